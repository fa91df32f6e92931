package org.halte.core.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A new form made of an old one and other answers. */
final class Correction {

  private static final Pattern STEP = Pattern.compile("([^\\[\\]]+)(?:\\[([0-9]{1,6})])?");

  private final Document form;
  private final Element root;

  private Correction(byte[] xml) {
    this.form = parse(xml);
    this.root = form.getDocumentElement();
  }

  /** The XML of the correction: it has an identity of its own and names the one it replaces. */
  static byte[] apply(byte[] xml, String instanceId, Map<String, String> newValues) {
    Correction correction = new Correction(xml);
    newValues.forEach(correction::set);
    Element meta = correction.meta();
    correction.child(meta, "deprecatedID").setTextContent(instanceId);
    correction.child(meta, "instanceID").setTextContent("uuid:" + UUID.randomUUID());
    return correction.write();
  }

  private void set(String question, String value) {
    Element element = question.startsWith("/") ? byPath(question) : byName(question);
    element.setTextContent(value);
  }

  /** Answers that were not asked for are absent from what phones send: their place is made. */
  private Element byPath(String path) {
    String[] steps = path.substring(1).split("/", -1);
    if (!steps[0].equals(root.getLocalName()) || steps.length < 2 || steps[1].equals("meta")) {
      throw IntakeProblem.unknownQuestion(path);
    }
    Element at = root;
    for (int i = 1; i < steps.length; i++) {
      at = step(at, steps[i], path);
    }
    if (!children(at).isEmpty()) {
      throw IntakeProblem.unknownQuestion(path);
    }
    return at;
  }

  private Element step(Element parent, String step, String path) {
    Matcher parts = STEP.matcher(step);
    if (!parts.matches()) {
      throw IntakeProblem.unknownQuestion(path);
    }
    int turn = parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2));
    List<Element> turns =
        children(parent).stream().filter(e -> parts.group(1).equals(e.getLocalName())).toList();
    if (turn >= 1 && turn <= turns.size()) {
      return turns.get(turn - 1);
    }
    if (turn != turns.size() + 1) {
      throw IntakeProblem.unknownQuestion(path);
    }
    return append(parent, parts.group(1), path);
  }

  private Element append(Element parent, String name, String path) {
    try {
      Element made = form.createElementNS(root.getNamespaceURI(), name);
      return (Element) parent.insertBefore(made, parent.isSameNode(root) ? findMeta() : null);
    } catch (DOMException e) {
      throw (IntakeProblem) IntakeProblem.unknownQuestion(path).initCause(e);
    }
  }

  private Element byName(String name) {
    List<Element> found = new ArrayList<>();
    collect(root, name, found);
    if (found.size() != 1) {
      throw IntakeProblem.unknownQuestion(name);
    }
    return found.getFirst();
  }

  private static void collect(Element parent, String name, List<Element> found) {
    for (Element child : children(parent)) {
      if ("meta".equals(child.getLocalName())) {
        continue;
      }
      if (name.equals(child.getLocalName()) && children(child).isEmpty()) {
        found.add(child);
      }
      collect(child, name, found);
    }
  }

  private @Nullable Element findMeta() {
    return children(root).stream()
        .filter(e -> "meta".equals(e.getLocalName()))
        .findFirst()
        .orElse(null);
  }

  private Element meta() {
    Element meta = findMeta();
    return meta == null
        ? (Element) root.appendChild(form.createElementNS(root.getNamespaceURI(), "meta"))
        : meta;
  }

  private Element child(Element meta, String name) {
    return children(meta).stream()
        .filter(e -> name.equals(e.getLocalName()))
        .findFirst()
        .orElseGet(() -> {
          Element made = form.createElementNS(meta.getNamespaceURI(), name);
          if (meta.getPrefix() != null) {
            made.setPrefix(meta.getPrefix());
          }
          return (Element) meta.appendChild(made);
        });
  }

  private static List<Element> children(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  private static Document parse(byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException("the JDK's own XML parser is not usable", e);
    } catch (SAXException e) {
      throw IntakeProblem.notXml(e);
    }
  }

  private byte[] write() {
    try {
      var transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      transformer.transform(new DOMSource(form), new StreamResult(out));
      return out.toByteArray();
    } catch (TransformerException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }
}
