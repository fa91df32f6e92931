package org.halte.hunt;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A part of the hunt, run alone. */
final class Part {

  private final Hunt hunt;
  private final Judge judge;
  private final long seed;

  /**
   * @param seed no other part's, or its reports would be known already
   */
  Part(Hunt hunt, Judge judge, long seed) {
    this.hunt = hunt;
    this.judge = judge;
    this.seed = seed;
  }

  /** Some of the questions whose answers must be the same in both worlds. */
  void probe(Consumer<Probes> questions) {
    hunt.compare(judge, seed, false, questions);
  }

  void handed(String giver) {
    new Handed(hunt.world(), judge).phones(hunt.world().spy(giver));
  }

  void read(String who, String path) {
    Spy spy = hunt.world().spy(who);
    Ask ask = Ask.get(path);
    judge.look("read", spy, ask, hunt.world().wire().send(spy, ask));
  }

  void twins() {
    new Twins(hunt.world(), judge).run();
  }

  Fences fences() {
    return new Fences(hunt.world(), judge);
  }

  /** The events of somebody who left. */
  void streams() {
    Spy former = hunt.world().spy("a.formerphone");
    Late late = new Late(hunt.world(), "part " + seed, Set.of(), Set.of());
    try (Listening listening = new Listening(hunt.world(), List.of(former))) {
      late.happen();
      listening.judge("live", new Judge(late.canaries(), judge.findings()), Map.of());
      listening.ended("live", judge, List.of(former));
    }
  }
}
