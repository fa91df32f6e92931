package org.halte.field.reports.typing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.halte.core.forms.answers.Answer;
import org.halte.core.forms.answers.AnswerTypes;
import org.halte.core.forms.answers.Answers;

/**
 * Finds answers by the question's name, as in our own forms, or by its meaning (the {@code hxl}
 * column), as in the forms of others.
 */
final class Questions {

  private final Answer.Group root;
  private final Map<String, String> meanings;

  /**
   * @param hxlByPath meaning of a question by its path; may be empty
   */
  Questions(Answers answers, Map<String, String> hxlByPath) {
    this.root = answers.root();
    this.meanings =
        hxlByPath.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> normal(entry.getValue())));
  }

  /** The first answered question with one of the names, else with one of the meanings. */
  Optional<String> text(String... namesAndMeanings) {
    for (String name : namesAndMeanings) {
      Optional<String> found = name.startsWith("#") ? byMeaning(normal(name)) : root.findText(name);
      if (found.isPresent()) {
        return found.map(String::strip);
      }
    }
    return Optional.empty();
  }

  /** A number of people or things; what is negative or no number at all is left out. */
  Optional<Integer> count(String... namesAndMeanings) {
    return text(namesAndMeanings).flatMap(AnswerTypes::toInt).filter(n -> n >= 0);
  }

  List<String> choices(String... namesAndMeanings) {
    return text(namesAndMeanings).map(AnswerTypes::toChoices).orElse(List.of());
  }

  /** The turns of the repeats of these names. */
  List<Answer.Group> turns(String... names) {
    List<Answer.Group> found = new ArrayList<>();
    for (String name : names) {
      found.addAll(root.listGroups(name));
    }
    return found;
  }

  /** How many answers have this meaning or one of these names and are not empty. */
  int countAnswers(Set<String> names) {
    return (int)
        root.listValues().stream()
            .filter(value -> names.contains(value.name()) && !value.text().isBlank())
            .count();
  }

  private Optional<String> byMeaning(String meaning) {
    return root.listValues().stream()
        .filter(value -> meaning.equals(meanings.get(value.path())) && !value.text().isBlank())
        .map(Answer.Value::text)
        .findFirst();
  }

  /** Attributes in alphabetical order, so that {@code #affected+x+f} is {@code #affected+f+x}. */
  private static String normal(String hxl) {
    String[] parts = hxl.toLowerCase(Locale.ROOT).replaceAll("\\s", "").split("\\+", -1);
    TreeSet<String> attributes = new TreeSet<>(Arrays.asList(parts).subList(1, parts.length));
    return parts[0] + attributes.stream().map(a -> "+" + a).collect(Collectors.joining());
  }
}
