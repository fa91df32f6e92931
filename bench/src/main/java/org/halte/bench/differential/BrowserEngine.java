package org.halte.bench.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.halte.core.forms.answers.Answer;
import org.halte.core.forms.answers.InstanceReader;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The phone's form engine in a real browser: builds a page of it, opens it once without a window,
 * and hands it every answer set in one go.
 */
final class BrowserEngine {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration FOR_ALL = Duration.ofMinutes(25);
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8", "js", "text/javascript", "wasm", "application/wasm");

  private final Path home;

  /**
   * @param home the folder of the sources, with {@code web} and {@code build}
   */
  BrowserEngine(Path home) {
    this.home = home.normalize();
  }

  private record Filled(String form, String xml) {}

  private record Work(Map<String, String> forms, Map<String, String> lists, List<Filled> sets) {}

  /** The answers that the browser kept, as it would send them, and what it says of them. */
  record Kept(String xml, Verdict verdict) {}

  private record Refusal(String path, String condition) {}

  /** As the page sends it; {@code error} says why there is no verdict at all. */
  private record Sent(String xml, List<Refusal> violations, String error) {}

  /** What the browser makes of each set, in their order. */
  List<Kept> judge(Map<String, String> forms, Map<String, String> lists, List<AnswerSet> sets)
      throws IOException, InterruptedException {
    build();
    List<Filled> filled = sets.stream().map(set -> new Filled(set.form(), set.xml())).toList();
    byte[] answer = open(JSON.writeValueAsBytes(new Work(forms, lists, filled)));
    List<Sent> sent = JSON.readValue(answer, new TypeReference<List<Sent>>() {});
    return IntStream.range(0, sets.size())
        .mapToObj(i -> verdict(sent.get(i), sets.get(i)))
        .toList();
  }

  private static Kept verdict(Sent sent, AnswerSet set) {
    if (!sent.error().isEmpty()) {
      throw new IllegalStateException(set + ": the browser says " + sent.error());
    }
    Map<String, String> refused = new HashMap<>();
    // The first turn of a repeat has no number on the server.
    sent.violations().forEach(one -> refused.put(one.path().replace("[1]", ""), one.condition()));
    Answer.Group root = InstanceReader.read(sent.xml().getBytes(UTF_8)).root();
    return new Kept(sent.xml(), new Verdict(Verdict.values(root), refused, Verdict.turns(root)));
  }

  private void build() throws IOException, InterruptedException {
    var vite = new ProcessBuilder("npx", "vite", "build", "-c", "differential/vite.config.ts");
    vite.directory(home.resolve("web").toFile()).redirectErrorStream(true);
    var process = vite.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the page of the engine was not built: " + said);
    }
  }

  private byte[] open(byte[] work) throws IOException, InterruptedException {
    var done = new CompletableFuture<byte[]>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/work", exchange -> answer(exchange, "application/json", work));
    server.createContext(
        "/done",
        exchange -> {
          done.complete(exchange.getRequestBody().readAllBytes());
          answer(exchange, "text/plain", new byte[0]);
        });
    server.createContext("/", this::file);
    server.start();
    Path profile = Files.createTempDirectory("halte-differential");
    Process browser =
        browser(profile, "http://127.0.0.1:" + server.getAddress().getPort() + "/index.html");
    try {
      return done.get(FOR_ALL.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the browser does not come to an end", e);
    } finally {
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly().waitFor();
      server.stop(0);
      delete(profile);
    }
  }

  private static Process browser(Path profile, String address) throws IOException {
    var named = System.getenv("HALTE_CHROMIUM");
    return new ProcessBuilder(
            named == null ? "/usr/bin/chromium" : named,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--lang=fr",
            "--user-data-dir=" + profile,
            address)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void file(HttpExchange exchange) throws IOException {
    Path built = home.resolve("build/differential");
    Path file = built.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
    if (!file.startsWith(built) || !Files.isRegularFile(file)) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    String name = file.toString();
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    answer(exchange, type == null ? "application/octet-stream" : type, Files.readAllBytes(file));
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
