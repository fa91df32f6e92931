package org.halte.bench;

import org.halte.bench.differential.Differential;

/** 500 answer sets of each shipped form through both engines, and how often they differ. */
final class DifferentialBench implements Bench.Scenario {
  private static final int SETS = 500;
  private static final long SEED = 20261126;

  @Override
  public void run(Figures figures) throws Exception {
    var outcome = new Differential(DemoProcess.launcher().resolveSibling(".")).run(SETS, SEED);
    figures.tell("differential.sets", outcome.sets(), "sets");
    figures.tell("differential.wrong", outcome.wrong(), "sets");
    figures.tell("differential.calculated", outcome.calculated(), "values");
    outcome
        .reasons()
        .forEach((reason, times) ->
            figures.tell("differential.explained." + reason.code(), times, "differences"));
    figures.tell("differential.unexplained", outcome.unexplained().size(), "differences");
    outcome.unexplained().forEach(System.err::println);
    if (!outcome.unexplained().isEmpty()) {
      throw new IllegalStateException("the engines differ, see above");
    }
  }
}
