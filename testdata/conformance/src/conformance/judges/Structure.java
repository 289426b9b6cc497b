package conformance.judges;

import conformance.Faults;
import conformance.Judge;
import conformance.Subject;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** The XSD of Factur-X, profile EN 16931: which elements, in which order, of which type. */
public final class Structure implements Judge {
  private final Schema schema;

  public Structure(Path xsd) throws SAXException {
    schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(xsd.toFile());
  }

  @Override
  public String name() {
    return "xsd";
  }

  @Override
  public boolean sees(Subject.Kind kind) {
    return kind != Subject.Kind.PLAIN;
  }

  @Override
  public void judge(Subject subject, Faults faults) throws Exception {
    if (subject.xml() == null) return;
    Validator validator = schema.newValidator();
    validator.setErrorHandler(
        new DefaultHandler() {
          @Override
          public void error(SAXParseException e) {
            report(e, faults);
          }
        });
    validator.validate(new StreamSource(new ByteArrayInputStream(subject.xml())));
  }

  /** The rule is the one that the message begins with, as in "cvc-complex-type.2.4.a: Invalid content …". */
  private void report(SAXParseException e, Faults faults) {
    String message = e.getMessage();
    int colon = message.indexOf(':');
    boolean coded = colon > 0 && message.lastIndexOf(' ', colon) < 0;
    faults.add(name(), coded ? message.substring(0, colon) : "XML", "line " + e.getLineNumber() + ": " + message.substring(coded ? colon + 1 : 0));
  }
}
