package conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An element, whose descendants are reached by the local names of a path: "SellerTradeParty/Name". */
public record Xml(Element element) {
  /** Reads a document. One with a DOCTYPE is refused: neither a CII nor an XMP has any. */
  public static Xml parse(byte[] bytes) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return new Xml(builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("no well-formed XML: " + e.getMessage(), e);
    }
  }

  /** Every element at a path. */
  public List<Xml> all(String path) {
    List<Xml> level = List.of(this);
    for (String name : path.split("/")) {
      List<Xml> next = new ArrayList<>();
      for (Xml parent : level) parent.children(name, next);
      level = next;
    }
    return level;
  }

  private void children(String name, List<Xml> into) {
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling())
      if (child instanceof Element e && e.getLocalName().equals(name)) into.add(new Xml(e));
  }

  /** The first element at a path; null when there is none. */
  public Xml first(String path) {
    List<Xml> found = all(path);
    return found.isEmpty() ? null : found.get(0);
  }

  /** The trimmed text at a path, "" when there is none. */
  public String text(String path) {
    Xml found = first(path);
    return found == null ? "" : found.text();
  }

  public String text() {
    return element.getTextContent().trim();
  }

  public String attribute(String name) {
    return element.getAttribute(name);
  }

  /** The number at a path; null when there is none, or one that the XSD refuses. */
  public BigDecimal number(String path) {
    Xml found = first(path);
    return found == null ? null : found.number();
  }

  public BigDecimal number() {
    try {
      return new BigDecimal(text());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Every element of a local name below this one, at any depth. */
  public List<Xml> everywhere(String name) {
    List<Xml> found = new ArrayList<>();
    var list = element.getElementsByTagNameNS("*", name);
    for (int i = 0; i < list.getLength(); i++) found.add(new Xml((Element) list.item(i)));
    return found;
  }
}
