package conformance.judges;

import conformance.Faults;
import conformance.Judge;
import conformance.Subject;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.streams.Steps;

/** A Schematron that was published as XSLT, compiled once. Warnings and information of its authors are no faults. */
public final class Schematron implements Judge {
  private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";
  private static final Set<String> MILD = Set.of("warning", "information");
  private final String name;
  private final Processor saxon;
  private final XsltExecutable rules;

  /** Compiles rules; the processor may be shared. */
  public Schematron(String name, Processor saxon, Path xslt) throws SaxonApiException {
    this.name = name;
    this.saxon = saxon;
    this.rules = saxon.newXsltCompiler().compile(new StreamSource(xslt.toFile()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean sees(Subject.Kind kind) {
    return kind != Subject.Kind.PLAIN;
  }

  @Override
  public void judge(Subject subject, Faults faults) throws Exception {
    if (subject.invoice() == null) return;
    XdmNode document = saxon.newDocumentBuilder().build(new StreamSource(new ByteArrayInputStream(subject.xml())));
    Xslt30Transformer transformer = rules.load30();
    transformer.setGlobalContextItem(document);
    XdmDestination report = new XdmDestination();
    transformer.applyTemplates(document, report);
    boolean fired = false;
    for (XdmNode node : report.getXdmNode().select(Steps.descendant(n -> SVRL.equals(namespace(n)))).asList()) {
      switch (node.getNodeName().getLocalName()) {
        case "fired-rule" -> fired = true;
        case "failed-assert", "successful-report" -> report(node, faults);
        default -> {}
      }
    }
    if (!fired) faults.add(name, "SILENT", "no rule fired: this is no document that it knows");
  }

  private void report(XdmNode node, Faults faults) {
    if (!MILD.contains(attribute(node, "flag")) && !MILD.contains(attribute(node, "role"))) faults.add(name, attribute(node, "id"), node.getStringValue());
  }

  private static String namespace(XdmNode node) {
    return node.getNodeName() == null ? "" : node.getNodeName().getNamespaceUri().toString();
  }

  private static String attribute(XdmNode node, String name) {
    String value = node.getAttributeValue(new QName(name));
    return value == null ? "" : value;
  }
}
