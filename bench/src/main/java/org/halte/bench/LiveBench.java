package org.halte.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** From the acknowledgement of a visit to its event on each of 200 listening screens. */
final class LiveBench implements Bench.Scenario {
  private static final int LISTENERS = 200;
  private static final int VISITS = 60;
  private static final Pattern UUID_TEXT =
      Pattern.compile("uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  private final Map<UUID, Long> acknowledged = new ConcurrentHashMap<>();
  private final Map<UUID, ConcurrentLinkedQueue<Long>> seen = new ConcurrentHashMap<>();

  @Override
  public void run(Figures figures) throws Exception {
    var data = DemoProcess.freshFolder();
    try (var demo = DemoProcess.start(data, DemoProcess.freePort());
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var http = HttpClient.newBuilder().executor(threads).build()) {
      listen(demo, http, threads);
      send(demo);
      tell(figures);
      http.shutdownNow();
    }
  }

  private void listen(DemoProcess demo, HttpClient http, Executor threads)
      throws InterruptedException {
    var open = new CountDownLatch(LISTENERS);
    var request =
        HttpRequest.newBuilder(demo.url("/api/events"))
            .header("Authorization", "Bearer " + demo.coordinatorToken())
            .header("Accept", "text/event-stream")
            .build();
    for (int i = 0; i < LISTENERS; i++) {
      threads.execute(() -> follow(http, request, open));
    }
    if (!open.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException(open.getCount() + " listeners could not connect");
    }
  }

  private void follow(HttpClient http, HttpRequest request, CountDownLatch open) {
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
      open.countDown();
      answer.body().forEach(this::line);
    } catch (IOException | UncheckedIOException e) {
      // The server hangs up when the bench is over.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void line(String line) {
    long now = System.nanoTime();
    var id = UUID_TEXT.matcher(line);
    if (line.startsWith("data:") && id.find()) {
      var visit = UUID.fromString(id.group(1));
      seen.computeIfAbsent(visit, _ -> new ConcurrentLinkedQueue<>()).add(now);
    }
  }

  private void send(DemoProcess demo) throws Exception {
    var visits = Visits.through(demo.openRosa());
    for (int i = 0; i < VISITS; i++) {
      var id = UUID.randomUUID();
      if (visits.send(id) != 201) {
        throw new IllegalStateException("a visit was refused");
      }
      acknowledged.put(id, System.nanoTime());
      Thread.sleep(500);
    }
    Thread.sleep(3000);
  }

  private void tell(Figures figures) {
    var delays = new ArrayList<Double>();
    acknowledged.forEach((id, at) -> {
      for (var seenAt : seen.getOrDefault(id, new ConcurrentLinkedQueue<>())) {
        delays.add(Math.max(0, (seenAt - at) / 1e6));
      }
    });
    var milliseconds = delays.stream().mapToDouble(Double::doubleValue).toArray();
    figures.tell(
        "live.events-seen",
        milliseconds.length / (double) (acknowledged.size() * LISTENERS),
        "share");
    figures.tell("live.p50", Figures.percentile(milliseconds, 50), "ms");
    figures.less("live.p95", Figures.percentile(milliseconds, 95), "ms", 300);
  }
}
