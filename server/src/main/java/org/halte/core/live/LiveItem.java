package org.halte.core.live;

import java.time.Instant;
import java.util.Optional;
import org.halte.core.policy.Access;

/** Something that happened, loaded once and drawn for each listener under its own rights. */
public interface LiveItem {

  /** What this listener gets of it now; no database is asked. */
  View viewFor(Access access);

  /**
   * What a listener gets.
   *
   * @param data to be written as JSON; empty when it does not exist for the listener now
   * @param since when it will exist, for what an agreement delays
   */
  record View(Optional<Object> data, Optional<Instant> since) {

    /** Nothing, now or later. */
    public static final View HIDDEN = new View(Optional.empty(), Optional.empty());

    public static View shown(Object data) {
      return new View(Optional.of(data), Optional.empty());
    }

    public static View later(Instant since) {
      return new View(Optional.empty(), Optional.of(since));
    }
  }
}
