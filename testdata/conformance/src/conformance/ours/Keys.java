package conformance.ours;

import java.math.BigInteger;

/** The keys of identifiers (INSEE, VAT of France, ISO 13616). Each is asked of a text of the right shape only. */
final class Keys {
  private static final String LA_POSTE = "356000000";

  private Keys() {}

  static boolean digits(String text, int count) {
    return text.length() == count && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** SIREN: nine digits, the last a Luhn key. */
  static boolean siren(String text) {
    return digits(text, 9) && luhn(text);
  }

  /** SIRET: fourteen digits, SIREN and whole both under a Luhn key; but the offices of La Poste, whose digits add up to a multiple of five. */
  static boolean siret(String text) {
    if (!digits(text, 14) || !siren(text.substring(0, 9))) return false;
    return luhn(text) || (text.startsWith(LA_POSTE) && text.chars().map(c -> c - '0').sum() % 5 == 0);
  }

  /** The two digits before the SIREN in a French VAT number; keys with letters are of another scheme and pass. */
  static boolean frenchVat(String text) {
    if (text.length() != 13 || !digits(text.substring(4), 9)) return false;
    if (!digits(text.substring(2, 4), 2)) return true;
    int siren = Integer.parseInt(text.substring(4));
    return siren(text.substring(4)) && Integer.parseInt(text.substring(2, 4)) == (12 + 3 * (siren % 97)) % 97;
  }

  static boolean iban(String text) {
    if (!text.matches("[A-Z]{2}\\d{2}[A-Z0-9]{10,30}") || (text.startsWith("FR") && text.length() != 27)) return false;
    StringBuilder number = new StringBuilder();
    (text.substring(4) + text.substring(0, 4)).chars().forEach(c -> number.append(Character.getNumericValue(c)));
    return new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  private static boolean luhn(String text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = (text.charAt(text.length() - 1 - i) - '0') * (1 + i % 2);
      sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
  }
}
