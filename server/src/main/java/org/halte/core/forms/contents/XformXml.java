package org.halte.core.forms.contents;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Walks the XML of a form. */
final class XformXml {
  private XformXml() {}

  static Document parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    } catch (SAXException e) {
      throw new IllegalArgumentException("not an XForm", e);
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

  static Stream<Element> children(Node parent, String name) {
    return children(parent).stream().filter(child -> child.getLocalName().equals(name));
  }

  static Optional<Element> child(Node parent, String name) {
    return children(parent, name).findFirst();
  }

  /** All elements below, the nearest to the beginning first. */
  static Stream<Element> below(Node parent) {
    return children(parent).stream()
        .flatMap(child -> Stream.concat(Stream.of(child), below(child)));
  }
}
