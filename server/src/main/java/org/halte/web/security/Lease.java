package org.halte.web.security;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.halte.core.people.memory.Memories;
import org.halte.core.policy.Viewer;

/**
 * What something long-lived stands on: the session, token or phone that asked for it, and the
 * rights these had then. Whoever writes for longer than a moment looks at it while bytes flow.
 */
public final class Lease {

  /** What a lease stands on, as it is now. */
  record Ground(Viewer viewer, Object rights) {}

  private final Supplier<Optional<Ground>> look;
  private final Ground begun;
  private final Memories memories;
  private volatile long generation;
  private volatile long lookedAt = System.nanoTime();
  private volatile boolean ended;

  Lease(Ground begun, Supplier<Optional<Ground>> look, Memories memories) {
    this.begun = begun;
    this.look = look;
    this.memories = memories;
    this.generation = memories.generation();
  }

  /**
   * Whether it stands: the same caller may still come in, with the same rights. Costs nothing while
   * nothing about people changes.
   *
   * @param atMostOld how long ago it may have been looked up for certain
   */
  public boolean holds(Duration atMostOld) {
    long now = memories.generation();
    boolean old = System.nanoTime() - lookedAt > atMostOld.toNanos();
    if (!ended && (old || now != generation)) {
      generation = now;
      lookedAt = System.nanoTime();
      ended = look.get().filter(begun::equals).isEmpty();
    }
    return !ended;
  }

  /** The caller with the rights of now; empty once they may no longer come in. */
  public Optional<Viewer> now() {
    // Whoever hears of a change from the feed may hear of it before this node's memories do.
    memories.clear();
    return look.get().map(Ground::viewer);
  }
}
