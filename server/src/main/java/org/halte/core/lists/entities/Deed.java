package org.halte.core.lists.entities;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.halte.core.people.MemberId;

/**
 * One change of an entity.
 *
 * @param version the number it gave the entity
 * @param source instance id of the report that said it; empty for the desk
 * @param base the version it started from; empty for a creation
 * @param branch the chain of offline changes it belongs to, if any
 * @param forced whether it was applied without what it waited for
 * @param notedAt when it was noted on the phone or done on the desk
 * @param said the properties it named
 * @param after what the entity was after it
 */
public record Deed(
    int version,
    Kind kind,
    Optional<String> source,
    Optional<MemberId> member,
    Optional<Integer> base,
    Optional<Branch> branch,
    boolean forced,
    Instant notedAt,
    Instant receivedAt,
    Map<String, String> said,
    Map<String, String> after) {

  public Deed {
    said = Map.copyOf(said);
    after = Map.copyOf(after);
  }

  /** What sort of change. */
  public enum Kind {
    CREATE,
    UPDATE,
    DELETE,
    RESTORE,
    /** Another entity turned out to be this one. */
    MERGE,
    /** The entity turned out to be another one. */
    MERGED_AWAY,
    /** A coordinator chose between two values. */
    CHOICE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** A place in a chain of changes made offline; {@code base} is the phone's own numbering. */
  public record Branch(String id, int base) {}
}
