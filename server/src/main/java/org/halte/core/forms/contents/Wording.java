package org.halte.core.forms.contents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The words of a form in each of its languages. */
final class Wording {

  private static final Pattern ITEXT = Pattern.compile("jr:itext\\(\\s*['\"](.+)['\"]\\s*\\)");

  private final List<String> languages;
  private final Map<String, Map<String, String>> texts = new HashMap<>();

  Wording(Element model) {
    List<Element> translations =
        XformXml.below(model)
            .filter(e -> e.getLocalName().equals("translation"))
            .sorted(Comparator.comparing((Element e) -> e.getAttribute("default").isEmpty()))
            .toList();
    this.languages = new ArrayList<>();
    for (Element translation : translations) {
      String language = translation.getAttribute("lang");
      languages.add(language);
      XformXml.children(translation, "text")
          .forEach(text ->
              XformXml.children(text, "value")
                  .filter(value -> value.getAttribute("form").isEmpty())
                  .findFirst()
                  .ifPresent(value -> put(text.getAttribute("id"), language, words(value))));
    }
    if (languages.isEmpty()) {
      languages.add("");
    }
  }

  List<String> languages() {
    return List.copyOf(languages);
  }

  /** What an element's label says, by language. */
  Map<String, String> of(Element labelled) {
    return XformXml.child(labelled, "label")
        .map(label -> {
          Matcher itext = ITEXT.matcher(label.getAttribute("ref"));
          return itext.matches() ? text(itext.group(1)) : plain(words(label));
        })
        .orElse(Map.of());
  }

  Map<String, String> text(String id) {
    return texts.getOrDefault(id, Map.of());
  }

  /** Words outside any translation are those of every language. */
  Map<String, String> plain(String words) {
    Map<String, String> all = new LinkedHashMap<>();
    if (!words.isEmpty()) {
      languages.forEach(language -> all.put(language, words));
    }
    return all;
  }

  private void put(String id, String language, String words) {
    // A lone dash stands where the author left a translation out.
    if (!words.isEmpty() && !words.equals("-")) {
      texts.computeIfAbsent(id, key -> new LinkedHashMap<>()).put(language, words);
    }
  }

  private static String words(Element element) {
    return element.getTextContent().strip().replaceAll("\\s+", " ");
  }
}
