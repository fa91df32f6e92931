package org.halte.hunt;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everybody's open stream of events, and what came over each. */
final class Listening implements AutoCloseable {

  /** Enough for a busy machine; the promise is a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Map<Spy, List<String>> heard = new LinkedHashMap<>();
  private final Map<Spy, Wire.Stream> streams = new LinkedHashMap<>();

  Listening(HuntWorld world, List<Spy> spies) {
    for (Spy spy : spies) {
      if (spy.kind() != Spy.Kind.LINK && spy.kind() != Spy.Kind.NOBODY) {
        List<String> lines = new CopyOnWriteArrayList<>();
        heard.put(spy, lines);
        streams.put(spy, world.wire().listen(spy, lines::add));
      }
    }
  }

  /** Looks at all that was heard so far, as whoever each is by now. */
  void judge(String family, Judge judge, Map<Spy, Spy> taken) {
    pause(Duration.ofMillis(700));
    heard.forEach((spy, lines) -> {
      Spy who = taken.getOrDefault(spy, spy);
      judge.findings().tried(family, who);
      lines.forEach(line -> judge.hear(family, who, line));
      lines.clear();
    });
  }

  /** The streams of these must be over. */
  void ended(String family, Judge judge, Iterable<Spy> spies) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    for (Spy spy : spies) {
      Wire.Stream stream = streams.get(spy);
      while (stream != null && stream.isOpen() && System.nanoTime() < until) {
        pause(Duration.ofMillis(50));
      }
      if (stream != null && stream.isOpen()) {
        judge.add(
            family, spy, "a stream that outlives the right", Ask.get("/api/events"), "still open");
      }
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    streams.values().forEach(Wire.Stream::close);
  }
}
