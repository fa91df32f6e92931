package org.halte.core.forms.life;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.halte.core.forms.history.Decision;
import org.halte.core.forms.history.Fate;
import org.halte.core.forms.history.QuestionChange;
import org.halte.core.forms.history.VersionQuestion;

/** Sees that the publisher answered every question about old answers, and each only once. */
final class DecisionCheck {

  private final Map<String, VersionQuestion> before = new HashMap<>();
  private final Map<String, VersionQuestion> after = new HashMap<>();

  private DecisionCheck(List<QuestionChange> changes) {
    for (QuestionChange change : changes) {
      change.from().forEach(question -> before.put(question.path(), question));
      change.to().forEach(question -> after.put(question.path(), question));
    }
  }

  /**
   * Throws {@link LifeProblem} for what is left open, said twice, or cannot be done.
   *
   * @param changes between the two versions
   */
  static void check(List<QuestionChange> changes, List<Decision> decisions) {
    DecisionCheck check = new DecisionCheck(changes);
    Set<String> from = new HashSet<>();
    Set<String> to = new HashSet<>();
    for (Decision decision : decisions) {
      check.each(decision);
      decision.from().forEach(path -> once(path, from));
      decision.to().forEach(path -> once(path, to));
    }
    String open =
        changes.stream()
            .filter(QuestionChange::asks)
            .flatMap(change -> change.from().stream())
            .filter(question -> !from.contains(question.path()))
            .map(question -> "« " + question.words() + " »")
            .collect(Collectors.joining(", "));
    if (!open.isEmpty()) {
      throw LifeProblem.undecided(open);
    }
  }

  private static void once(String path, Set<String> seen) {
    if (!seen.add(path)) {
      throw LifeProblem.decidedTwice(path);
    }
  }

  private void each(Decision decision) {
    decision.from().stream()
        .filter(path -> !before.containsKey(path))
        .forEach(path -> {
          throw LifeProblem.unknownQuestion(path);
        });
    decision.to().stream()
        .filter(path -> !after.containsKey(path))
        .forEach(path -> {
          throw LifeProblem.unknownQuestion(path);
        });
    if (decision.fate() == Fate.CARRY) {
      carry(decision);
    }
    if (decision.fate() == Fate.SUM) {
      sum(decision);
    }
  }

  private void carry(Decision decision) {
    if (decision.from().size() != 1 || decision.to().size() != 1) {
      throw LifeProblem.unclear(String.join(", ", decision.from()));
    }
    String path = decision.from().getFirst();
    Set<String> old = codes(before, path);
    Set<String> young = codes(after, decision.to().getFirst());
    decision
        .choices()
        .forEach((code, as) -> {
          if (!old.contains(code) || !young.contains(as)) {
            throw LifeProblem.unknownChoice(path, old.contains(code) ? as : code);
          }
        });
  }

  private static Set<String> codes(Map<String, VersionQuestion> questions, String path) {
    VersionQuestion question = questions.get(path);
    return question == null
        ? Set.of()
        : question.choices().stream().map(VersionQuestion.Option::code).collect(Collectors.toSet());
  }

  private void sum(Decision decision) {
    boolean wholeAndParts =
        (decision.from().size() == 1 && decision.to().size() > 1)
            || (decision.to().size() == 1 && decision.from().size() > 1);
    if (!wholeAndParts) {
      throw LifeProblem.unclear(String.join(", ", decision.from()));
    }
    decision.from().forEach(path -> number(before.get(path), path));
    decision.to().forEach(path -> number(after.get(path), path));
  }

  private static void number(
      @org.jspecify.annotations.Nullable VersionQuestion question, String path) {
    if (question == null || !question.isNumber()) {
      throw LifeProblem.notNumbers(path);
    }
  }
}
