package org.halte.core.live;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Supplier;
import org.halte.base.changes.Change;
import org.halte.base.changes.Change.Position;
import org.halte.base.changes.Changes;
import org.halte.base.changes.Tail;
import org.halte.base.kernel.Night;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.policy.Access;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hands what happens to everybody who watches and may see it. One reader of the feed per node; each
 * thing is loaded once and decided per listener in memory. Rights are opened anew every minute, and
 * at once when something about people changes or another night begins.
 */
@Component
public class LiveHub implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);
  private static final Duration RIGHTS_LAST = Duration.ofMinutes(1);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int MOST_MISSED = 1000;
  private static final int MOST_DELAYED = 100_000;

  private final Changes changes;
  private final Map<String, LiveSource> sources = new HashMap<>();
  private final NightCalendar calendar;
  private final Marks marks;
  private final Set<LiveListener> listeners = ConcurrentHashMap.newKeySet();
  private final PriorityBlockingQueue<Delayed> delayed = new PriorityBlockingQueue<>();
  private volatile @Nullable Tail tail;
  private volatile @Nullable Thread ticker;
  private volatile boolean running;
  private Night night;

  LiveHub(Changes changes, List<LiveSource> sources, NightCalendar calendar, Marks marks) {
    this.changes = changes;
    this.calendar = calendar;
    this.marks = marks;
    this.night = calendar.tonight();
    sources.forEach(source -> source.topics().forEach(topic -> this.sources.put(topic, source)));
  }

  /** An event that a listener will be allowed to see later. */
  private record Delayed(Instant due, LiveListener listener, Change change)
      implements Comparable<Delayed> {
    @Override
    public int compareTo(Delayed other) {
      return due.compareTo(other.due);
    }
  }

  /**
   * Starts to listen.
   *
   * @param opener who watches and what they may see, asked again and again; empty ends it
   * @param after the id of the last event the screen got, to send what it missed since; what is no
   *     such id, or one of another instance, resumes nothing
   */
  public LiveListener listen(Supplier<Optional<Access>> opener, String after) {
    Holder holder = new Holder();
    LiveListener listener =
        new LiveListener(opener, calendar.now(), () -> holder.remove(listeners));
    holder.listener = listener;
    // Registered first: what happens meanwhile may come twice, but is not missed.
    if (!listener.isClosed()) {
      listeners.add(listener);
      marks.read(after).ifPresent(position -> resume(listener, position));
    }
    return listener;
  }

  private static final class Holder {
    private @Nullable LiveListener listener;

    void remove(Set<LiveListener> from) {
      LiveListener known = listener;
      if (known != null) {
        from.remove(known);
      }
    }
  }

  /** How many screens watch on this node. */
  public int countListeners() {
    return listeners.size();
  }

  private void resume(LiveListener listener, Position after) {
    List<Change> missed = changes.listAfter(after, MOST_MISSED + 1);
    if (missed.size() > MOST_MISSED) {
      listener.offer(new LiveEvent(marks.write(changes.last()), "reset", Map.of()));
      return;
    }
    // Only the last word on each thing: it is loaded as it is now.
    Map<String, Change> latest = new LinkedHashMap<>();
    for (Change change : missed) {
      latest.remove(change.topic() + change.subject());
      latest.put(change.topic() + change.subject(), change);
    }
    latest.values().forEach(change -> load(change).ifPresent(item -> tell(listener, change, item)));
  }

  private void onChange(Change change) {
    if (change.topic().equals("people")) {
      listeners.forEach(listener -> listener.refresh(calendar.now()));
      return;
    }
    if (listeners.isEmpty()) {
      return;
    }
    load(change).ifPresent(item -> listeners.forEach(listener -> tell(listener, change, item)));
  }

  private Optional<LiveItem> load(Change change) {
    return Optional.ofNullable(sources.get(change.topic())).flatMap(source -> source.load(change));
  }

  private void tell(LiveListener listener, Change change, LiveItem item) {
    Optional<Access> access = listener.accessAt(calendar.now());
    if (access.isEmpty()) {
      return;
    }
    LiveItem.View view = item.viewFor(access.get());
    view.data()
        .ifPresent(data ->
            listener.offer(new LiveEvent(marks.write(change.position()), change.topic(), data)));
    view.since()
        .filter(since -> delayed.size() < MOST_DELAYED)
        .ifPresent(since -> delayed.add(new Delayed(since, listener, change)));
  }

  @Override
  public void start() {
    running = true;
    tail = changes.tail(changes.last(), this::onChange);
    ticker = Thread.ofVirtual().name("live-ticker").start(this::tick);
  }

  private void tick() {
    try {
      while (running) {
        Thread.sleep(TICK);
        Instant now = calendar.now();
        try {
          turnNight(now);
          refreshOld(now);
          releaseDue(now);
        } catch (RuntimeException e) {
          LOG.warn("The live ticker missed a beat", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a volunteer may look back on, and which agreements hold, goes by the night. */
  private void turnNight(Instant now) {
    Night tonight = calendar.nightOf(now);
    if (!tonight.equals(night)) {
      night = tonight;
      listeners.forEach(listener -> listener.refresh(now));
    }
  }

  private void refreshOld(Instant now) {
    for (LiveListener listener : listeners) {
      if (Duration.between(listener.openedAt(), now).compareTo(RIGHTS_LAST) >= 0) {
        listener.refresh(now);
      }
    }
  }

  private void releaseDue(Instant now) {
    Delayed next = delayed.peek();
    while (next != null && !next.due().isAfter(now)) {
      delayed.remove(next);
      Delayed due = next;
      if (!due.listener().isClosed()) {
        load(due.change()).ifPresent(item -> tell(due.listener(), due.change(), item));
      }
      next = delayed.peek();
    }
  }

  @Override
  public void stop() {
    running = false;
    Thread thread = ticker;
    if (thread != null) {
      thread.interrupt();
    }
    Tail open = tail;
    if (open != null) {
      open.close();
    }
    listeners.forEach(LiveListener::close);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
