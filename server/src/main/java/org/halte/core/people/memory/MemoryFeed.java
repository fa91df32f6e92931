package org.halte.core.people.memory;

import java.util.Set;
import org.halte.base.changes.Change;
import org.halte.base.changes.Changes;
import org.halte.base.changes.Tail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes this node forget what another one changed about people, or whose session ended there. */
@Component
final class MemoryFeed implements SmartLifecycle {

  private static final Set<String> TOPICS = Set.of("people", "session");

  private final Changes changes;
  private final Memories memories;
  private volatile @Nullable Tail tail;

  MemoryFeed(Changes changes, Memories memories) {
    this.changes = changes;
    this.memories = memories;
  }

  @Override
  public void start() {
    tail = changes.tail(changes.last(), this::onChange);
  }

  private void onChange(Change change) {
    if (TOPICS.contains(change.topic())) {
      memories.forget();
    }
  }

  @Override
  public void stop() {
    Tail open = tail;
    tail = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public boolean isRunning() {
    return tail != null;
  }
}
