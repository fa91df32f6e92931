package org.halte.core.forms.history;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One version of a form in its history.
 *
 * @param decisions what became of the answers of the version before
 */
public record VersionHistory(
    String version, List<VersionQuestion> questions, List<Decision> decisions) {
  public VersionHistory {
    questions = List.copyOf(questions);
    decisions = List.copyOf(decisions);
  }

  Set<String> paths() {
    return questions.stream().map(VersionQuestion::path).collect(Collectors.toSet());
  }
}
