package org.halte.core.forms.history;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What happened to some questions from one version to the next.
 *
 * @param from as they were; empty for a new question
 * @param to as they are; empty for one that is asked no more
 * @param lost codes that old answers may hold and the new question does not offer
 * @param gained codes that it offers and the old one did not
 * @param proposal what Halte would do with old answers; empty when nobody needs to be asked
 */
public record QuestionChange(
    Kind kind,
    List<VersionQuestion> from,
    List<VersionQuestion> to,
    List<String> lost,
    List<String> gained,
    Optional<Decision> proposal) {
  public QuestionChange {
    Objects.requireNonNull(kind);
    from = List.copyOf(from);
    to = List.copyOf(to);
    lost = List.copyOf(lost);
    gained = List.copyOf(gained);
  }

  /** The sorts of change. */
  public enum Kind {
    SAME,
    REWORDED,
    MOVED,
    CHOICES,
    RETYPED,
    RENAMED,
    SPLIT,
    MERGED,
    RETIRED,
    NEW
  }

  /** Whether the publisher must say what becomes of old answers. */
  public boolean asks() {
    return proposal.isPresent();
  }
}
