package org.halte.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Fills a published form as a phone would, from answers by the question's name. Groups need not be
 * known: a name is found wherever the form has it. The same answers always give the same bytes.
 */
public final class FormFiller {

  private static final String ENTITIES = "http://www.opendatakit.org/xforms/entities";

  private final Element template;
  private final Set<String> repeats = new HashSet<>();
  private final Set<String> names = new HashSet<>();

  /**
   * What a filled form says.
   *
   * @param instance its identity
   * @param answers by question name; a name that the form lacks is left out
   * @param turns the turns of each repeat, by the repeat's name
   * @param entity the entity that the form makes, if any
   */
  public record Filling(
      UUID instance,
      Map<String, String> answers,
      Map<String, List<Map<String, String>>> turns,
      Optional<NewEntity> entity) {
    public Filling {
      answers = Map.copyOf(answers);
      turns = Map.copyOf(turns);
    }
  }

  /** An entity made by the form. */
  public record NewEntity(UUID id, String label) {}

  private FormFiller(Element template) {
    this.template = template;
    collect(template);
  }

  /**
   * Reads the empty answers out of a published form.
   *
   * @throws IllegalArgumentException when it is no XForm
   */
  public static FormFiller of(byte[] xform) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Document form = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xform));
      Element model = below(form.getDocumentElement(), "model").getFirst();
      Element instance = children(model, "instance").getFirst();
      FormFiller filler = new FormFiller(children(instance, "*").getFirst());
      for (Element repeat : below(form.getDocumentElement(), "repeat")) {
        String path = repeat.getAttribute("nodeset");
        filler.repeats.add(path.substring(path.lastIndexOf('/') + 1));
      }
      return filler;
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("not an XForm", e);
    }
  }

  /** Whether the form asks or keeps something of this name. */
  public boolean has(String name) {
    return names.contains(name);
  }

  /** Whether the form asks this once per turn, with a turn for each item. */
  public boolean hasRepeat(String name) {
    return repeats.contains(name);
  }

  /** The filled form, as a phone sends it. */
  public byte[] fill(Filling filling) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      out.writeStartElement(template.getLocalName());
      out.writeAttribute("id", template.getAttribute("id"));
      if (template.hasAttribute("version")) {
        out.writeAttribute("version", template.getAttribute("version"));
      }
      writeChildren(out, template, filling.answers(), filling);
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private void writeChildren(
      XMLStreamWriter out, Element parent, Map<String, String> answers, Filling filling)
      throws XMLStreamException {
    Set<String> repeated = new HashSet<>();
    for (Element child : children(parent, "*")) {
      String name = child.getLocalName();
      if (name.equals("meta")) {
        writeMeta(out, filling);
      } else if (repeats.contains(name)) {
        // A repeat shows its template and perhaps a first turn: both mean one and the same.
        if (repeated.add(name)) {
          for (Map<String, String> turn : filling.turns().getOrDefault(name, List.of())) {
            out.writeStartElement(name);
            writeChildren(out, child, turn, filling);
            out.writeEndElement();
          }
        }
      } else {
        out.writeStartElement(name);
        if (children(child, "*").isEmpty()) {
          out.writeCharacters(answers.getOrDefault(name, ""));
        } else {
          writeChildren(out, child, answers, filling);
        }
        out.writeEndElement();
      }
    }
  }

  private static void writeMeta(XMLStreamWriter out, Filling filling) throws XMLStreamException {
    out.writeStartElement("meta");
    out.writeStartElement("instanceID");
    out.writeCharacters("uuid:" + filling.instance());
    out.writeEndElement();
    if (filling.entity().isPresent()) {
      NewEntity entity = filling.entity().get();
      out.writeStartElement("entity");
      out.writeDefaultNamespace(ENTITIES);
      out.writeAttribute("dataset", "lieux");
      out.writeAttribute("id", entity.id().toString());
      out.writeAttribute("create", "1");
      out.writeStartElement("label");
      out.writeCharacters(entity.label());
      out.writeEndElement();
      out.writeEndElement();
    }
    out.writeEndElement();
  }

  private void collect(Element parent) {
    for (Element child : children(parent, "*")) {
      names.add(child.getLocalName());
      collect(child);
    }
  }

  private static List<Element> children(Node parent, String localName) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && (localName.equals("*") || element.getLocalName().equals(localName))) {
        found.add(element);
      }
    }
    return found;
  }

  private static List<Element> below(Node parent, String localName) {
    List<Element> found = new ArrayList<>();
    for (Element child : children(parent, "*")) {
      if (child.getLocalName().equals(localName)) {
        found.add(child);
      }
      found.addAll(below(child, localName));
    }
    return found;
  }
}
