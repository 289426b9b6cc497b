package conformance.ours;

import conformance.Faults;
import conformance.Invoice;
import conformance.Subject;
import conformance.Xml;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/** Values of the XML that no Schematron looks into: keys of identifiers, days that exist, notes that say something, products of a line. */
public final class Values extends Ours {
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final Set<String> LEGAL_NOTES = Set.of("PMD", "PMT", "AAB");
  private static final int SHORTEST_NOTE = 6; // letters

  @Override
  public boolean sees(Subject.Kind kind) {
    return kind != Subject.Kind.PLAIN;
  }

  @Override
  public void judge(Subject subject, Faults faults) throws IOException {
    Invoice invoice = subject.invoice();
    if (invoice == null) return;
    identifiers(invoice, faults);
    party("seller", invoice.seller(), faults);
    party("buyer", invoice.buyer(), faults);
    if (!invoice.seller().siren().isEmpty() && invoice.seller().siren().equals(invoice.buyer().siren()))
      fault(faults, "SAME-PARTY", "seller and buyer have one SIREN, " + invoice.seller().siren());
    if (!invoice.iban().isEmpty() && !Keys.iban(invoice.iban())) fault(faults, "IBAN-KEY", "BT-84 “" + invoice.iban() + "”");
    for (Xml date : invoice.root().everywhere("DateTimeString")) day(date.text(), faults);
    for (Invoice.Note note : invoice.notes())
      if (LEGAL_NOTES.contains(note.code()) && note.text().codePoints().filter(Character::isLetter).count() < SHORTEST_NOTE)
        fault(faults, "NOTE", "the note " + note.code() + " says only “" + note.text() + "”");
    products(invoice, faults);
  }

  /** Each identifier by its scheme: 0002 SIREN, 0009 SIRET, 0225 an address that begins with a SIREN, FC the one of a seller without VAT number. */
  private static void identifiers(Invoice invoice, Faults faults) {
    for (String element : new String[] {"ID", "GlobalID", "URIID"})
      for (Xml id : invoice.root().everywhere(element)) {
        String text = id.text();
        switch (id.attribute("schemeID")) {
          case "0002" -> siren(text, faults);
          case "0009" -> {
            if (!Keys.siret(text)) fault(faults, "SIRET-KEY", "“" + text + "”");
          }
          case "0225" -> siren(text.length() < 9 ? text : text.substring(0, 9), faults);
          case "FC" -> {
            if (text.length() == 14 ? !Keys.siret(text) : !Keys.siren(text)) fault(faults, "TAX-NUMBER", "BT-32 “" + text + "” is no SIREN or SIRET");
          }
          case "VA" -> {
            if (text.startsWith("FR") && !Keys.frenchVat(text)) fault(faults, "VAT-KEY", "“" + text + "”");
          }
          default -> {}
        }
      }
  }

  private static void siren(String text, Faults faults) {
    if (!Keys.siren(text)) fault(faults, "SIREN-KEY", "“" + text + "”");
  }

  private static void party(String who, Invoice.Party party, Faults faults) {
    String vat = party.vatNumber(), siren = party.siren();
    if (vat.startsWith("FR") && !siren.isEmpty() && !vat.endsWith(siren)) fault(faults, "VAT-SIREN", who + ": " + vat + " is not of SIREN " + siren);
  }

  private static void day(String text, Faults faults) {
    try {
      if (!Keys.digits(text, 8)) throw new DateTimeException("not eight digits");
      LocalDate.of(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(4, 6)), Integer.parseInt(text.substring(6)));
    } catch (DateTimeException e) {
      fault(faults, "DATE", "“" + text + "” is no day");
    }
  }

  /** EN 16931 tells no Schematron to multiply quantity by price, and lets VAT be a whole unit away from base by rate. */
  private static void products(Invoice invoice, Faults faults) {
    int rank = 0;
    for (Invoice.Line line : invoice.lines()) {
      rank++;
      if (line.quantity() == null || line.netPrice() == null || line.net() == null) continue;
      BigDecimal want = line.quantity().multiply(line.netPrice()).divide(line.priceBase(), MathContext.DECIMAL64).add(line.adjustments());
      if (apart(want, line.net())) fault(faults, "LINE-SUM", "line " + rank + " is " + line.net() + ", quantity by price less discount is " + want);
    }
    for (Invoice.Tax tax : invoice.taxes()) {
      if (tax.base() == null || tax.rate() == null || tax.amount() == null) continue;
      BigDecimal want = tax.base().multiply(tax.rate()).divide(HUNDRED);
      if (apart(want, tax.amount())) fault(faults, "VAT-SUM", "VAT at " + tax.rate() + " is " + tax.amount() + ", base by rate is " + want);
    }
  }

  private static boolean apart(BigDecimal a, BigDecimal b) {
    return a.subtract(b).abs().compareTo(CENT) > 0;
  }
}
