package org.halte.core.forms.xlsform;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;

/** Compares XForms as XML, not as text. */
final class FormXml {
  private static final Map<String, String> PREFIXES =
      Map.of(
          "x", "http://www.w3.org/2002/xforms",
          "h", "http://www.w3.org/1999/xhtml",
          "ev", "http://www.w3.org/2001/xml-events",
          "xsd", "http://www.w3.org/2001/XMLSchema",
          "jr", "http://openrosa.org/javarosa",
          "orx", "http://openrosa.org/xforms",
          "odk", "http://www.opendatakit.org/xforms",
          "entities", "http://www.opendatakit.org/xforms/entities");

  private FormXml() {}

  static Document parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    } catch (Exception e) {
      throw new IllegalStateException("not XML: " + e.getMessage() + " in " + xml, e);
    }
  }

  static int count(Document document, String path) throws XPathExpressionException {
    return nodes(document, path).getLength();
  }

  static List<String> serialised(Document document, String path) throws XPathExpressionException {
    NodeList nodes = nodes(document, path);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      StringBuilder out = new StringBuilder();
      write(nodes.item(i), out);
      found.add(out.toString());
    }
    return found;
  }

  private static NodeList nodes(Document document, String path) throws XPathExpressionException {
    XPath xpath = XPathFactory.newInstance().newXPath();
    xpath.setNamespaceContext(
        new NamespaceContext() {
          @Override
          public String getNamespaceURI(String prefix) {
            String known = PREFIXES.get(prefix);
            String declared = document.getDocumentElement().lookupNamespaceURI(prefix);
            return known != null ? known : declared == null ? "" : declared;
          }

          @Override
          public String getPrefix(String uri) {
            return null;
          }

          @Override
          public Iterator<String> getPrefixes(String uri) {
            return List.<String>of().iterator();
          }
        });
    return (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
  }

  static String canonical(Document document) {
    StringBuilder out = new StringBuilder();
    write(document.getDocumentElement(), out);
    return out.toString();
  }

  /** As older expectations compare: whatever the order of elements and the white space. */
  static String unordered(Node node) {
    if (node instanceof Text text) {
      return text.getData().strip().replaceAll("\\s+", " ");
    }
    StringBuilder own = new StringBuilder();
    write(node.cloneNode(false), own);
    List<String> children = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      String inside = unordered(child);
      if (!inside.isEmpty()) {
        children.add(inside);
      }
    }
    children.sort(null);
    return own + String.join("", children);
  }

  static String canonicalFragment(String xml) {
    if (!xml.strip().startsWith("<")) {
      return xml;
    }
    StringBuilder declarations = new StringBuilder();
    PREFIXES.forEach(
        (p, uri) -> declarations.append(" xmlns:").append(p).append("='").append(uri).append("'"));
    Document wrapped =
        parse("<w xmlns='http://www.w3.org/2002/xforms'" + declarations + ">" + xml + "</w>");
    StringBuilder out = new StringBuilder();
    write(wrapped.getDocumentElement().getFirstChild(), out);
    return out.toString();
  }

  private static void write(Node node, StringBuilder out) {
    if (node instanceof Text text) {
      if (!text.getData().isBlank()) {
        out.append(text.getData());
      }
      return;
    }
    if (!(node instanceof Element element)) {
      out.append(node.getNodeValue());
      return;
    }
    out.append("\n<{").append(element.getNamespaceURI()).append('}').append(element.getLocalName());
    NamedNodeMap attributes = element.getAttributes();
    Map<String, String> sorted = new TreeMap<>();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node attribute = attributes.item(i);
      if (!"http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI())) {
        String namespace = attribute.getNamespaceURI() == null ? "" : attribute.getNamespaceURI();
        sorted.put("{" + namespace + "}" + attribute.getLocalName(), attribute.getNodeValue());
      }
    }
    sorted.forEach(
        (key, value) -> out.append(' ').append(key).append("=\"").append(value).append('"'));
    out.append('>');
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      write(child, out);
    }
    out.append("</>");
  }

  static String firstDifference(String golden, String mine) {
    int at = 0;
    while (at < golden.length() && at < mine.length() && golden.charAt(at) == mine.charAt(at)) {
      at++;
    }
    return "wanted …" + around(golden, at) + "… found …" + around(mine, at) + "…";
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 140))
        .replaceAll("\\{http[^}]*}", "");
  }
}
