package conformance.judges;

import conformance.Faults;
import conformance.Subject;
import conformance.Xml;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** The XMP packet of a PDF, by the local names of its properties. */
public final class Xmp {
  private static final String FX = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
  private static final Map<String, String> FACTUR_X =
      Map.of("DocumentType", "INVOICE", "DocumentFileName", Subject.ATTACHMENT, "Version", "1.0", "ConformanceLevel", "EN 16931");
  private final Xml packet;

  private Xmp(Xml packet) {
    this.packet = packet;
  }

  /** The packet of a PDF; an empty one when it has none that can be read, of which veraPDF speaks. */
  public static Xmp of(Subject subject) throws IOException {
    PDMetadata stream = subject.pdf().getDocumentCatalog().getMetadata();
    if (stream == null) return new Xmp(null);
    try {
      return new Xmp(Xml.parse(stream.toByteArray()));
    } catch (IOException e) {
      return new Xmp(null);
    }
  }

  /** A property, written as element or as attribute; "" when it is not there. */
  public String value(String namespace, String name) {
    if (packet == null) return "";
    var elements = packet.element().getElementsByTagNameNS(namespace, name);
    if (elements.getLength() > 0) return elements.item(0).getTextContent().trim();
    for (Xml description : packet.everywhere("Description"))
      if (description.element().hasAttributeNS(namespace, name)) return description.element().getAttributeNS(namespace, name);
    return "";
  }

  /** The four properties by which a reader knows a Factur-X. */
  void facturX(Faults faults, String judge) {
    FACTUR_X.forEach(
        (name, want) -> {
          String got = value(FX, name);
          if (!got.equals(want)) faults.add(judge, "XMP", "fx:" + name + " is “" + got + "”, not “" + want + "”");
        });
  }
}
