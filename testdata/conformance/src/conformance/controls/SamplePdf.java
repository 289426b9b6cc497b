package conformance.controls;

import conformance.Invoice;
import conformance.Subject;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/** A small PDF/A-3b with a CII inside, made by PDFBox and not by the program under test; the traits say what is wrong with it. */
final class SamplePdf {
  private static final Calendar MOMENT = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
  private static final String STAMP = "2026-11-13T12:00:00Z", MAKER = "Conformance controls";

  static {
    MOMENT.clear();
    MOMENT.set(2026, Calendar.NOVEMBER, 13, 12, 0, 0);
  }

  private final Invoice page;
  private final byte[] xml;
  private final Set<Trait> traits;
  private final String title;

  SamplePdf(Invoice page, byte[] xml, Set<Trait> traits) {
    this.page = page;
    this.xml = xml;
    this.traits = traits;
    this.title = SamplePage.title(page, traits) + " " + page.number();
  }

  byte[] bytes() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      pdf.setVersion(1.7f);
      new SamplePage(pdf, page, traits).draw();
      describe(pdf);
      if (!has(Trait.NO_INTENT)) intent(pdf);
      if (!has(Trait.NO_ATTACHMENT) && !has(Trait.QUOTE) && !has(Trait.INVOICE_WITHOUT_XML)) attach(pdf);
      if (has(Trait.SCRIPT)) pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pdf.save(out);
      return has(Trait.TRUNCATED) ? Arrays.copyOf(out.toByteArray(), out.size() / 3) : out.toByteArray();
    }
  }

  private boolean has(Trait trait) {
    return traits.contains(trait);
  }

  private void describe(PDDocument pdf) throws IOException {
    PDDocumentInformation info = new PDDocumentInformation();
    info.setTitle(has(Trait.OTHER_TITLE) ? title + " bis" : title);
    info.setAuthor(page.seller().name());
    info.setCreator(MAKER);
    info.setProducer(MAKER);
    info.setCreationDate(MOMENT);
    info.setModificationDate(MOMENT);
    pdf.setDocumentInformation(info);
    PDDocumentCatalog catalog = pdf.getDocumentCatalog();
    catalog.setLanguage("fr-FR");
    if (has(Trait.NO_XMP)) return;
    PDMetadata metadata = new PDMetadata(pdf);
    metadata.importXMPMetadata(xmp().getBytes(StandardCharsets.UTF_8));
    catalog.setMetadata(metadata);
  }

  private static void intent(PDDocument pdf) throws IOException {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    PDOutputIntent intent = new PDOutputIntent(pdf, new ByteArrayInputStream(profile));
    intent.setInfo("sRGB IEC61966-2.1");
    intent.setOutputCondition("sRGB IEC61966-2.1");
    intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
    pdf.getDocumentCatalog().addOutputIntent(intent);
  }

  private void attach(PDDocument pdf) throws IOException {
    Map<String, PDComplexFileSpecification> files = new LinkedHashMap<>();
    String name = has(Trait.OTHER_NAME) ? "facture.xml" : Subject.ATTACHMENT;
    files.put(name, file(pdf, name));
    if (has(Trait.SECOND_FILE)) files.put("notes.xml", file(pdf, "notes.xml"));
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(files);
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    pdf.getDocumentCatalog().setNames(names);
    COSArray associated = new COSArray();
    if (!has(Trait.NOT_ASSOCIATED)) files.values().forEach(associated::add);
    pdf.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
  }

  private PDComplexFileSpecification file(PDDocument pdf, String name) throws IOException {
    PDEmbeddedFile content = new PDEmbeddedFile(pdf, new ByteArrayInputStream(xml));
    content.setSubtype(has(Trait.TYPE_OCTETS) ? "application/octet-stream" : "text/xml");
    content.setSize(xml.length);
    content.setCreationDate(MOMENT);
    content.setModDate(MOMENT);
    PDComplexFileSpecification file = new PDComplexFileSpecification();
    file.setFile(name);
    file.setFileUnicode(name);
    file.setEmbeddedFile(content);
    file.setEmbeddedFileUnicode(content);
    file.getCOSObject().setName(COSName.getPDFName("AFRelationship"), has(Trait.RELATION_DATA) ? "Data" : "Alternative");
    return file;
  }

  private String xmp() {
    StringBuilder properties = new StringBuilder();
    for (String name : List.of("DocumentFileName", "DocumentType", "Version", "ConformanceLevel"))
      properties.append(
          """
          <rdf:li rdf:parseType="Resource"><pdfaProperty:name>%s</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>\
          <pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>of Factur-X</pdfaProperty:description></rdf:li>
          """
              .formatted(name));
    int part = has(Trait.DECLARES_2B) ? 2 : 3;
    String conformance = has(Trait.DECLARES_3U) ? "U" : "B", level = has(Trait.LEVEL_BASIC) ? "BASIC" : "EN 16931";
    return PACKET.formatted(part, conformance, escaped(title), escaped(page.seller().name()), MAKER, MAKER, STAMP, STAMP, level, properties);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static final String PACKET =
      """
      <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
      <pdfaid:part>%d</pdfaid:part><pdfaid:conformance>%s</pdfaid:conformance></rdf:Description>
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
      <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator></rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>%s</pdf:Producer></rdf:Description>
      <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
      <xmp:CreatorTool>%s</xmp:CreatorTool><xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate></rdf:Description>
      <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
      <fx:DocumentFileName>factur-x.xml</fx:DocumentFileName><fx:DocumentType>INVOICE</fx:DocumentType><fx:Version>1.0</fx:Version>
      <fx:ConformanceLevel>%s</fx:ConformanceLevel></rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
        xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>Factur-X</pdfaSchema:schema><pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>fx</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>
      %s</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="w"?>
      """;
}
