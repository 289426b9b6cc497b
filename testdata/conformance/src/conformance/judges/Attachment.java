package conformance.judges;

import conformance.Faults;
import conformance.Judge;
import conformance.Subject;
import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;

/**
 * How the XML is attached (Factur-X 1.09, section 6.2): one factur-x.xml, AFRelationship Alternative, in the catalog's /AF, of type text/xml,
 * and named in the XMP. A document without XML has no attachment at all.
 */
public final class Attachment implements Judge {
  @Override
  public String name() {
    return "attachment";
  }

  @Override
  public boolean sees(Subject.Kind kind) {
    return kind != Subject.Kind.XML;
  }

  @Override
  public void judge(Subject subject, Faults faults) throws IOException {
    var all = subject.attachments();
    if (subject.kind() == Subject.Kind.PLAIN) {
      if (!all.isEmpty()) faults.add(name(), "PLAIN", "a document without XML has " + all.keySet() + " attached");
      return;
    }
    if (subject.xml() == null) {
      faults.add(name(), "NONE", "no factur-x.xml; found " + all.keySet());
      return;
    }
    if (all.size() > 1) faults.add(name(), "SEVERAL", "several files are attached: " + all.keySet());
    for (PDComplexFileSpecification file : all.values())
      if (Subject.ATTACHMENT.equals(file.getFileUnicode()) || Subject.ATTACHMENT.equals(file.getFile())) specification(subject, file, faults);
    Xmp.of(subject).facturX(faults, name());
  }

  private void specification(Subject subject, PDComplexFileSpecification file, Faults faults) throws IOException {
    if (!Subject.ATTACHMENT.equals(file.getFileUnicode()) || !Subject.ATTACHMENT.equals(file.getFile()))
      faults.add(name(), "NAME", "/F is " + file.getFile() + " and /UF " + file.getFileUnicode());
    String relation = file.getCOSObject().getNameAsString("AFRelationship");
    if (!"Alternative".equals(relation)) faults.add(name(), "RELATION", "AFRelationship is " + relation + ", not Alternative");
    String type = file.getEmbeddedFile().getSubtype();
    if (!"text/xml".equals(type)) faults.add(name(), "TYPE", "the file's type is " + type + ", not text/xml");
    COSBase associated = subject.pdf().getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.getPDFName("AF"));
    if (!(associated instanceof COSArray list) || !list.toList().stream().map(Attachment::resolved).anyMatch(o -> o == file.getCOSObject()))
      faults.add(name(), "AF", "the catalog's /AF does not name the file");
  }

  private static COSBase resolved(COSBase object) {
    return object instanceof org.apache.pdfbox.cos.COSObject reference ? reference.getObject() : object;
  }
}
