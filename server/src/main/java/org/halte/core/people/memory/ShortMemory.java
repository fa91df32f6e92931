package org.halte.core.people.memory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Remembers answers of the database for at most five seconds, so that a phone that sends forty
 * reports is looked up once. What changes is forgotten: at once on this node, within a second on
 * the others; the five seconds only count while the feed cannot be read.
 */
public final class ShortMemory<K, V> {

  private static final long LIFE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int MOST = 10_000;

  private record Remembered<V>(V value, long at) {}

  private final ConcurrentHashMap<K, Remembered<V>> known = new ConcurrentHashMap<>();
  private final AtomicLong forgotten = new AtomicLong();

  /** The remembered value, else the value just looked up. */
  public V get(K key, Supplier<V> look) {
    Optional<Remembered<V>> fresh =
        Optional.ofNullable(known.get(key))
            .filter(found -> System.nanoTime() - found.at() < LIFE_NANOS);
    if (fresh.isPresent()) {
      return fresh.get().value();
    }
    long before = forgotten.get();
    V value = look.get();
    if (known.size() >= MOST) {
      known.clear();
    }
    // A look-up that began before a change must not bring the old answer back.
    known.put(key, new Remembered<>(value, System.nanoTime()));
    if (before != forgotten.get()) {
      known.remove(key);
    }
    return value;
  }

  /** Forgets everything; to be called after the change is committed. */
  public void forget() {
    forgotten.incrementAndGet();
    known.clear();
  }
}
