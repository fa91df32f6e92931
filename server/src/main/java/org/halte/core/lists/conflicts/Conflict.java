package org.halte.core.lists.conflicts;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Something about an entity that a coordinator should look at.
 *
 * @param property the one with two values; "" where it is about the whole entity
 * @param version the change that brought it
 * @param otherVersion the change it contradicts; 0 when there is none
 * @param otherEntity the one that may be the same
 * @param before the value both started from
 * @param earlier the value that was there
 * @param said the value that came
 */
public record Conflict(
    UUID id,
    UUID list,
    UUID entity,
    Kind kind,
    String property,
    int version,
    int otherVersion,
    Optional<UUID> otherEntity,
    String before,
    String earlier,
    String said,
    Instant openedAt,
    Optional<String> choice) {

  /** What sort of thing to look at. */
  public enum Kind {
    /** Two values for one property. */
    VALUES,
    /** Two changes from one version that touch different properties: both stand. */
    MERGED,
    /** A change to an entity that was deleted. */
    DELETED,
    /** Two entities that may be the same. */
    SAME,
    /** A change that was applied without what it waited for. */
    FORCED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
