package org.halte.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The data page of a form with a hundred thousand reports, in a JVM of 512 MB: a page, the answers
 * sorted, searched, filtered and charted, the whole as a workbook and as csv. The reports come
 * through the ODK door; the baseline is a page of the same rows in plain SQL in the same run.
 */
final class DataBench implements Bench.Scenario {
  private static final int REPORTS = 100_000;
  private static final int CONNECTIONS = 8;
  private static final int TURNS = 9;
  private static final String PAGE = "/api/forms/passage/data?limit=50";
  private static final String EXPORT = "/api/forms/passage/export/data.";

  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public void run(Figures figures) throws Exception {
    var data = DemoProcess.freshFolder();
    try (var demo = DemoProcess.start(data, DemoProcess.freePort())) {
      fill(demo, REPORTS);
    }
    measure(data, figures);
  }

  /** Sends what is missing of the reports, and waits until each is in the table. */
  static void fill(DemoProcess demo, int reports) throws Exception {
    try (var database = demo.database()) {
      var visits = Visits.through(demo.openRosa());
      var many = new PassageReports(visits.version(), places(database));
      var next = new AtomicInteger(count(database));
      List<Callable<Void>> senders = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        senders.add(() -> {
          for (int n = next.getAndIncrement(); n < reports; n = next.getAndIncrement()) {
            int status = visits.send(many.write(n));
            if (status != 201) {
              throw new IllegalStateException("report " + n + " was answered " + status);
            }
          }
          return null;
        });
      }
      try (var pool = Executors.newFixedThreadPool(CONNECTIONS)) {
        for (var sender : pool.invokeAll(senders)) {
          sender.get();
        }
      }
      while (count(database) < reports) {
        System.err.println(count(database) + " reports are in the table");
        Thread.sleep(5000);
      }
    }
  }

  private static List<UUID> places(Connection database) throws SQLException {
    List<UUID> places = new ArrayList<>();
    try (var statement = database.createStatement();
        var rows =
            statement.executeQuery(
                "select place_id from field.report where place_id is not null"
                    + " group by place_id order by place_id")) {
      while (rows.next()) {
        places.add(rows.getObject(1, UUID.class));
      }
    }
    return places;
  }

  private static int count(Connection database) throws SQLException {
    try (var statement =
        database.prepareStatement(
            "select count(*) from field.report where instance_id like ? || '%'")) {
      statement.setString(1, PassageReports.idsBegin());
      var rows = statement.executeQuery();
      rows.next();
      return rows.getInt(1);
    }
  }

  private void measure(Path data, Figures figures) throws Exception {
    try (var demo = DemoProcess.start(data, DemoProcess.freePort(), "-Xmx512m");
        var database = demo.database()) {
      double plain = median(() -> sqlPage(database));
      figures.tell("data.sql-page", plain, "ms");
      expect("reports in the table", rows(demo, "").get("total").asInt() >= REPORTS);
      figures.less("data.page", median(() -> rows(demo, "")), "ms", plain);
      figures.tell(
          "data.sort.cold", time(() -> rows(demo, "&sort=-ecran_effectif/effectif")), "ms");
      figures.less("data.sort", median(() -> sorted(demo)), "ms", plain);
      figures.less("data.search", median(() -> searched(demo)), "ms", plain);
      figures.less("data.filter", median(() -> filtered(demo)), "ms", plain);
      figures.less("data.charts", median(() -> charted(demo)), "ms", plain);
      export(demo, figures, "xlsx");
      export(demo, figures, "zip");
      figures.less("data.page.after", median(() -> rows(demo, "")), "ms", plain);
    }
  }

  private static int sqlPage(Connection database) throws SQLException {
    try (var statement = database.createStatement();
        var rows =
            statement.executeQuery(
                "select * from field.known_report where form_id = 'passage'"
                    + " order by started_at desc, number desc limit 50")) {
      int seen = 0;
      while (rows.next()) {
        seen += rows.getBytes("text_sealed") == null ? 1 : 2;
      }
      return seen;
    }
  }

  private JsonNode sorted(DemoProcess demo) throws Exception {
    JsonNode page = rows(demo, "&sort=-ecran_effectif/effectif");
    int before = Integer.MAX_VALUE;
    for (JsonNode row : page.get("rows")) {
      int people = Integer.parseInt(row.get("values").get("ecran_effectif/effectif").asString());
      expect("most people first", people <= before);
      before = people;
    }
    return page;
  }

  private JsonNode searched(DemoProcess demo) throws Exception {
    JsonNode page = rows(demo, "&search=" + PassageReports.RARE);
    int found = page.get("total").asInt();
    expect(found + " found", found == PassageReports.countRare(REPORTS));
    return page;
  }

  private JsonNode filtered(DemoProcess demo) throws Exception {
    JsonNode page = rows(demo, "&filter=ecran_effectif/effectif%20ge%2030");
    for (JsonNode row : page.get("rows")) {
      int people = Integer.parseInt(row.get("values").get("ecran_effectif/effectif").asString());
      expect("thirty people at least", people >= 30);
    }
    return page;
  }

  private JsonNode charted(DemoProcess demo) throws Exception {
    JsonNode charts = json(demo, "/api/forms/passage/data/charts");
    expect("all are charted", charts.get("reports").asInt() >= REPORTS);
    return charts;
  }

  private void export(DemoProcess demo, Figures figures, String ending) throws Exception {
    long[] bytes = {0};
    double milliseconds =
        time(() -> {
          var answer =
              http.send(request(demo, EXPORT + ending), HttpResponse.BodyHandlers.ofInputStream());
          expect("the export is answered", answer.statusCode() == 200);
          try (var body = answer.body()) {
            byte[] part = new byte[1 << 16];
            for (int read = body.read(part); read >= 0; read = body.read(part)) {
              bytes[0] += read;
            }
          }
          return bytes[0];
        });
    figures.tell("data.export." + ending, milliseconds, "ms");
    figures.tell("data.export." + ending + ".size", bytes[0] / 1e6, "MB");
  }

  private JsonNode rows(DemoProcess demo, String more) throws Exception {
    return json(demo, PAGE + more);
  }

  private JsonNode json(DemoProcess demo, String path) throws IOException, InterruptedException {
    var answer = http.send(request(demo, path), HttpResponse.BodyHandlers.ofString());
    expect(path + " was answered " + answer.body(), answer.statusCode() == 200);
    return new ObjectMapper().readTree(answer.body());
  }

  private static HttpRequest request(DemoProcess demo, String path) {
    URI address = demo.url(path);
    return HttpRequest.newBuilder(address)
        .header("Authorization", "Bearer " + demo.coordinatorToken())
        .build();
  }

  private static double median(Callable<?> act) throws Exception {
    var milliseconds = new double[TURNS];
    time(act);
    for (int i = 0; i < TURNS; i++) {
      milliseconds[i] = time(act);
    }
    return Figures.median(milliseconds);
  }

  private static double time(Callable<?> act) throws Exception {
    long from = System.nanoTime();
    act.call();
    return (System.nanoTime() - from) / 1e6;
  }

  private static void expect(String what, boolean holds) {
    if (!holds) {
      throw new IllegalStateException("not as it must be: " + what);
    }
  }
}
