package org.halte.core.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * The outline of a thing as it is and as it was before its last change, so that who sees it late
 * sees it as it was: a place that moves, goes or changes its sensitivity tells nobody so at once.
 *
 * @param before as it was at least {@link Grants#LONGEST_DELAY} before {@code changedAt}; of
 *     several changes within that time the first one counts
 * @param changedAt the last change of the outline; empty when there was none
 */
public record Outlines(Outline now, Outline before, Optional<Instant> changedAt) {

  /** The outline of what never changed. */
  public static Outlines constant(Outline outline) {
    return new Outlines(outline, outline, Optional.empty());
  }

  /** The outline at a moment. */
  Outline asOf(Instant moment) {
    return changedAt.filter(moment::isBefore).isPresent() ? before : now;
  }
}
