package org.halte.core.forms.answers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The elements of a report, as its form lays them out.
 *
 * @param children names of the children by path of every element, in the form's order
 * @param defaults what a question holds before anybody answers it, by path; none when it is empty
 * @param repeats paths of the groups that may be there several times, or not at all
 */
record FormShape(
    Map<String, List<String>> children, Map<String, String> defaults, Set<String> repeats) {
  FormShape {
    children = Map.copyOf(children);
    defaults = Map.copyOf(defaults);
    repeats = Set.copyOf(repeats);
  }

  static FormShape of(Document form) {
    Element instance =
        SafeXml.children(SafeXml.below(form, "model").getFirst(), "instance").getFirst();
    Map<String, List<String>> children = new HashMap<>();
    Map<String, String> defaults = new HashMap<>();
    for (Element root : SafeXml.children(instance)) {
      collect(root, "/" + root.getLocalName(), children, defaults);
    }
    Element body = SafeXml.below(form, "body").getFirst();
    Set<String> repeats =
        SafeXml.below(body, "repeat").stream()
            .map(repeat -> repeat.getAttribute("nodeset"))
            .collect(Collectors.toSet());
    return new FormShape(children, defaults, repeats);
  }

  /** A repeat stands in a form twice, as its template and as its first turn. */
  private static void collect(
      Element element,
      String path,
      Map<String, List<String>> children,
      Map<String, String> defaults) {
    List<Element> below = SafeXml.children(element);
    children.put(path, below.stream().map(Element::getLocalName).distinct().toList());
    if (below.isEmpty() && !element.getTextContent().isBlank()) {
      defaults.put(path, element.getTextContent().strip());
    }
    for (Element child : below) {
      collect(child, path + "/" + child.getLocalName(), children, defaults);
    }
  }

  boolean knows(String path) {
    return children.containsKey(path);
  }

  boolean isRepeat(String path) {
    return repeats.contains(path);
  }

  /** Names of the elements in a group; none for a question, or for what the form does not have. */
  List<String> children(String path) {
    return children.getOrDefault(path, List.of());
  }

  String defaultAnswer(String path) {
    return defaults.getOrDefault(path, "");
  }
}
