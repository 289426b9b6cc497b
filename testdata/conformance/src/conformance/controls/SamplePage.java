package conformance.controls;

import conformance.Invoice;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Draws what a CII says as a plain page with the program's words: heading, parties, a row a line, sums. */
final class SamplePage {
  private static final String FONT = "../../pdf/fonts/regular.ttf"; // from the folder of the check
  private static final float SIZE = 9, LEADING = 14, LEFT = 45, FOOT = 60;
  private static final float QUANTITY = 330, PRICE = 410, RATE = 455, AMOUNT = 540;
  private static final int NAME = 48; // characters a line of a designation
  private static final Map<String, String> TITLES = Map.of("381", "Avoir", "384", "Facture rectificative", "386", "Facture d’acompte");

  private final PDDocument pdf;
  private final Invoice invoice;
  private final Set<Trait> traits;
  private final PDFont font;
  private PDPageContentStream content;
  private PDPage page;
  private float y;

  SamplePage(PDDocument pdf, Invoice invoice, Set<Trait> traits) throws IOException {
    this.pdf = pdf;
    this.invoice = invoice;
    this.traits = traits;
    this.font = load(pdf);
  }

  private static PDType0Font load(PDDocument pdf) throws IOException {
    File file = Path.of(System.getProperty("conformance.home"), FONT).toFile();
    return PDType0Font.load(pdf, new TTFParser(true).parse(new RandomAccessReadBufferedFile(file)), false);
  }

  static String title(Invoice invoice, Set<Trait> traits) {
    if (traits.contains(Trait.QUOTE) || traits.contains(Trait.QUOTE_WITH_XML)) return "Devis";
    return TITLES.getOrDefault(invoice.type(), "Facture");
  }

  void draw() throws IOException {
    turn();
    heading();
    parties();
    for (Invoice.Line line : invoice.lines()) line(line);
    if (traits.contains(Trait.TOTALS_ALONE)) turn();
    sums();
    odd();
    content.close();
    odder();
  }

  private void turn() throws IOException {
    if (content != null) content.close();
    page = new PDPage(PDRectangle.A4);
    pdf.addPage(page);
    content = new PDPageContentStream(pdf, page);
    y = PDRectangle.A4.getHeight() - FOOT;
  }

  private void heading() throws IOException {
    text(LEFT, title(invoice, traits));
    right(AMOUNT, invoice.number());
    next();
    row("Date d’émission", day(invoice.issueDate()));
    if (!invoice.dueDate().isEmpty()) row("Échéance", day(invoice.dueDate()));
    for (Invoice.Named day : invoice.days()) row("Prestation", day(day.text()));
    for (Invoice.Named reference : invoice.references()) row("Référence", reference.text());
    for (Invoice.Preceding earlier : invoice.precedings()) row("Facture", earlier.number() + (earlier.date().isEmpty() ? "" : " du " + day(earlier.date())));
  }

  private void parties() throws IOException {
    for (Invoice.Party party : List.of(invoice.seller(), invoice.buyer())) {
      next();
      row(party.name(), String.join(", ", party.address()));
      if (!party.siren().isEmpty()) row("SIREN", grouped(party.siren()));
      if (!party.vatNumber().isEmpty()) row("N° TVA", party.vatNumber());
    }
    if (!invoice.delivery().address().isEmpty()) row("Livraison", String.join(", ", invoice.delivery().address()));
    if (!invoice.iban().isEmpty()) row("IBAN", invoice.iban().replaceAll("(.{4})(?=.)", "$1\u00A0"));
    next();
  }

  private void line(Invoice.Line line) throws IOException {
    List<String> name = wrap(line.name());
    if (y < FOOT + (name.size() + 1) * LEADING) turn();
    float top = y;
    under(name);
    float bottom = y;
    y = top;
    right(QUANTITY, figure(line.quantity(), 0));
    right(PRICE, figure(line.netPrice(), 2) + "\u00A0€");
    right(AMOUNT, figure(line.net(), 2) + "\u00A0€");
    if (line.rate() != null) right(RATE, figure(line.rate().stripTrailingZeros(), 0) + "\u00A0%");
    y = bottom;
    for (Invoice.Named day : line.days()) under(List.of(day(day.text())));
    if (!line.description().isEmpty()) for (String part : line.description().split("\n")) under(wrap(part));
  }

  private void under(List<String> lines) throws IOException {
    for (String line : lines) {
      text(LEFT, line);
      next();
    }
  }

