package org.halte.core.forms.answers;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.halte.core.forms.answers.BadSubmission.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML a phone sends. Document types and entities are refused (JavaRosa and others cut the
 * text after an entity without a word); size and depth are bounded. Safe for use by many threads.
 */
public final class InstanceReader {
  /** Larger than any report: photos travel beside the XML. */
  public static final int MAX_BYTES = 5 << 20;

  private static final int MAX_DEPTH = 60;
  private static final int MAX_ELEMENTS = 200_000;
  private static final XMLInputFactory FACTORY = safeFactory();

  private InstanceReader() {}

  /**
   * Reads one submission.
   *
   * @param xml the bytes of the {@code xml_submission_file} part, in the encoding they declare
   * @throws BadSubmission when this is not a filled form
   */
  public static Answers read(byte[] xml) {
    if (xml.length > MAX_BYTES) {
      throw new BadSubmission(
          Fault.TOO_LARGE,
          "Ce rapport fait " + xml.length + " octets ; la limite est de " + MAX_BYTES + ".",
          "This report is " + xml.length + " bytes; the limit is " + MAX_BYTES + ".");
    }
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml));
      Parse parse = new Parse();
      for (boolean more = true; more; more = reader.hasNext()) {
        parse.take(reader);
        if (reader.hasNext()) {
          reader.next();
        } else {
          break;
        }
      }
      return parse.finish();
    } catch (XMLStreamException e) {
      throw notXml(e);
    }
  }

  private static XMLInputFactory safeFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }

  private static BadSubmission notXml(XMLStreamException cause) {
    BadSubmission problem =
        new BadSubmission(
            Fault.NOT_XML,
            "Ce rapport n'est pas du XML lisible (ligne "
                + cause.getLocation().getLineNumber()
                + ") : renvoyez-le depuis le téléphone.",
            "This report is not readable XML (line "
                + cause.getLocation().getLineNumber()
                + "): send it again from the phone.");
    problem.initCause(cause);
    return problem;
  }

  /** One element that is still open. */
  private static final class Open {
    final String name;
    final String path;
    final Map<String, String> attributes;
    final StringBuilder text = new StringBuilder();
    final List<Answer> children = new ArrayList<>();
    final List<Map<String, String>> entities = new ArrayList<>();

    Open(String name, String path, Map<String, String> attributes) {
      this.name = name;
      this.path = path;
      this.attributes = attributes;
    }
  }

  /** Builds the tree bottom up while the stream passes. */
  private static final class Parse {
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<EntityAction> entities = new ArrayList<>();
    private int elements;
    private @Nullable Open root;

    void take(XMLStreamReader reader) {
      switch (reader.getEventType()) {
        case XMLStreamConstants.DTD,
            XMLStreamConstants.ENTITY_REFERENCE,
            XMLStreamConstants.ENTITY_DECLARATION ->
            throw new BadSubmission(
                Fault.DOCTYPE,
                "Ce rapport contient un DOCTYPE ou une entité XML, ce qui n'est pas permis.",
                "This report holds a DOCTYPE or an XML entity, which is not allowed.");
        case XMLStreamConstants.START_ELEMENT -> start(reader);
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.peek().text.append(reader.getText());
          }
        }
        default -> {
          // Remarks and processing instructions say nothing.
        }
      }
    }

    private void start(XMLStreamReader reader) {
      if (open.size() >= MAX_DEPTH || ++elements > MAX_ELEMENTS) {
        throw new BadSubmission(
            Fault.TOO_DEEP,
            "Ce rapport a trop d'éléments ou plus de " + MAX_DEPTH + " niveaux.",
            "This report has too many elements or more than " + MAX_DEPTH + " levels.");
      }
      Map<String, String> attributes = new HashMap<>();
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        attributes.putIfAbsent(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
      String name = reader.getLocalName();
      Open parent = open.peek();
      Open element = new Open(name, (parent == null ? "" : parent.path) + "/" + name, attributes);
      open.push(element);
      if (parent == null) {
        root = element;
      }
    }

    private void end() {
      Open element = open.pop();
      Open parent = open.peek();
      if (parent == null) {
        return;
      }
      if (element.name.equals("entity") && parent.name.equals("meta")) {
        element.attributes.put("label", childText(element, "label"));
        parent.entities.add(element.attributes);
      }
      Answer.Group group = new Answer.Group(element.name, element.path, element.children);
      if (element.name.equals("meta")) {
        parent.entities.addAll(element.entities);
      } else {
        element.entities.forEach(attributes -> entities.add(entity(attributes, group)));
      }
      parent.children.add(
          element.children.isEmpty()
              ? new Answer.Value(element.name, element.path, element.text.toString())
              : group);
    }

    Answers finish() {
      Open top = root;
      if (top == null) {
        throw new BadSubmission(
            Fault.NOT_XML,
            "Ce rapport est vide : renvoyez-le.",
            "This report is empty: resend it.");
      }
      String formId = top.attributes.getOrDefault("id", "");
      if (formId.isBlank()) {
        throw new BadSubmission(
            Fault.NO_FORM_ID,
            "Ce XML n'est pas un rapport : <" + top.name + "> ne dit pas de quel formulaire (id).",
            "This XML is no report: <" + top.name + "> does not say of which form (id).");
      }
      Answer.Group all = new Answer.Group(top.name, top.path, top.children);
      top.entities.forEach(attributes -> entities.add(entity(attributes, all)));
      return new Answers(
          formId,
          top.attributes.getOrDefault("version", ""),
          instanceId(top, all),
          meta(all, "deprecatedID"),
          meta(all, "instanceName"),
          entities,
          all);
    }

    /** Old forms without meta carry the id as an attribute of the root. */
    private static String instanceId(Open top, Answer.Group all) {
      return meta(all, "instanceID")
          .or(() -> Optional.ofNullable(top.attributes.get("instanceID")))
          .filter(id -> !id.isBlank())
          .orElseThrow(() ->
              new BadSubmission(
                  Fault.NO_INSTANCE_ID,
                  "Ce rapport n'a pas d'identifiant (meta/instanceID) : mettez le formulaire à"
                      + " jour sur le téléphone.",
                  "This report has no identifier (meta/instanceID): update the form on the"
                      + " phone."));
    }

    private static Optional<String> meta(Answer.Group all, String name) {
      return all.children().stream()
          .filter(child -> child.name().equals("meta"))
          .flatMap(child ->
              child instanceof Answer.Group meta
                  ? meta.children().stream()
                  : java.util.stream.Stream.<Answer>of())
          .filter(child -> child.name().equals(name))
          .flatMap(child ->
              child instanceof Answer.Value value && !value.text().isBlank()
                  ? java.util.stream.Stream.of(value.text().strip())
                  : java.util.stream.Stream.<String>of())
          .findFirst();
    }

    private static String childText(Open element, String name) {
      for (Answer child : element.children) {
        if (child instanceof Answer.Value value && value.name().equals(name)) {
          return value.text();
        }
      }
      return "";
    }

    private static EntityAction entity(Map<String, String> attributes, Answer.Group scope) {
      return new EntityAction(
          attributes.getOrDefault("dataset", ""),
          attributes.getOrDefault("id", ""),
          isTrue(attributes.get("create")),
          isTrue(attributes.get("update")),
          Optional.ofNullable(attributes.get("baseVersion")).flatMap(AnswerTypes::toInt),
          Optional.ofNullable(attributes.get("trunkVersion")).flatMap(AnswerTypes::toInt),
          Optional.ofNullable(attributes.get("branchId")).filter(id -> !id.isBlank()),
          Optional.ofNullable(attributes.get("label")).filter(label -> !label.isBlank()),
          scope);
    }

    private static boolean isTrue(@Nullable String value) {
      return value != null && (value.equals("1") || value.equals("true"));
    }
  }
}
