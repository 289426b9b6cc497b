package invoice

import (
	"fmt"
	"strings"
)

// ibanLengths are the lengths of the SWIFT registry.
var ibanLengths = map[string]int{
	"AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29, "BY": 28, "CH": 21, "CR": 22,
	"CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27, "GB": 22,
	"GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HN": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30,
	"KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MN": 20,
	"MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22,
	"RU": 33, "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26,
	"UA": 29, "VA": 22, "VG": 24, "XK": 20, "YE": 30,
}

// ribOf are the countries whose IBAN holds a French account number, which has
// a key of its own.
var ribOf = map[string]bool{"FR": true, "MC": true}

var ibanPattern = pattern(`^[A-Z]{2}\d{2}[A-Z0-9]+$`)

// CheckIBAN is an IBAN without spaces: length of the country, ISO 7064 key
// (mod 97 = 1) and, in a French one, the key of the RIB.
func CheckIBAN(s string) (string, error) {
	iban := compact(s)
	if !ibanPattern().MatchString(iban) {
		return "", Invalid("", "Un IBAN commence par deux lettres et deux chiffres.", "Par exemple FR76 3000 6000 0112 3456 7890 189.")
	}
	length, known := ibanLengths[iban[:2]]
	switch {
	case !known:
		return "", Invalid("", fmt.Sprintf("Aucun pays n'a d'IBAN en %s.", iban[:2]), "")
	case len(iban) != length:
		return "", Invalid("", fmt.Sprintf("Un IBAN en %s a %d caractères, celui-ci %d.", iban[:2], length, len(iban)), "")
	case mod97(iban[4:]+iban[:4]) != 1:
		return "", Invalid("", "La clé de cet IBAN est fausse : vérifiez chaque groupe.", "")
	case ribOf[iban[:2]] && !ribKey(iban[4:]):
		return "", Invalid("", "La clé du RIB, à la fin de cet IBAN, est fausse : vérifiez le numéro de compte.", "")
	}
	return iban, nil
}

// mod97 is the rest of the number in which A is 10 and Z is 35.
func mod97(text string) int {
	rest := 0
	for _, r := range text {
		if r >= 'A' {
			rest = (rest*100 + int(r-'A') + 10) % 97
		} else {
			rest = (rest*10 + int(r-'0')) % 97
		}
	}
	return rest
}

// ribKey checks 97 - ((89×bank + 15×branch + 3×account) mod 97), letters of
// the account being read as digits: A, J are 1; B, K, S are 2; … I, R, Z are 9.
func ribKey(rib string) bool {
	digits := strings.Map(func(r rune) rune {
		switch {
		case r >= 'S':
			return r - 'S' + '2'
		case r >= 'J':
			return r - 'J' + '1'
		case r >= 'A':
			return r - 'A' + '1'
		}
		return r
	}, rib)
	key := 97 - (89*mod97(digits[:5])+15*mod97(digits[5:10])+3*mod97(digits[10:21]))%97
	return onlyDigits(rib[21:]) && rib[21:] == fmt.Sprintf("%02d", key)
}

var bicPattern = pattern(`^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$`)

// CheckBIC is a BIC of 8 or 11 characters whose country exists.
func CheckBIC(s string) (string, error) {
	bic := compact(s)
	if !bicPattern().MatchString(bic) || !countries[bic[4:6]] {
		return "", Invalid("", "Un BIC a 8 ou 11 caractères : la banque, le pays, la ville.", "Par exemple AGRIFRPP.")
	}
	return bic, nil
}

// FormatIBAN writes an IBAN in groups of four, with no-break spaces.
func FormatIBAN(s string) string {
	var groups []string
	for ; len(s) > 4; s = s[4:] {
		groups = append(groups, s[:4])
	}
	return strings.Join(append(groups, s), nbsp)
}
