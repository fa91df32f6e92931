package org.halte.core.forms.history;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halte.core.forms.answers.Answer;
import org.halte.core.forms.answers.Answers;

/**
 * A filled form as its newest version would tell it: names, places and codes of answers are those
 * of the newest version that has the question.
 *
 * @param answers the same report; sums of parts stand first
 * @param names every name that the question of an answer ever had, by the answer's path
 * @param meanings its hxl, by path
 * @param codes every code that a choice ever had, by path and present code
 */
public record Told(
    Answers answers,
    Map<String, Set<String>> names,
    Map<String, String> meanings,
    Map<String, Map<String, List<String>>> codes) {
  public Told {
    names = Map.copyOf(names);
    meanings = Map.copyOf(meanings);
    codes = Map.copyOf(codes);
  }

  /** A report of a form without known versions: read as it stands. */
  public static Told plain(Answers answers, Map<String, String> meanings) {
    return new Told(answers, Map.of(), meanings, Map.of());
  }

  /** Whether the question of this answer goes, or went, by that name. */
  public boolean isNamed(Answer.Value value, String name) {
    return value.name().equals(name) || names.getOrDefault(value.path(), Set.of()).contains(name);
  }

  /** The code as it is, then what it was called before. */
  public List<String> codesOf(String path, String code) {
    return codes.getOrDefault(path, Map.of()).getOrDefault(code, List.of(code));
  }
}
