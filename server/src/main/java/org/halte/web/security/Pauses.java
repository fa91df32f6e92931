package org.halte.web.security;

import java.time.Duration;

/**
 * How often somebody was wrong lately, and how long they wait until the next try. The first tries
 * are free; after them each costs a pause twice as long as the one before, up to a longest one: a
 * wall would keep out whoever forgot a password as well as whoever guesses. Wrong tries are
 * forgotten one by one. A try takes its place before anybody looks whether it is right, so that
 * sixty at once are not sixty free ones.
 */
final class Pauses {

  /**
   * What is asked of somebody.
   *
   * @param free tries without a pause, and the most that may be under way at once
   * @param first the pause after the free ones
   * @param longest no pause is longer
   * @param forget after so much time one wrong try is forgotten
   */
  record Rule(int free, Duration first, Duration longest, Duration forget) {}

  private static final long A_MOMENT = Duration.ofSeconds(1).toNanos();

  private final Rule rule;
  private int wrong;
  private int underWay;
  private long lastWrong;
  private long forgottenAt;

  Pauses(Rule rule) {
    this.rule = rule;
  }

  /**
   * Takes a place for one try.
   *
   * @param now in nanoseconds of a clock that never goes back
   * @return how many nanoseconds to wait; 0 when the place is taken
   */
  synchronized long take(long now) {
    forget(now);
    if (wrong + underWay >= rule.free()) {
      if (underWay > 0) {
        return A_MOMENT;
      }
      long ready = lastWrong + pause();
      if (now < ready) {
        return ready - now;
      }
    }
    underWay++;
    return 0;
  }

  /** The try was right, or nobody could say: the place is free again. */
  synchronized void giveBack() {
    underWay--;
  }

  /** The try was right, and whoever tried is who they say: the wrong ones before were theirs. */
  synchronized void forgive() {
    underWay--;
    wrong = 0;
  }

  /** The try was wrong. */
  synchronized void keep(long now) {
    underWay--;
    if (wrong == 0) {
      forgottenAt = now;
    }
    wrong++;
    lastWrong = now;
  }

  private long pause() {
    int doubled = Math.clamp(wrong - rule.free(), 0, 30);
    return Math.min(rule.first().toNanos() << doubled, rule.longest().toNanos());
  }

  private void forget(long now) {
    while (wrong > 0 && now - forgottenAt >= rule.forget().toNanos()) {
      wrong--;
      forgottenAt += rule.forget().toNanos();
    }
  }
}
