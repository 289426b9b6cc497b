package conformance.ours;

import conformance.Faults;
import conformance.Subject;
import conformance.judges.Xmp;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Calendar;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** What the file says of itself: Info and XMP agree, and what is called an invoice has its XML. */
public final class Metadata extends Ours {
  private static final String DC = "http://purl.org/dc/elements/1.1/", XMP = "http://ns.adobe.com/xap/1.0/", PDF = "http://ns.adobe.com/pdf/1.3/";
  private static final Pattern INVOICES = Pattern.compile("^(Facture|Avoir)\\b", Pattern.UNICODE_CHARACTER_CLASS);

  @Override
  public boolean sees(Subject.Kind kind) {
    return kind != Subject.Kind.XML;
  }

  @Override
  public void judge(Subject subject, Faults faults) throws IOException {
    PDDocumentInformation info = subject.pdf().getDocumentInformation();
    Xmp xmp = Xmp.of(subject);
    same(faults, "title", info.getTitle(), xmp.value(DC, "title"));
    same(faults, "author", info.getAuthor(), xmp.value(DC, "creator"));
    same(faults, "creator", info.getCreator(), xmp.value(XMP, "CreatorTool"));
    same(faults, "producer", info.getProducer(), xmp.value(PDF, "Producer"));
    same(faults, "date of creation", info.getCreationDate(), xmp.value(XMP, "CreateDate"));
    same(faults, "date of change", info.getModificationDate(), xmp.value(XMP, "ModifyDate"));
    String title = info.getTitle() == null ? "" : info.getTitle();
    if (subject.kind() == Subject.Kind.PLAIN && INVOICES.matcher(title).find()) fault(faults, "PLAIN", "“" + title + "” has no XML");
    if (subject.invoice() != null && !title.contains(subject.invoice().number()))
      fault(faults, "TITLE", "the title “" + title + "” does not name " + subject.invoice().number());
  }

  private static void same(Faults faults, String what, String info, String xmp) {
    String said = info == null ? "" : info;
    if (!said.equals(xmp)) fault(faults, "INFO", what + ": Info says “" + said + "”, the XMP “" + xmp + "”");
  }

  private static void same(Faults faults, String what, Calendar info, String xmp) {
    Instant said = info == null ? null : info.toInstant();
    Instant other;
    try {
      other = xmp.isEmpty() ? null : OffsetDateTime.parse(xmp).toInstant();
    } catch (DateTimeParseException e) {
      other = Instant.MIN;
    }
    if (said == null ? other != null : !said.equals(other)) fault(faults, "INFO", what + ": Info says " + said + ", the XMP “" + xmp + "”");
  }
}
