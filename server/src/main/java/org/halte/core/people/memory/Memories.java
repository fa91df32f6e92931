package org.halte.core.people.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.halte.base.database.AfterCommit;
import org.springframework.stereotype.Component;

/**
 * All short memories about people of this node, so that one change makes all of them forget: at
 * once what changes on this node, and within a second, by {@link MemoryFeed}, what changes on
 * another.
 */
@Component
public class Memories {

  private final List<ShortMemory<?, ?>> memories = new CopyOnWriteArrayList<>();
  private final AtomicLong generation = new AtomicLong();

  /** A new memory that forgets whenever anything about people changes. */
  public <K, V> ShortMemory<K, V> open() {
    ShortMemory<K, V> memory = new ShortMemory<>();
    memories.add(memory);
    return memory;
  }

  /** Forgets once the transaction under way is committed. */
  public void forgetAfterCommit() {
    AfterCommit.run(this::forget);
  }

  /** Forgets now, and says so: somebody's rights or session may be other ones. */
  public void forget() {
    clear();
    generation.incrementAndGet();
  }

  /** Looks everything up anew: for whoever hears of a change before this node's memories do. */
  public void clear() {
    memories.forEach(ShortMemory::forget);
  }

  /**
   * Another number than before once anything about people or their sessions has changed: what was
   * decided under the old number is to be decided again.
   */
  public long generation() {
    return generation.get();
  }
}
