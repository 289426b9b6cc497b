package conformance.ours;

import conformance.Faults;
import conformance.Invoice;
import conformance.Subject;
import conformance.page.Page;
import conformance.page.Row;
import conformance.page.Words;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Page and XML say the same thing (CGI ann. II art. 242 nonies A; no judge opens both). A rule is named by its business term. */
public final class PageAndXml extends Ours {
  private static final int ENOUGH = 16; // signs, to know a text by its end
  private static final Map<String, String> TITLES = Map.of("380", "Facture", "381", "Avoir", "384", "Facture rectificative", "386", "Facture d’acompte");

  @Override
  public boolean sees(Subject.Kind kind) {
    return kind == Subject.Kind.INVOICE;
  }

  @Override
  public void judge(Subject subject, Faults faults) throws IOException {
    if (subject.invoice() == null) return;
    new Reading(subject.invoice(), subject.pages(), faults).compare();
  }

  private record Reading(Invoice invoice, List<Page> pages, Faults faults) {
    void compare() {
      heading();
      parties();
      for (Invoice.Named reference : invoice.references()) shown(reference.term(), reference.text());
      for (Invoice.Preceding earlier : invoice.precedings()) {
        shown("BT-25", earlier.number());
        if (!earlier.date().isEmpty()) dated("BT-26", earlier.date());
      }
      for (Invoice.Tax tax : invoice.taxes()) shown("BT-120", tax.reason());
      List<Place> lines = lines();
      new Sums(invoice, pages, faults).compare();
      totalsWithLine(lines);
    }

    private void heading() {
      shown("BT-3", TITLES.getOrDefault(invoice.type(), "Facture"));
      shown("BT-1", invoice.number());
      dated("BT-2", invoice.issueDate());
      for (Invoice.Named day : invoice.days()) dated(day.term(), day.text());
      if (toPay() && !invoice.dueDate().isEmpty()) dated("BT-9", invoice.dueDate());
    }

    private boolean toPay() {
      BigDecimal payable = invoice.sum("DuePayableAmount");
      return payable != null && payable.signum() > 0;
    }

    private void parties() {
      Invoice.Party seller = invoice.seller(), buyer = invoice.buyer();
      shown("BT-27", seller.name());
      shown("BT-30", seller.siren());
      shown("BT-31", seller.vatNumber());
      for (String part : seller.address()) shown("BG-5", part);
      shown("BT-44", buyer.name());
      shown("BT-47", buyer.siren());
      shown("BT-48", buyer.vatNumber());
      for (String part : buyer.address()) shown("BG-8", part);
      for (String part : invoice.delivery().address()) shown("BG-15", part);
      if (toPay()) shown("BT-84", invoice.iban());
    }

    /** The rows of the lines, one after the other, each with its designation, quantity, price and amount. */
    private List<Place> lines() {
      List<Place> found = new ArrayList<>();
      Place last = new Place(0, -1);
      int rank = 0;
      for (Invoice.Line line : invoice.lines()) {
        rank++;
        Place place = after(last, line);
        if (place == null) {
          String said = "“" + line.name() + "”, " + line.quantity() + " × " + line.netPrice() + " = " + line.net();
          fault(faults, "PAGE-LINE", "line " + rank + " (" + said + ") has no row of its own on the page");
        } else {
          found.add(place);
          last = place;
        }
        shown("BT-153", line.name());
        shown("BT-154", line.description());
        for (Invoice.Named day : line.days()) dated(day.term(), day.text());
      }
      return found;
    }

    private Place after(Place last, Invoice.Line line) {
      Words name = new Words(line.name());
      for (int p = last.page(); p < pages.size(); p++) {
        List<Row> rows = pages.get(p).rows();
        for (int r = p == last.page() ? last.row() + 1 : 0; r < rows.size(); r++) {
          Row row = rows.get(r);
          if (figures(row, line) && name.beginWith(Words.squeeze(row.cells().get(0)))) return new Place(p, r);
        }
      }
      return null;
    }

    /** Quantity, price, amount, and a rate other than 0, after the designation (242 nonies A I-8°). */
    private static boolean figures(Row row, Invoice.Line line) {
      boolean price = row.shows(line.netPrice(), 1) || (line.grossPrice() != null && row.shows(line.grossPrice(), 1));
      boolean rate = line.rate() == null || line.rate().signum() == 0 || row.shows(line.rate(), 1);
      return price && rate && row.shows(line.quantity(), 1) && row.shows(line.net(), 1);
    }

    /** The last sum is not alone on its page: a line is there, the end of a long one, or a deposit that it deducts. */
    private void totalsWithLine(List<Place> lines) {
      Place payable = Sums.payable(pages);
      if (payable == null || pages.size() == 1) return;
      boolean line = lines.stream().anyMatch(l -> l.page() == payable.page());
      List<Page> page = List.of(pages.get(payable.page()));
      boolean end = !invoice.lines().isEmpty() && endOfLine(invoice.lines().get(invoice.lines().size() - 1)).on(page);
      boolean deposit = invoice.precedings().stream().anyMatch(d -> new Words(d.number()).on(page));
      if (!line && !end && !deposit) fault(faults, "TOTALS-ALONE", "page " + page.get(0).number() + " has the total but no line");
    }

    private static Words endOfLine(Invoice.Line line) {
      return new Words(line.description().isEmpty() ? line.name() : line.description()).end(ENOUGH);
    }

    private void shown(String term, String text) {
      if (!new Words(text).on(pages)) fault(faults, "PAGE-" + term, "“" + text + "” is not on the page");
    }

    private void dated(String term, String day) {
      if (!Keys.digits(day, 8)) return;
      String year = day.substring(0, 4), month = day.substring(4, 6), number = day.substring(6);
      String dayOfMonth = number.replaceFirst("^0", "");
      String inWords = Words.squeeze(dayOfMonth + (dayOfMonth.equals("1") ? "er" : "") + month(month) + year);
      String span = "du" + number + "/" + month + "(?:/" + year + ")?(?=au)"; // the first day of a period may leave its year to the last
      Pattern either = Pattern.compile("(?<!\\d)(?:" + number + "/" + month + "/" + year + "(?!\\d)|" + span + "|" + Pattern.quote(inWords) + "(?!\\d))");
      if (cells().noneMatch(cell -> either.matcher(cell).find())) fault(faults, "PAGE-" + term, day + " is not on the page");
    }

    private Stream<String> cells() {
      return pages.stream().flatMap(p -> p.rows().stream()).flatMap(r -> r.cells().stream()).map(Words::squeeze);
    }

    private static String month(String number) {
      String[] names = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"};
      int month = Integer.parseInt(number);
      return month >= 1 && month <= 12 ? names[month - 1] : "?";
    }
  }
}
