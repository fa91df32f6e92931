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

  @Test
  void debugLeak() {
    var pool = hunt.world().get(com.zaxxer.hikari.HikariDataSource.class);
    int before = pool.getHikariPoolMXBean().getActiveConnections();
    for (Spy spy : java.util.List.of(hunt.world().spy("a.coordinator"), hunt.world().spy("b.phone"))) {
      for (Ask ask : new Crawl(hunt.world(), hunt.judge(), 1).all(spy)) {
        hunt.world().wire().send(spy, ask);
        int now = pool.getHikariPoolMXBean().getActiveConnections();
        if (now > before) { try { Thread.sleep(100);} catch (InterruptedException e) {}
          now = pool.getHikariPoolMXBean().getActiveConnections(); }
        if (now > before) { System.out.println(spy + " " + ask + " leaks " + now); before = now; }
        if (now > 8) return;
      }
    }
  }
}
