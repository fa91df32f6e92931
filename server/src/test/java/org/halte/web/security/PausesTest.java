package org.halte.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pauses that grow, and are forgotten. */
class PausesTest {

  private static final Pauses.Rule RULE =
      new Pauses.Rule(3, seconds(5), seconds(60), Duration.ofMinutes(10));

  private final Pauses pauses = new Pauses(RULE);
  private long now = 1_000_000_000_000L;

  @Test
  void theFirstOnesAreFreeAndEachLaterOneCostsTwiceThePause() {
    for (int i = 0; i < 3; i++) {
      assertThat(tryAndFail()).isZero();
    }
    for (long expected : new long[] {5, 10, 20, 40, 60, 60}) {
      assertThat(Duration.ofNanos(pauses.take(now))).isEqualTo(seconds(expected));
      now += seconds(expected).toNanos();
      assertThat(tryAndFail()).isZero();
    }
  }

  @Test
  void askingAgainDuringAPauseDoesNotMakeItLonger() {
    for (int i = 0; i < 4; i++) {
      tryAndFail();
    }
    for (int i = 0; i < 100; i++) {
      assertThat(pauses.take(now)).isEqualTo(seconds(5).toNanos());
    }
  }

  @Test
  void wrongOnesAreForgottenOneByOneAndARightOneForgivesThemAll() {
    for (int i = 0; i < 3; i++) {
      tryAndFail();
    }
    now += Duration.ofMinutes(10).toNanos();
    assertThat(tryAndFail()).isZero();
    assertThat(pauses.take(now)).isPositive();

    now += seconds(5).toNanos();
    assertThat(pauses.take(now)).isZero();
    pauses.forgive();
    for (int i = 0; i < 3; i++) {
      assertThat(tryAndFail()).isZero();
    }
  }

  @Test
  void noMoreAreUnderWayAtOnceThanAreFree() {
    for (int i = 0; i < 3; i++) {
      assertThat(pauses.take(now)).isZero();
    }
    assertThat(pauses.take(now)).isPositive();
    pauses.giveBack();
    assertThat(pauses.take(now)).isZero();
  }

  private long tryAndFail() {
    long wait = pauses.take(now);
    if (wait == 0) {
      pauses.keep(now);
    }
    return wait;
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
