package org.halte.bench.differential;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.halte.core.forms.answers.FormLabels;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * Makes answer sets for a form from a seed: the same ones every time. Two of five keep to what a
 * phone lets through; the others are broken in several ways at once: bounds, missing answers, codes
 * that no list has, texts where numbers belong, questions that were left out or do not exist, turns
 * of repeats too many or too few, and what is not relevant answered all the same.
 */
final class AnswerSets {
  private static final Pattern COUNT = Pattern.compile("count-selected\\(\\s*(/[^\\s)]+)\\s*\\)");

  private final String form;
  private final Document xform;
  private final FormLabels labels;
  private final Map<String, Element> binds = new HashMap<>();
  private final Map<String, String> controls = new HashMap<>();
  private final Random random;
  private Map<String, String> given = new HashMap<>();
  private Values values;

  AnswerSets(String form, String source, long seed) {
    this.form = form;
    this.xform = parse(source);
    this.labels = FormLabels.of(source, Locale.FRENCH);
    this.random = new Random(seed ^ form.hashCode());
    this.values = new Values(random, false);
    for (Element bind : all(xform.getDocumentElement(), "bind")) {
      binds.put(bind.getAttribute("nodeset"), bind);
    }
    for (String control : List.of("input", "select", "select1", "upload", "trigger")) {
      for (Element element : all(xform.getDocumentElement(), control)) {
        controls.put(element.getAttribute("ref"), control);
      }
    }
    for (Element repeat : all(xform.getDocumentElement(), "repeat")) {
      controls.put(repeat.getAttribute("nodeset"), repeat.getAttribute("jr:count") + "#repeat");
    }
  }

  List<AnswerSet> make(int count) {
    List<AnswerSet> sets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sets.add(new AnswerSet(form, i, one(i % 5 > 1)));
    }
    return sets;
  }

  private String one(boolean broken) {
    values = new Values(random, broken);
    given = new HashMap<>();
    Element instance = all(xform.getDocumentElement(), "instance").getFirst();
    Element root = (Element) children(instance).getFirst().cloneNode(true);
    fill(root, "/" + root.getNodeName());
    if (broken && random.nextInt(8) == 0) {
      Element stranger =
          root.getOwnerDocument().createElementNS(root.getNamespaceURI(), "autrefois");
      stranger.setTextContent("oui");
      root.appendChild(stranger);
    }
    return write(root);
  }

  private void fill(Element parent, String path) {
    for (Element child : children(parent)) {
      String below = path + "/" + child.getLocalName();
      if (child.hasAttribute("jr:template")) {
        parent.removeChild(child);
      } else if (controls.getOrDefault(below, "").endsWith("#repeat")) {
        repeat(parent, child, below);
      } else if (child.getLocalName().equals("meta")) {
        meta(child);
      } else if (children(child).isEmpty()) {
        answer(parent, child, below);
      } else {
        fill(child, below);
      }
    }
  }

  private void repeat(Element parent, Element turn, String path) {
    Node after = turn.getNextSibling();
    parent.removeChild(turn);
    for (int i = turns(path); i > 0; i--) {
      Element copy = (Element) turn.cloneNode(true);
      fill(copy, path);
      parent.insertBefore(copy, after);
    }
  }

  private int turns(String path) {
    String counter = controls.getOrDefault(path, "").replace("#repeat", "").strip();
    Element bind = binds.get(counter);
    Matcher count = COUNT.matcher(bind == null ? "" : bind.getAttribute("calculate"));
    if (!count.find()) {
      return random.nextInt(5);
    }
    String chosen = given.getOrDefault(count.group(1), "").strip();
    int turns = chosen.isEmpty() ? 0 : chosen.split("\\s+").length;
    return values.isBroken() && random.nextInt(6) == 0
        ? Math.max(0, turns + random.nextInt(3) - 1)
        : turns;
  }

  private void answer(Element parent, Element question, String path) {
    if (values.isBroken() && random.nextInt(25) == 0) {
      parent.removeChild(question);
      return;
    }
    question.setTextContent(text(path));
    given.put(path, question.getTextContent());
  }

  private String text(String path) {
    Element bind = binds.get(path);
    String preload = bind == null ? "" : bind.getAttribute("jr:preloadParams");
    if (bind != null && bind.hasAttribute("jr:preload")) {
      return Values.preloaded(preload);
    }
    String control = controls.getOrDefault(path, "");
    boolean required = bind != null && bind.getAttribute("required").equals("true()");
    return switch (control) {
      case "" -> values.calculated();
      case "upload" -> "";
      case "select1" -> values.code(labels.choices(path).keySet(), required);
      case "select" -> values.codes(labels.choices(path).keySet(), required);
      default -> values.text(labels.type(path), required);
    };
  }

  private void meta(Element meta) {
    for (Element child : children(meta)) {
      switch (child.getLocalName()) {
        case "instanceID" ->
            child.setTextContent("uuid:" + new UUID(random.nextLong(), random.nextLong()));
        case "entity" ->
            child.setAttribute("id", new UUID(random.nextLong(), random.nextLong()).toString());
        default -> child.setTextContent("");
      }
    }
  }

  private static List<Element> children(Node parent) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  private static List<Element> all(Element below, String name) {
    List<Element> found = new ArrayList<>();
    for (Element child : children(below)) {
      if (child.getLocalName().equals(name)) {
        found.add(child);
      }
      found.addAll(all(child, name));
    }
    return found;
  }

  private static Document parse(String xml) {
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    } catch (Exception e) {
      throw new IllegalArgumentException("not an XForm", e);
    }
  }

  private static String write(Element root) {
    try {
      var text = new StringWriter();
      var transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      transformer.transform(new DOMSource(root), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }
}
