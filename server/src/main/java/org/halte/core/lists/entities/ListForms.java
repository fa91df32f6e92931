package org.halte.core.lists.entities;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.answers.Answer;
import org.halte.core.forms.answers.EntityAction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the published forms write into lists: which question becomes which property. */
@Component
class ListForms {

  private static final XMLInputFactory FACTORY = safeFactory();

  private final FormLibrary library;
  private final Map<String, Map<String, Writes>> known = new ConcurrentHashMap<>();

  ListForms(FormLibrary library) {
    this.library = library;
  }

  /**
   * What one group of a form writes.
   *
   * @param dataset the list
   * @param properties name by path of question
   */
  record Writes(String dataset, Map<String, String> properties) {
    Writes {
      properties = Map.copyOf(properties);
    }
  }

  /** What a version of a form writes, by path of the group that is the entity. */
  Map<String, Writes> of(FormVersion form) {
    return known.computeIfAbsent(form.md5(), md5 -> read(form.xformText()));
  }

  /** The values that an action writes: an answer that was left empty empties its property. */
  Map<String, String> values(FormId form, String version, EntityAction action) {
    Map<String, String> values = new LinkedHashMap<>();
    action.label().ifPresent(label -> values.put(Entity.LABEL, label));
    Map<String, String> properties =
        library
            .findVersion(form, version)
            .or(() -> library.listVersions(form).stream().findFirst())
            .map(this::of)
            .flatMap(writes -> Optional.ofNullable(writes.get(action.scope().path())))
            .map(Writes::properties)
            .orElse(Map.of());
    for (Answer.Value value : action.scope().listValues()) {
      String property = properties.get(value.path());
      if (property != null) {
        values.put(property, value.text().strip());
      }
    }
    return values;
  }

  /** Whether a form is only tried out: what it says is true of nothing. */
  boolean isTrial(FormId form) {
    return library.isTrial(form);
  }

  /** When the phone says that the filling began; empty when the form does not ask. */
  Optional<String> startQuestion(FormId form, String version) {
    return library.findVersion(form, version).flatMap(FormVersion::startQuestion);
  }

  private static XMLInputFactory safeFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static Map<String, Writes> read(String xform) {
    try {
      return new Reading().read(FACTORY.createXMLStreamReader(new StringReader(xform)));
    } catch (XMLStreamException e) {
      // A form that is no XML was never loaded by a phone either: it writes nothing.
      return Map.of();
    }
  }

  /** One pass over a form. */
  private static final class Reading {
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> datasets = new LinkedHashMap<>();
    private final Map<String, String> saved = new LinkedHashMap<>();
    private int instances;
    private boolean inside;

    Map<String, Writes> read(XMLStreamReader xml) throws XMLStreamException {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamReader.START_ELEMENT) {
          start(xml);
        } else if (event == XMLStreamReader.END_ELEMENT) {
          end(xml.getLocalName());
        }
      }
      return writes();
    }

    private void start(XMLStreamReader xml) {
      String name = xml.getLocalName();
      if (inside) {
        path.addLast(name);
        String dataset = attribute(xml, "dataset");
        if (name.equals("entity") && dataset != null) {
          List<String> steps = new ArrayList<>(path);
          datasets.put("/" + String.join("/", steps.subList(0, steps.size() - 2)), dataset);
        }
      } else if (name.equals("instance") && instances++ == 0) {
        inside = true;
      } else if (name.equals("bind")) {
        String property = attribute(xml, "saveto");
        String nodeset = attribute(xml, "nodeset");
        if (property != null && nodeset != null) {
          saved.put(nodeset, property);
        }
      }
    }

    private void end(String name) {
      if (inside && path.isEmpty() && name.equals("instance")) {
        inside = false;
      } else if (inside) {
        path.removeLast();
      }
    }

    /** A question belongs to the innermost group that is an entity. */
    private Map<String, Writes> writes() {
      Map<String, Writes> writes = new LinkedHashMap<>();
      datasets.forEach((group, dataset) -> {
        Map<String, String> own = new LinkedHashMap<>(saved);
        own.keySet().removeIf(question -> !groupOf(question).equals(group));
        writes.put(group, new Writes(dataset, own));
      });
      return Map.copyOf(writes);
    }

    private String groupOf(String question) {
      return datasets.keySet().stream()
          .filter(group -> question.startsWith(group + "/"))
          .max(Comparator.comparingInt(String::length))
          .orElse("");
    }

    private static @Nullable String attribute(XMLStreamReader xml, String localName) {
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        if (xml.getAttributeLocalName(i).equals(localName)) {
          return xml.getAttributeValue(i);
        }
      }
      return null;
    }
  }
}
