package org.halte.core.forms.answers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What the check needs to know of a form besides JavaRosa: types, lists of choices, labels.
 *
 * @param types bind type by question path
 * @param choices codes by path of a select; no entry when the list lives outside the form
 * @param asked paths of the questions a person answers
 * @param known paths of all elements of the form's instance
 * @param labels French (or default) label by path
 * @param requiredMessages French (or default) message of an unanswered question by path
 */
record FormOutline(
    Map<String, String> types,
    Map<String, Set<String>> choices,
    Set<String> asked,
    Set<String> known,
    Map<String, String> labels,
    Map<String, String> requiredMessages) {
  private static final Set<String> CONTROLS =
      Set.of("input", "select", "select1", "upload", "range", "trigger", "rank", "secret");
  static final Pattern INSTANCE = Pattern.compile("instance\\(\\s*['\"]([^'\"]+)['\"]\\s*\\)");
  private static final Pattern ITEXT = Pattern.compile("jr:itext\\(\\s*['\"](.+)['\"]\\s*\\)");
  private static final String JAVAROSA = "http://openrosa.org/javarosa";

  static FormOutline of(Document form) {
    Element model = SafeXml.below(form, "model").getFirst();
    Map<String, String> texts = frenchTexts(model);
    Map<String, String> types = new HashMap<>();
    Map<String, String> requiredMessages = new HashMap<>();
    for (Element bind : SafeXml.children(model, "bind")) {
      types.put(bind.getAttribute("nodeset"), bind.getAttribute("type").replaceFirst("^xsd:", ""));
      String message = bind.getAttributeNS(JAVAROSA, "requiredMsg");
      if (!message.isEmpty()) {
        requiredMessages.put(bind.getAttribute("nodeset"), resolve(message, texts));
      }
    }
    Map<String, Set<String>> choices = new HashMap<>();
    Map<String, String> labels = new HashMap<>();
    Set<String> asked = new HashSet<>();
    for (Element control : controls(form)) {
      String path = control.getAttribute("ref");
      asked.add(path);
      label(control, texts).ifPresent(label -> labels.put(path, label));
      codes(control, model).ifPresent(codes -> choices.put(path, codes));
    }
    return new FormOutline(types, choices, asked, instancePaths(model), labels, requiredMessages);
  }

  static List<Element> controls(Document form) {
    Element body = SafeXml.below(form, "body").getFirst();
    return CONTROLS.stream().flatMap(name -> SafeXml.below(body, name).stream()).toList();
  }

  /** Whether the control's list is kept outside the form, or made of other answers. */
  static boolean hasForeignList(Element control, Element model) {
    return !SafeXml.children(control, "itemset").isEmpty() && codes(control, model).isEmpty();
  }

  private static Optional<Set<String>> codes(Element control, Element model) {
    if (!Set.of("select", "select1", "rank").contains(control.getLocalName())) {
      return Optional.empty();
    }
    List<Element> itemsets = SafeXml.children(control, "itemset");
    if (itemsets.isEmpty()) {
      Set<String> codes = new HashSet<>();
      for (Element value : SafeXml.below(control, "value")) {
        codes.add(value.getTextContent().strip());
      }
      return codes.isEmpty() ? Optional.empty() : Optional.of(codes);
    }
    Element itemset = itemsets.getFirst();
    Matcher instance = INSTANCE.matcher(itemset.getAttribute("nodeset"));
    List<Element> values = SafeXml.children(itemset, "value");
    if (!instance.find() || values.isEmpty()) {
      return Optional.empty();
    }
    return instance(model, instance.group(1))
        .filter(found -> found.getAttribute("src").isEmpty())
        .map(found -> texts(found, values.getFirst().getAttribute("ref")));
  }

  private static Set<String> texts(Element instance, String name) {
    Set<String> found = new HashSet<>();
    for (Element element : SafeXml.below(instance, name)) {
      found.add(element.getTextContent().strip());
    }
    return found;
  }

  private static Optional<Element> instance(Element model, String id) {
    return SafeXml.children(model, "instance").stream()
        .filter(instance -> instance.getAttribute("id").equals(id))
        .findFirst();
  }

  private static Set<String> instancePaths(Element model) {
    Set<String> paths = new HashSet<>();
    for (Element root : SafeXml.children(SafeXml.children(model, "instance").getFirst())) {
      collect(root, "/" + root.getLocalName(), paths);
    }
    return paths;
  }

  private static void collect(Element element, String path, Set<String> paths) {
    paths.add(path);
    for (Element child : SafeXml.children(element)) {
      collect(child, path + "/" + child.getLocalName(), paths);
    }
  }

  private static Optional<String> label(Element control, Map<String, String> texts) {
    for (Element label : SafeXml.children(control, "label")) {
      String reference = label.getAttribute("ref");
      String text = reference.isEmpty() ? label.getTextContent() : resolve(reference, texts);
      if (!text.isBlank()) {
        return Optional.of(text.strip());
      }
    }
    return Optional.empty();
  }

  private static String resolve(String message, Map<String, String> texts) {
    Matcher itext = ITEXT.matcher(message);
    return itext.matches() ? texts.getOrDefault(itext.group(1), "") : message;
  }

  private static Map<String, String> frenchTexts(Element model) {
    Map<String, String> texts = new HashMap<>();
    Element chosen = chosenTranslation(model);
    if (chosen != null) {
      for (Element text : SafeXml.children(chosen, "text")) {
        for (Element value : SafeXml.children(text, "value")) {
          if (value.getAttribute("form").isEmpty()) {
            texts.put(text.getAttribute("id"), value.getTextContent());
          }
        }
      }
    }
    return texts;
  }

  private static @Nullable Element chosenTranslation(Element model) {
    List<Element> all = SafeXml.below(model, "translation");
    return all.stream()
        .filter(translation -> isFrench(translation.getAttribute("lang")))
        .findFirst()
        .or(() -> all.stream().filter(t -> !t.getAttribute("default").isEmpty()).findFirst())
        .or(() -> all.stream().findFirst())
        .orElse(null);
  }

  static boolean isFrench(String language) {
    String name = language.toLowerCase(java.util.Locale.ROOT);
    return name.contains("(fr") || name.equals("fr") || name.startsWith("fran");
  }
}
