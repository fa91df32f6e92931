package org.halte.base.changes;

import java.time.Duration;

/** How long readers of the feed wait when there is nothing to read. */
final class Pace {

  /** Rows are there but an older transaction is still running: nobody rings when it ends. */
  static final Duration UNSETTLED = Duration.ofMillis(25);

  /** Nothing is there; the bell rings. The time is for a ring that was lost. */
  static final Duration IDLE = Duration.ofSeconds(2);

  /** The database does not answer. */
  static final Duration TROUBLE = Duration.ofMillis(500);

  private Pace() {}

  static Duration after(ChangeStore store) {
    return store.hasUnsettled() ? UNSETTLED : IDLE;
  }
}
