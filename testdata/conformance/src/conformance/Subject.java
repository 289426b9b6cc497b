package conformance;

import conformance.page.Page;
import conformance.page.PageReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;

/** A document before the judges: its bytes and, read once and only when asked, its PDF, its pages, its XML. */
public final class Subject implements AutoCloseable {
  /** What a file claims to be. */
  public enum Kind {
    /** A PDF with factur-x.xml inside: invoice, deposit, balance, credit note. */
    INVOICE,
    /** A PDF without any XML: quote, letter. */
    PLAIN,
    /** The XML alone. */
    XML
  }

  public static final String ATTACHMENT = "factur-x.xml";

  private final Kind kind;
  private final byte[] bytes;
  private PDDocument pdf;
  private List<Page> pages;
  private byte[] xml;
  private Invoice invoice;

  public Subject(Kind kind, byte[] bytes) {
    this.kind = kind;
    this.bytes = bytes;
  }

  /** Fails when the file, or the XML in it, cannot be read at all. */
  public void open() throws IOException {
    if (kind != Kind.XML) pages();
    if (kind != Kind.PLAIN) invoice();
  }

  public Kind kind() {
    return kind;
  }

  public byte[] bytes() {
    return bytes;
  }

  public PDDocument pdf() throws IOException {
    if (pdf == null) pdf = Loader.loadPDF(bytes);
    return pdf;
  }

  public List<Page> pages() throws IOException {
    if (pages == null) pages = PageReader.read(pdf());
    return pages;
  }

  /** The attached XML, or the file itself when it is XML; null when there is none. */
  public byte[] xml() throws IOException {
    if (xml == null) xml = kind == Kind.XML ? bytes : attachedXml();
    return xml;
  }

  /** The XML read as an invoice; null when there is none. */
  public Invoice invoice() throws IOException {
    if (invoice == null && xml() != null) invoice = new Invoice(Xml.parse(xml()));
    return invoice;
  }

  /** The embedded files, by their name in the name tree. */
  public Map<String, PDComplexFileSpecification> attachments() throws IOException {
    Map<String, PDComplexFileSpecification> all = new LinkedHashMap<>();
    PDDocumentNameDictionary names = pdf().getDocumentCatalog().getNames();
    if (names != null) collect(names.getEmbeddedFiles(), all);
    return all;
  }

  private static void collect(PDNameTreeNode<PDComplexFileSpecification> node, Map<String, PDComplexFileSpecification> all) throws IOException {
    if (node == null) return;
    if (node.getNames() != null) all.putAll(node.getNames());
    if (node.getKids() != null) for (var kid : node.getKids()) collect(kid, all);
  }

  private byte[] attachedXml() throws IOException {
    for (PDComplexFileSpecification file : attachments().values())
      if (ATTACHMENT.equals(file.getFileUnicode()) || ATTACHMENT.equals(file.getFile()))
        return file.getEmbeddedFile() == null ? null : file.getEmbeddedFile().toByteArray();
    return null;
  }

  @Override
  public void close() throws IOException {
    if (pdf != null) pdf.close();
  }
}
