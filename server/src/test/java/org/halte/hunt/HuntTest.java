package org.halte.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody sees what is not theirs: the hunt, as far as a build has time for it. */
class HuntTest {

  private static Hunt hunt;

  @BeforeAll
  static void start() {
    hunt = Hunt.start(new Hunt.Scope(1, 150));
  }

  @AfterAll
  static void stop() {
    hunt.close();
  }

  @Test
  void noAddressTellsAnybodyWhatIsNotTheirs() {
    long from = System.nanoTime();
    hunt.crawl();
    System.out.println((System.nanoTime() - from) / 1_000_000 + " ms " + hunt.findings().countTried());
    assertThat(hunt.findings().tell()).isEmpty();
  }
}
