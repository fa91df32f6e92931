package org.halte.core.forms.answers;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Parses the XML of forms without document types, entities or anything fetched from elsewhere. */
final class SafeXml {
  private SafeXml() {}

  static Document parse(String xml) throws SAXException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(xml)));
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException("the JDK's own XML parser is not usable", e);
    }
  }

  static List<Element> children(Node parent) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  static List<Element> children(Node parent, String localName) {
    return children(parent).stream().filter(e -> e.getLocalName().equals(localName)).toList();
  }

  /** All elements of that local name below, in document order. */
  static List<Element> below(Node parent, String localName) {
    List<Element> found = new ArrayList<>();
    collect(parent, localName, found);
    return found;
  }

  private static void collect(Node parent, String localName, List<Element> found) {
    for (Element child : children(parent)) {
      if (child.getLocalName().equals(localName)) {
        found.add(child);
      }
      collect(child, localName, found);
    }
  }
}
