package conformance.ours;

import conformance.Faults;
import conformance.Invoice;
import conformance.page.Page;
import conformance.page.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sums of the page, by the words before them, against the ones of the XML. */
record Sums(Invoice invoice, List<Page> pages, Faults faults) {
  private static final Pattern PAYABLE = Pattern.compile("^(Net à payer|Total de l’avoir)$");
  private static final Pattern VAT = Pattern.compile("^TVA\\h+(\\d+(?:,\\d+)?)\\h*%");
  private static final String FINAL = "DuePayableAmount";

  /** What the page may call a sum, and the sum of the XML that it is then. */
  private static final Map<Pattern, String> LABELS = new LinkedHashMap<>();

  static {
    LABELS.put(Pattern.compile("^Total des lignes$"), "LineTotalAmount");
    LABELS.put(Pattern.compile("^Total (hors taxes|HT)$"), "TaxBasisTotalAmount");
    LABELS.put(Pattern.compile("^Total TTC$"), "GrandTotalAmount");
    LABELS.put(PAYABLE, FINAL);
  }

  void compare() {
    if (payable(pages) == null) Ours.fault(faults, "PAGE-BT-115", "no row of the page gives the total to pay");
    for (Page page : pages)
      for (Row row : page.rows())
        for (int label = 0; label + 1 < row.cells().size(); label++) {
          named(row, label);
          tax(row, label);
        }
    taxes();
  }

  /** The row of the last sum; null when there is none. */
  static Place payable(List<Page> pages) {
    for (int p = pages.size() - 1; p >= 0; p--) {
      List<Row> rows = pages.get(p).rows();
      for (int r = 0; r < rows.size(); r++) for (String cell : rows.get(r).cells()) if (PAYABLE.matcher(cell.trim()).find()) return new Place(p, r);
    }
    return null;
  }

  private void named(Row row, int label) {
    String words = row.cells().get(label).trim();
    LABELS.forEach(
        (pattern, element) -> {
          BigDecimal want = invoice.sum(element);
          if (pattern.matcher(words).find() && !row.shows(want, label + 1))
            Ours.fault(faults, "PAGE-SUM", "“" + row + "” is " + want + " in the XML (" + element + ")");
        });
  }

  /** A row "TVA 20 %" has the amount of the group of that rate. */
  private void tax(Row row, int label) {
    Matcher vat = VAT.matcher(row.cells().get(label).trim());
    if (!vat.find()) return;
    BigDecimal rate = new BigDecimal(vat.group(1).replace(',', '.'));
    boolean known = invoice.taxes().stream().anyMatch(t -> t.rate() != null && t.rate().compareTo(rate) == 0 && row.shows(t.amount(), label + 1));
    if (!known) Ours.fault(faults, "PAGE-SUM", "“" + row + "” is no group of the XML");
  }

  /** Each VAT amount, the one in euros of another currency, and each total is a figure of the page. */
  private void taxes() {
    for (Invoice.Tax tax : invoice.taxes()) figure("BT-117", tax.amount());
    if (!invoice.currency().equals("EUR")) figure("BT-111", invoice.taxTotal("EUR"));
    figure("BT-112", invoice.sum("GrandTotalAmount"));
    figure("BT-115", invoice.sum(FINAL));
  }

  private void figure(String term, BigDecimal amount) {
    if (amount == null || amount.signum() == 0) return;
    boolean shown = pages.stream().anyMatch(p -> p.rows().stream().anyMatch(r -> r.shows(amount, 0)));
    if (!shown) Ours.fault(faults, "PAGE-" + term, amount + " is not on the page");
  }
}
