package org.halte.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/**
 * Durable visits a second through the ODK door, eight connections, against a bare INSERT of the
 * same bytes into the same database in the same run.
 */
final class IntakeBench implements Bench.Scenario {
  private static final int CONNECTIONS = 8;
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration MEASURED = Duration.ofSeconds(30);
  private static final int ROUNDS = 3;

  /** Does the measured thing once. */
  private interface Act {
    void once() throws Exception;
  }

  private record Load(double perSecond, List<Double> milliseconds) {
    double slowest(double percent) {
      return Figures.percentile(
          milliseconds.stream().mapToDouble(Double::doubleValue).toArray(), percent);
    }
  }

  @Override
  public void run(Figures figures) throws Exception {
    var data = DemoProcess.freshFolder();
    try (var demo = DemoProcess.start(data, DemoProcess.freePort())) {
      var visits = Visits.through(demo.openRosa());
      drive(WARM_UP, () -> sender(visits));
      var rates = new double[ROUNDS];
      var bases = new double[ROUNDS];
      var slowest = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        var door = drive(MEASURED, () -> sender(visits));
        bases[i] = drive(MEASURED.dividedBy(3), () -> inserter(demo, visits)).perSecond();
        rates[i] = door.perSecond();
        slowest[i] = door.slowest(99);
      }
      figures.more("intake.rate", Figures.median(rates), "visits/s", Figures.median(bases));
      figures.less("intake.p99", Figures.median(slowest), "ms", 250);
    }
  }

  private static Act sender(Visits visits) {
    return () -> {
      int status = visits.send(UUID.randomUUID());
      if (status != 201) {
        throw new IllegalStateException("a visit was answered " + status);
      }
    };
  }

  private static Act inserter(DemoProcess demo, Visits visits) throws SQLException {
    Connection connection = demo.database();
    try (var statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists public.bench_visit (id uuid primary key, xml bytea)");
    }
    var insert = connection.prepareStatement("insert into public.bench_visit values (?, ?)");
    return () -> {
      var id = UUID.randomUUID();
      insert.setObject(1, id);
      insert.setBytes(2, visits.visit(id));
      insert.executeUpdate();
    };
  }

  private static Load drive(Duration duration, Callable<Act> actor) throws Exception {
    var milliseconds = new ConcurrentLinkedQueue<Double>();
    long from = System.nanoTime();
    long until = from + duration.toNanos();
    try (var pool = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Callable<Void>> workers = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        var act = actor.call();
        workers.add(() -> {
          while (System.nanoTime() < until) {
            long start = System.nanoTime();
            act.once();
            milliseconds.add((System.nanoTime() - start) / 1e6);
          }
          return null;
        });
      }
      for (var worker : pool.invokeAll(workers)) {
        worker.get();
      }
    }
    double seconds = (System.nanoTime() - from) / 1e9;
    return new Load(milliseconds.size() / seconds, List.copyOf(milliseconds));
  }
}
