package org.halte.core.forms.answers;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The translated texts of a form in one language, else in its default one, else in its first. What
 * a text takes from the answers stands in it as a blank, to be {@link #fill filled}.
 */
final class FormTexts {
  /** Private-use characters: no form has them. */
  private static final char OPENS = '\uE000';

  private static final char CLOSES = '\uE001';
  private static final Pattern BLANK = Pattern.compile(OPENS + "([^" + CLOSES + "]*)" + CLOSES);
  private static final Pattern ITEXT = Pattern.compile("jr:itext\\(\\s*['\"](.+)['\"]\\s*\\)");

  private final Map<String, String> texts = new HashMap<>();

  private FormTexts(Optional<Element> translation) {
    for (Element text : translation.map(SafeXml::children).orElse(List.of())) {
      for (Element value : SafeXml.children(text, "value")) {
        if (value.getAttribute("form").isEmpty()) {
          texts.put(text.getAttribute("id"), written(value));
        }
      }
    }
  }

  static FormTexts of(Element model, Locale language) {
    List<Element> all = SafeXml.below(model, "translation");
    return new FormTexts(
        all.stream()
            .filter(translation -> speaks(translation.getAttribute("lang"), language))
            .findFirst()
            .or(() -> all.stream().filter(t -> !t.getAttribute("default").isEmpty()).findFirst())
            .or(() -> all.stream().findFirst()));
  }

  /**
   * Whether a form's language, {@code Français (fr)}, {@code fr} or {@code French}, is that one.
   */
  static boolean speaks(String name, Locale language) {
    String code = language.getLanguage();
    String given = name.strip().toLowerCase(Locale.ROOT);
    return given.equals(code)
        || given.startsWith(code + "-")
        || given.contains("(" + code)
        || given.startsWith(language.getDisplayLanguage(language).toLowerCase(Locale.ROOT))
        || given.startsWith(language.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT));
  }

  /** The words of a label or hint: its own, or those it refers to; "" when there are none. */
  String of(Element element) {
    String reference = element.getAttribute("ref");
    return reference.isEmpty() ? written(element) : resolve(reference);
  }

  /** The words that an attribute holds, or those it refers to. */
  String resolve(String text) {
    Matcher itext = ITEXT.matcher(text);
    return itext.matches() ? texts.getOrDefault(itext.group(1), "") : text;
  }

  String byId(String id) {
    return texts.getOrDefault(id, "");
  }

  private static String written(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element output && output.getLocalName().equals("output")) {
        text.append(OPENS).append(output.getAttribute("value").strip()).append(CLOSES);
      } else {
        text.append(node.getTextContent());
      }
    }
    return text.toString().strip();
  }

  /**
   * The text with its blanks filled from the answers; what is not an answer becomes an ellipsis.
   *
   * @param place of the question that the text belongs to, with the turns of its repeats
   * @param answers by place
   */
  static String fill(String text, String place, Map<String, String> answers) {
    return BLANK
        .matcher(text)
        .replaceAll(blank ->
            Matcher.quoteReplacement(answers.getOrDefault(follow(blank.group(1), place), "…")));
  }

  /** Where a path leads, seen from a question: {@code ../b} from {@code /data/r[2]/a}. */
  private static String follow(String path, String place) {
    if (!path.startsWith("..")) {
      return path;
    }
    String from = place;
    String rest = path;
    while (rest.startsWith("..")) {
      from = from.substring(0, Math.max(0, from.lastIndexOf('/')));
      rest = rest.length() > 2 ? rest.substring(3) : "";
    }
    return from + "/" + rest;
  }
}
