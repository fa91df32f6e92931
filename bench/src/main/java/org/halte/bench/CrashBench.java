package org.halte.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Kills Java and the database under load, again and again, and then asks: is every acknowledged
 * visit there, and once? The same questions are put to two servers that are wrong on purpose; a
 * harness that does not catch them proves nothing.
 */
final class CrashBench implements Bench.Scenario {
  private static final int KILLS = 20;
  private static final int KILLS_OF_WRONG_SERVERS = 6;
  private static final int PHONES = 4;
  private static final int VISITS_BETWEEN_KILLS = 20;

  /** A server under test. */
  interface Victim {
    void start() throws IOException, InterruptedException;

    /** Ends its Java and its database at once. */
    void kill() throws InterruptedException;

    URI submission();

    /** How often each visit is stored, by the id the phone gave it. */
    Map<UUID, Integer> stored() throws SQLException;
  }

  private record Verdict(int acknowledged, int lost, int doubled) {}

  @Override
  public void run(Figures figures) throws Exception {
    tell(figures, "crash.halte", torment(new HalteVictim(DemoProcess.freshFolder()), KILLS));
    tell(figures, "crash.no-report-key", torment(wrong("no-report-key"), KILLS_OF_WRONG_SERVERS));
    tell(
        figures,
        "crash.answer-before-commit",
        torment(wrong("answer-before-commit"), KILLS_OF_WRONG_SERVERS));
  }

  private static Victim wrong(String mode) throws IOException {
    return new WrongVictim(mode, DemoProcess.freshFolder());
  }

  private static void tell(Figures figures, String name, Verdict verdict) {
    figures.tell(name + ".acknowledged", verdict.acknowledged(), "visits");
    figures.tell(name + ".lost", verdict.lost(), "visits");
    figures.tell(name + ".doubled", verdict.doubled(), "visits");
  }

  private static Verdict torment(Victim victim, int kills) throws Exception {
    var acknowledged = ConcurrentHashMap.<UUID>newKeySet();
    var over = new AtomicBoolean();
    victim.start();
    var phones = new ArrayList<Future<Void>>();
    try (var pool = Executors.newFixedThreadPool(PHONES)) {
      for (int i = 0; i < PHONES; i++) {
        phones.add(
            pool.submit(() -> {
              reportUntil(over, victim, acknowledged);
              return null;
            }));
      }
      for (int i = 0; i < kills; i++) {
        awaitLoad(acknowledged);
        victim.kill();
        victim.start();
        System.err.printf("  kill %d of %d, %d acknowledged%n", i + 1, kills, acknowledged.size());
      }
      over.set(true);
    }
    for (var phone : phones) {
      phone.get();
    }
    var stored = victim.stored();
    victim.kill();
    return judge(acknowledged, stored);
  }

  /** A kill proves something only while reports are coming in. */
  private static void awaitLoad(Set<UUID> acknowledged) throws InterruptedException {
    int before = acknowledged.size();
    while (acknowledged.size() < before + VISITS_BETWEEN_KILLS) {
      Thread.sleep(20);
    }
    Thread.sleep(ThreadLocalRandom.current().nextLong(100, 1500));
  }

  /** A phone: sends each visit until it is acknowledged, and sometimes loses the answer. */
  private static void reportUntil(AtomicBoolean over, Victim victim, Set<UUID> acknowledged)
      throws InterruptedException {
    while (!over.get()) {
      var id = UUID.randomUUID();
      while (!delivered(victim, id)) {
        Thread.sleep(30);
      }
      acknowledged.add(id);
    }
  }

  private static boolean delivered(Victim victim, UUID id) throws InterruptedException {
    var visits = Visits.to(victim.submission());
    if (ThreadLocalRandom.current().nextInt(10) == 0) {
      visits.sendAndHangUp(id);
      return false;
    }
    try {
      return visits.send(id) == 201;
    } catch (IOException e) {
      return false;
    }
  }

  private static Verdict judge(Set<UUID> acknowledged, Map<UUID, Integer> stored) {
    var lost = new HashSet<>(acknowledged);
    lost.removeAll(stored.keySet());
    int doubled = (int) stored.values().stream().filter(times -> times > 1).count();
    return new Verdict(acknowledged.size(), lost.size(), doubled);
  }

  /** Counts rows by the id in their first column. */
  static Map<UUID, Integer> count(Connection connection, String sql) throws SQLException {
    var counts = new HashMap<UUID, Integer>();
    try (connection;
        var rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        counts.merge(UUID.fromString(rows.getString(1)), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** Halte itself. */
  private static final class HalteVictim implements Victim {
    private final Path data;
    private final int port;
    private DemoProcess demo;
    private URI submission = URI.create("");

    HalteVictim(Path data) throws IOException, InterruptedException {
      this.data = data;
      this.port = DemoProcess.freePort();
      this.demo = DemoProcess.start(data, port);
      demo.kill();
    }

    @Override
    public void start() throws IOException, InterruptedException {
      demo = DemoProcess.start(data, port);
      submission = URI.create(demo.openRosa() + "/submission");
    }

    @Override
    public void kill() {
      demo.kill();
    }

    @Override
    public URI submission() {
      return submission;
    }

    @Override
    public Map<UUID, Integer> stored() throws SQLException {
      return count(
          demo.database(),
          "select substr(instance_id, 6) from core.submission where instance_id like 'uuid:%'");
    }
  }
}
