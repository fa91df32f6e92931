package org.halte.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The second start, demo data, embedded database, until the first page is answered; and the memory
 * of Java and the database once idle, shared pages counted once (PSS).
 */
final class StartBench implements Bench.Scenario {
  private static final int STARTS = 5;
  private static final Duration IDLE = Duration.ofSeconds(10);

  @Override
  public void run(Figures figures) throws Exception {
    var data = DemoProcess.freshFolder();
    var first = time(data, false);
    figures.tell("start.first", first.seconds(), "s");
    var seconds = new double[STARTS];
    var megabytes = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      var start = time(data, true);
      seconds[i] = start.seconds();
      megabytes[i] = start.megabytes();
    }
    figures.tell("start.second.median", Figures.median(seconds), "s");
    figures.tell("start.second.max", Figures.percentile(seconds, 100), "s");
    figures.tell("start.pss.median", Figures.median(megabytes), "MB");
  }

  private record Start(double seconds, double megabytes) {}

  private static Start time(Path data, boolean weigh) throws Exception {
    int port = DemoProcess.freePort();
    long from = System.nanoTime();
    try (var demo = DemoProcess.start(data, port)) {
      double seconds = (System.nanoTime() - from) / 1e9;
      if (!weigh) {
        return new Start(seconds, 0);
      }
      Thread.sleep(IDLE.toMillis());
      return new Start(seconds, proportionalMegabytes(demo));
    }
  }

  private static double proportionalMegabytes(DemoProcess demo) throws IOException {
    double kilobytes = 0;
    for (var pid : demo.pids()) {
      var rollup = Path.of("/proc/" + pid + "/smaps_rollup");
      if (Files.exists(rollup)) {
        kilobytes += proportionalKilobytes(rollup);
      }
    }
    return kilobytes / 1024;
  }

  private static double proportionalKilobytes(Path rollup) throws IOException {
    return Files.readAllLines(rollup).stream()
        .filter(line -> line.startsWith("Pss:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
        .sum();
  }
}
