package org.halte.field.data;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.halte.core.forms.history.QuestionHistory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Answers that were opened a moment ago, so that sorting and searching a form does not open all its
 * reports each time. In memory only and never written; bounded by a share of the heap, and emptied
 * when nobody has looked at a form for a while. What a report answers never changes, a correction
 * is another report: an entry is right as long as the form is laid out as it was. Rights are no
 * part of it: each reading applies those of its viewer.
 */
@Component
class AnswerMemory implements SmartLifecycle {

  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final int SHARE = 4;
  private static final int MOST_WORDS = 20_000;

  private final long most;
  private final Map<String, Shelf> shelves = new HashMap<>();
  private volatile boolean running;
  private Thread watch = new Thread(() -> {});

  @Autowired
  AnswerMemory() {
    this(Runtime.getRuntime().maxMemory() / SHARE);
  }

  /**
   * @param most bytes, about
   */
  AnswerMemory(long most) {
    this.most = most;
  }

  /** The answers of one form, as long as they are told in this way. */
  final class Shelf {
    private final DataForm layout;
    private final QuestionHistory history;
    private final Map<Long, OpenAnswers> answers = new ConcurrentHashMap<>();
    private final Map<String, String> words = new ConcurrentHashMap<>();
    private final AtomicLong weight = new AtomicLong();
    private final AtomicBoolean warmed = new AtomicBoolean();
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile long usedAt = System.nanoTime();

    private Shelf(DataForm layout, QuestionHistory history) {
      this.layout = layout;
      this.history = history;
    }

    Optional<OpenAnswers> find(long number) {
      return Optional.ofNullable(answers.get(number));
    }

    /** Whether nobody has begun yet to open the form ahead; asking begins it. */
    boolean warms() {
      return warmed.compareAndSet(false, true);
    }

    /** Has those who open many reports do so by turns: what one has opened the next one finds. */
    void byTurns(Runnable opening) {
      turn.lock();
      try {
        opening.run();
      } finally {
        turn.unlock();
      }
    }

    /** Packs the answers of a report, and keeps them if there is room. */
    OpenAnswers keep(long number, Filling filling, boolean link) {
      OpenAnswers opened = OpenAnswers.of(layout, filling, link, this::word);
      long more = opened.weight(layout);
      if (makeRoom(this, more) && answers.putIfAbsent(number, opened) == null) {
        weight.addAndGet(more);
      }
      return opened;
    }

    private String word(String text) {
      if (words.size() >= MOST_WORDS) {
        return text;
      }
      String known = words.putIfAbsent(text, text);
      return known == null ? text : known;
    }
  }

  /**
   * Where the answers of a form are kept.
   *
   * @param layout the whole form
   * @param history by which its reports are told
   */
  synchronized Shelf shelf(DataForm layout, QuestionHistory history) {
    Shelf known = shelves.get(layout.key());
    if (known == null || !known.history.equals(history) || !known.layout.equals(layout)) {
      known = new Shelf(layout, history);
      shelves.put(layout.key(), known);
    }
    known.usedAt = System.nanoTime();
    return known;
  }

  /** The forms that were looked at longest ago give way; what one form has is not turned over. */
  private synchronized boolean makeRoom(Shelf wanting, long more) {
    while (weight() + more > most) {
      Optional<Shelf> oldest =
          shelves.values().stream()
              .filter(shelf -> shelf != wanting)
              .min(Comparator.comparingLong(shelf -> shelf.usedAt));
      if (oldest.isEmpty()) {
        return false;
      }
      shelves.values().remove(oldest.get());
    }
    return true;
  }

  /** About how many bytes are kept. */
  synchronized long weight() {
    return shelves.values().stream().mapToLong(shelf -> shelf.weight.get()).sum();
  }

  /** Forgets the forms at which nobody has looked for a while. */
  synchronized void forgetIdle(Duration idle) {
    long now = System.nanoTime();
    shelves.values().removeIf(shelf -> now - shelf.usedAt >= idle.toNanos());
  }

  @Override
  public synchronized void start() {
    if (!running) {
      running = true;
      watch = Thread.ofVirtual().name("answers-idle").start(this::watch);
    }
  }

  private void watch() {
    while (running) {
      try {
        Thread.sleep(LOOK);
        forgetIdle(IDLE);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    watch.interrupt();
    shelves.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
