package org.halte.core.forms.answers;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.halte.base.kernel.Messages;

/**
 * Says what was found in the reader's language: the question by its own words, the answer, the rule
 * as the form words it where it does, and for a code that is no choice the one that comes nearest.
 */
public final class FindingWords {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final Messages messages;

  public FindingWords(Messages messages) {
    this.messages = messages;
  }

  /**
   * One sentence or two.
   *
   * @param words of the form, in the reader's language where it has it
   * @param answers of the report by place, which the form's texts may quote
   */
  public String say(
      Finding finding, FormLabels words, Map<String, String> answers, Locale language) {
    String place = finding.questionPath();
    Map<String, String> choices = words.choices(place);
    Map<String, String> values = new HashMap<>();
    values.put("label", words.findLabel(place, answers).orElseGet(() -> name(place)));
    values.put("value", finding.value());
    String key = "finding." + finding.kind().code();
    switch (finding.kind()) {
      case CONSTRAINT -> key += ruled(words.findRule(place, answers), values);
      case REQUIRED -> key += ruled(words.findRequest(place, answers), values);
      case UNPARSABLE -> key += "." + AnswerTypes.family(words.type(place));
      case UNKNOWN_QUESTION -> values.put("label", name(place));
      case CHOICE_NOT_OFFERED ->
          values.put("value", choices.getOrDefault(finding.value(), finding.value()));
      case UNKNOWN_CHOICE -> {
        Optional<String> near = nearest(finding.value(), choices);
        near.ifPresent(code -> values.put("near", wordsOr(choices, code)));
        key += near.isPresent() ? ".near" : "";
      }
      case NOT_CHECKED -> {
        // The engine's complaint is for whoever mends the form, it is not put into the sentence.
      }
    }
    return messages.text(language, key, values);
  }

  private static String ruled(Optional<String> rule, Map<String, String> values) {
    rule.ifPresent(text -> values.put("rule", text));
    return rule.isPresent() ? ".rule" : "";
  }

  private static String wordsOr(Map<String, String> choices, String code) {
    String words = choices.getOrDefault(code, "");
    return words.isBlank() ? code : words;
  }

  private static String name(String place) {
    return place.substring(place.lastIndexOf('/') + 1).replaceFirst("\\[[0-9]+]$", "");
  }

  /** The code whose letters, or whose words, differ least; none when all differ by half or more. */
  static Optional<String> nearest(String code, Map<String, String> choices) {
    String wanted = folded(code);
    String found = "";
    int least = (wanted.length() + 1) / 2;
    for (Map.Entry<String, String> choice : choices.entrySet()) {
      int difference =
          Math.min(
              difference(wanted, folded(choice.getKey())),
              difference(wanted, folded(choice.getValue())));
      if (difference < least) {
        least = difference;
        found = choice.getKey();
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static String folded(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return plain.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").strip();
  }

  /** Letters to add, leave out or change to make one of the other. */
  private static int difference(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + change);
      }
      above = row;
    }
    return above[other.length()];
  }
}
