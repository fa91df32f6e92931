package org.halte.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs benches by name and prints their figures on standard output, one JSON object a line. What
 * they are doing meanwhile goes to standard error.
 */
public final class Bench {

  /** One bench: measures, and tells each figure as soon as it is known. */
  interface Scenario {
    void run(Figures figures) throws Exception;
  }

  private static final Map<String, Scenario> SCENARIOS = scenarios();

  private Bench() {}

  private static Map<String, Scenario> scenarios() {
    var scenarios = new LinkedHashMap<String, Scenario>();
    scenarios.put("start", new StartBench());
    scenarios.put("intake", new IntakeBench());
    scenarios.put("live", new LiveBench());
    scenarios.put("data", new DataBench());
    scenarios.put("app", new AppBench());
    scenarios.put("fill", new FillBench());
    scenarios.put("crash", new CrashBench());
    scenarios.put("xlsform", new XlsFormBench());
    scenarios.put("validate", new ValidateBench());
    scenarios.put("differential", new DifferentialBench());
    scenarios.put("leaks", new LeaksBench());
    return scenarios;
  }

  /**
   * Runs the bench that the first argument names.
   *
   * @param args the name of a bench
   */
  public static void main(String[] args) throws Exception {
    var scenario = args.length == 1 ? SCENARIOS.get(args[0]) : null;
    if (scenario == null) {
      System.err.println("halte bench NAME: one of " + String.join(", ", SCENARIOS.keySet()));
      System.exit(args.length == 1 && args[0].endsWith("-help") ? 0 : 2);
      return;
    }
    scenario.run(new Figures(System.out));
    System.exit(0);
  }
}
