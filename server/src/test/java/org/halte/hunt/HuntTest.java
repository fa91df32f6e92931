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
    hunt = Hunt.start(new Hunt.Scope(1, 60, 36, false));
  }

  @AfterAll
  static void stop() {
    hunt.close();
  }

  @Test
  void nobodyIsToldWhatIsNotTheirs() {
    time("crawl", hunt::crawl);
    time("compare", hunt::compare);
    time("handed", hunt::handOut);
    time("goOn", hunt::goOn);
    time("fences", hunt::fences);
    assertThat(hunt.findings().tell()).isEmpty();
  }

  private static void time(String what, Runnable work) {
    long from = System.nanoTime();
    work.run();
    System.out.println(what + " " + (System.nanoTime() - from) / 1_000_000 + " ms " + hunt.findings().countTried());
  }
}
