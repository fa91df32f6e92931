package org.halte.base.changes;

import java.util.Set;

/**
 * Derives something from the feed. Each change is applied in a transaction together with the
 * follower's position, by one node at a time, in the order of the feed. A change that throws is
 * undone, noted in base.follower_failure and passed by, so that one bad record never stops the
 * rest; a database that does not answer is waited for.
 */
public interface Follower {

  /** Under which its position is kept; never changes. */
  String name();

  /** The topics it wants to hear of. */
  Set<String> topics();

  /** Applies one change. May append further changes. */
  void apply(Change change);
}