  private void sums() throws IOException {
    next();
    sum("Total des lignes", invoice.sum("LineTotalAmount"));
    sum("Total hors taxes", invoice.sum("TaxBasisTotalAmount"));
    for (Invoice.Tax tax : invoice.taxes()) {
      if (tax.amount().signum() != 0) sum("TVA " + figure(tax.rate().stripTrailingZeros(), 0) + "\u00A0%", tax.amount());
      if (!tax.reason().isEmpty()) row(tax.reason(), "");
    }
    sum("TVA en euros", invoice.currency().equals("EUR") ? null : invoice.taxTotal("EUR"));
    sum("TVA totale", invoice.taxTotal(invoice.currency()));
    sum("Total TTC", invoice.sum("GrandTotalAmount"));
    sum(invoice.type().equals("381") ? "Total de l’avoir" : "Net à payer", invoice.sum("DuePayableAmount"));
  }

  private void sum(String label, BigDecimal amount) throws IOException {
    if (amount == null) return;
    text(PRICE - 90, label);
    right(AMOUNT, figure(amount, 2) + "\u00A0€");
    next();
  }

  /** What PDFBox can be asked to draw wrong. */
  private void odd() throws IOException {
    if (traits.contains(Trait.OFF_EDGE)) text(PDRectangle.A4.getWidth() - 20, "Conditions de règlement");
    if (traits.contains(Trait.WRITTEN_OVER)) {
      text(LEFT, "Pose comprise");
      text(LEFT + 4, "Livraison comprise");
    }
    if (traits.contains(Trait.STANDARD_FONT)) text(new PDType1Font(Standard14Fonts.FontName.HELVETICA), LEFT, "Merci");
  }

  /** What it refuses to draw: a code of our own in a stream of our own. */
  private void odder() throws IOException {
    if (traits.contains(Trait.NOTDEF)) code(load(pdf), "0000");
    if (traits.contains(Trait.EMPTY_GLYPH)) {
      PDType0Font other = load(pdf);
      String space = HexFormat.of().formatHex(font.encode(" "));
      PDStream names = new PDStream(pdf);
      try (OutputStream out = names.createOutputStream()) {
        out.write(NAMES.formatted(space).getBytes(StandardCharsets.US_ASCII));
      }
      other.getCOSObject().setItem(COSName.TO_UNICODE, names);
      code(other, space);
    }
  }

  private void code(PDFont with, String hex) throws IOException {
    String operators = "BT /%s 9 Tf 45 40 Td <%s> Tj ET\n".formatted(page.getResources().add(with).getName(), hex);
    PDStream more = new PDStream(pdf);
    try (OutputStream out = more.createOutputStream()) {
      out.write(operators.getBytes(StandardCharsets.US_ASCII));
    }
    List<PDStream> all = new ArrayList<>();
    page.getContentStreams().forEachRemaining(all::add);
    all.add(more);
    page.setContents(all);
  }

  private void row(String label, String value) throws IOException {
    text(LEFT, label);
    if (!value.isEmpty()) right(AMOUNT, value);
    next();
  }

  private void next() {
    y -= LEADING;
  }

  private void text(float x, String text) throws IOException {
    text(font, x, text);
  }

  private void text(PDFont with, float x, String text) throws IOException {
    content.beginText();
    content.setFont(with, SIZE);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }

  private void right(float x, String text) throws IOException {
    text(x - font.getStringWidth(text) / 1000 * SIZE, text);
  }

  private static List<String> wrap(String text) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > NAME) {
      int space = rest.lastIndexOf(' ', NAME);
      int cut = space > 0 ? space : NAME;
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut).trim();
    }
    lines.add(rest);
    return lines;
  }

  private static String day(String eight) {
    return eight.substring(6) + "/" + eight.substring(4, 6) + "/" + eight.substring(0, 4);
  }

  private static String grouped(String siren) {
    return siren.replaceAll("(.{3})(?=.)", "$1\u00A0");
  }

  private static String figure(BigDecimal number, int decimals) {
    if (number == null) return "";
    String[] parts = number.setScale(Math.max(decimals, number.scale()), RoundingMode.HALF_UP).toPlainString().split("\\.");
    String whole = parts[0].replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", "\u202F");
    return parts.length == 1 ? whole : whole + "," + parts[1];
  }

  private static final String NAMES =
      """
      /CIDInit /ProcSet findresource begin 12 dict begin begincmap
      /CMapName /Adobe-Identity-UCS def /CMapType 2 def
      1 begincodespacerange <0000> <FFFF> endcodespacerange
      1 beginbfchar <%s> <0041> endbfchar
      endcmap CMapName currentdict /CMap defineresource pop end end
      """;
}
