package org.halte.core.people.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.halte.base.database.AfterCommit;
import org.springframework.stereotype.Component;

/** All short memories about people of this node, so that one change makes all of them forget. */
@Component
public class Memories {

  private final List<ShortMemory<?, ?>> memories = new CopyOnWriteArrayList<>();

  /** A new memory that forgets whenever anything about people changes on this node. */
  public <K, V> ShortMemory<K, V> open() {
    ShortMemory<K, V> memory = new ShortMemory<>();
    memories.add(memory);
    return memory;
  }

  /** Forgets once the transaction under way is committed. */
  public void forgetAfterCommit() {
    AfterCommit.run(this::forget);
  }

  private void forget() {
    memories.forEach(ShortMemory::forget);
  }
}
