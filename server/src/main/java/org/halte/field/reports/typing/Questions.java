package org.halte.field.reports.typing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.halte.core.forms.answers.Answer;
import org.halte.core.forms.answers.AnswerTypes;
import org.halte.core.forms.history.Told;

/**
 * Finds answers by the question's name, as in our own forms, or by its meaning (the {@code hxl}
 * column), as in the forms of others. A question that was renamed since is found by any of its
 * names.
 */
final class Questions {

  private final Told told;
  private final Answer.Group root;
  private final Map<String, String> meanings;

  Questions(Told told) {
    this.told = told;
    this.root = told.answers().root();
    this.meanings =
        told.meanings().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> normal(entry.getValue())));
  }

  /** The first answered question with one of the names, else with one of the meanings. */
  Optional<String> text(String... namesAndMeanings) {
    return value(namesAndMeanings).map(value -> value.text().strip());
  }

  private Optional<Answer.Value> value(String... namesAndMeanings) {
    return Arrays.stream(namesAndMeanings)
        .flatMap(
            name -> (name.startsWith("#") ? byMeaning(normal(name)) : named(root, name)).stream())
        .findFirst();
  }

  /** The first answer below a group to one of these questions. */
  Optional<String> textIn(Answer.Group group, String... names) {
    return Arrays.stream(names)
        .flatMap(name -> named(group, name).stream())
        .findFirst()
        .map(Answer.Value::text);
  }

  /** The answer as one of the codes that Halte knows, whatever the choice is called by now. */
  <E> Optional<E> code(Function<String, Optional<E>> known, String... namesAndMeanings) {
    return value(namesAndMeanings)
        .flatMap(value ->
            told.codesOf(value.path(), value.text().strip()).stream()
                .flatMap(code -> known.apply(code).stream())
                .findFirst());
  }

  private Optional<Answer.Value> named(Answer.Group group, String name) {
    return group.listValues().stream()
        .filter(value -> told.isNamed(value, name) && !value.text().isBlank())
        .findFirst();
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
            .filter(value -> names.stream().anyMatch(name -> told.isNamed(value, name)))
            .filter(value -> !value.text().isBlank())
            .count();
  }

  private Optional<Answer.Value> byMeaning(String meaning) {
    return root.listValues().stream()
        .filter(value -> meaning.equals(meanings.get(value.path())) && !value.text().isBlank())
        .findFirst();
  }

  /** Attributes in alphabetical order, so that {@code #affected+x+f} is {@code #affected+f+x}. */
  private static String normal(String hxl) {
    String[] parts = hxl.toLowerCase(Locale.ROOT).replaceAll("\\s", "").split("\\+", -1);
    TreeSet<String> attributes = new TreeSet<>(Arrays.asList(parts).subList(1, parts.length));
    return parts[0] + attributes.stream().map(a -> "+" + a).collect(Collectors.joining());
  }
}
