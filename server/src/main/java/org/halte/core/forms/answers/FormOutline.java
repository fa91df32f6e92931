package org.halte.core.forms.answers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What the check needs to know of a form besides JavaRosa: types, lists of choices, elements.
 *
 * @param types bind type by question path
 * @param choices codes by path of a select; no entry when the list lives outside the form
 * @param asked paths of the questions a person answers
 * @param shape the elements of a report
 */
record FormOutline(
    Map<String, String> types,
    Map<String, Set<String>> choices,
    Set<String> asked,
    FormShape shape) {
  private static final Set<String> CONTROLS =
      Set.of("input", "select", "select1", "upload", "range", "trigger", "rank", "secret");
  private static final Set<String> SELECTS = Set.of("select", "select1", "rank");
  private static final Pattern INSTANCE =
      Pattern.compile("instance\\(\\s*['\"]([^'\"]+)['\"]\\s*\\)");

  static FormOutline of(Document form) {
    Element model = SafeXml.below(form, "model").getFirst();
    Map<String, String> types = new HashMap<>();
    for (Element bind : SafeXml.children(model, "bind")) {
      types.put(bind.getAttribute("nodeset"), type(bind));
    }
    Map<String, Set<String>> choices = new HashMap<>();
    Set<String> asked = new HashSet<>();
    for (Element control : controls(form)) {
      asked.add(control.getAttribute("ref"));
      Set<String> codes =
          choices(control, model).stream()
              .map(choice -> code(choice, control))
              .collect(Collectors.toSet());
      if (!codes.isEmpty()) {
        choices.put(control.getAttribute("ref"), codes);
      }
    }
    return new FormOutline(types, choices, asked, FormShape.of(form));
  }

  static List<Element> controls(Document form) {
    Element body = SafeXml.below(form, "body").getFirst();
    return CONTROLS.stream().flatMap(name -> SafeXml.below(body, name).stream()).toList();
  }

  static String type(Element bind) {
    return bind.getAttribute("type").replaceFirst("^xsd:", "");
  }

  /** Whether the control's list is kept outside the form, or made of other answers. */
  static boolean hasForeignList(Element control, Element model) {
    return !SafeXml.children(control, "itemset").isEmpty() && choices(control, model).isEmpty();
  }

  /** The choices of a select that the form holds itself, filtered or not, in its order. */
  static List<Element> choices(Element control, Element model) {
    if (!SELECTS.contains(control.getLocalName())) {
      return List.of();
    }
    List<Element> itemsets = SafeXml.children(control, "itemset");
    if (itemsets.isEmpty()) {
      return SafeXml.below(control, "item");
    }
    Element itemset = itemsets.getFirst();
    Matcher instance = INSTANCE.matcher(itemset.getAttribute("nodeset"));
    if (!instance.find() || SafeXml.children(itemset, "value").isEmpty()) {
      return List.of();
    }
    return SafeXml.children(model, "instance").stream()
        .filter(found -> found.getAttribute("id").equals(instance.group(1)))
        .filter(found -> found.getAttribute("src").isEmpty())
        .flatMap(found -> SafeXml.children(found).stream())
        .flatMap(root -> SafeXml.children(root).stream())
        .toList();
  }

  /** The code of one of a control's choices. */
  static String code(Element choice, Element control) {
    String name =
        SafeXml.children(control, "itemset").stream()
            .flatMap(itemset -> SafeXml.children(itemset, "value").stream())
            .map(value -> value.getAttribute("ref"))
            .findFirst()
            .orElse("value");
    return SafeXml.children(choice, name).stream()
        .findFirst()
        .map(value -> value.getTextContent().strip())
        .orElse("");
  }
}
