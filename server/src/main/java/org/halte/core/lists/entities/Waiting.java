package org.halte.core.lists.entities;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Something a form said that cannot be applied yet.
 *
 * @param entity as the form named it
 * @param base the version it wants to start from
 * @param seen the server's version when it came; 0 when there was no such entity
 */
public record Waiting(
    String instanceId,
    int ordinal,
    UUID list,
    String entity,
    Reason reason,
    Optional<Integer> base,
    int seen,
    Instant since) {

  /** What it waits for. */
  public enum Reason {
    /** The report that makes the entity. */
    CREATION,
    /**
     * A version that the server does not have: another report, or a server restored from a copy.
     */
    VERSION,
    /** The change before it in a chain made offline. */
    BRANCH,
    /** A coordinator's word: its sender does not carry the list, or only holds a link. */
    APPROVAL,
    /** Nothing: its id is none, so it can never be applied. */
    BAD_ID;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Reason of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
