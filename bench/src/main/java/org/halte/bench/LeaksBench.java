package org.halte.bench;

import java.util.concurrent.ThreadLocalRandom;
import org.halte.hunt.Hunt;

/**
 * The long hunt: ten thousand probes by every kind of viewer for what is not theirs, on two Haltes
 * that are equal but for what is hidden. Says how often each viewer tried each way, and what came
 * out. HALTE_LEAKS_SEED runs the same hunt again.
 */
final class LeaksBench implements Bench.Scenario {
  private static final int PROBES = 10_000;
  private static final int CRAWLED_BY_EACH = 160;
  private static final int NEAR_HIDDEN_PLACES = 120;

  @Override
  public void run(Figures figures) {
    long seed = seed();
    figures.tell("leaks.seed", (double) seed, "");
    try (Hunt hunt = Hunt.start(new Hunt.Scope(seed, CRAWLED_BY_EACH, NEAR_HIDDEN_PLACES, true))) {
      hunt.crawl();
      hunt.compare();
      for (int round = 1; hunt.countTried() < PROBES; round++) {
        hunt.compareMore(seed + round);
      }
      hunt.tellAbout();
      hunt.join();
      hunt.handOut();
      hunt.goOn();
      hunt.fences();
      hunt.trials().forEach((way, times) -> figures.tell("leaks.tried " + way, times, "probes"));
      figures.tell("leaks.tried", hunt.countTried(), "probes");
      figures.tell("leaks.found", hunt.countFound(), "leaks");
      if (hunt.countFound() > 0) {
        throw new IllegalStateException(hunt.tell());
      }
    }
  }

  private static long seed() {
    String given = System.getenv("HALTE_LEAKS_SEED");
    return given == null ? ThreadLocalRandom.current().nextLong(1_000_000) : Long.parseLong(given);
  }
}
