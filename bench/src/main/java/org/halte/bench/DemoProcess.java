package org.halte.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The packaged Halte as its launcher starts it, with demo data in a folder of its own. */
public final class DemoProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path data;
  private final int port;
  private final Process process;

  private DemoProcess(Path data, int port, Process process) {
    this.data = data;
    this.port = port;
    this.process = process;
  }

  /** Starts Halte on a folder and returns once it answers. */
  public static DemoProcess start(Path data, int port) throws IOException, InterruptedException {
    return start(data, port, "");
  }

  /**
   * Starts Halte on a folder and returns once it answers.
   *
   * @param javaOptions more words for the JVM, such as a smaller heap
   */
  static DemoProcess start(Path data, int port, String javaOptions)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
                launcher().toString(), "demo", "--port", "" + port, "--data", data.toString())
            .redirectOutput(data.resolveSibling("demo.log").toFile())
            .redirectErrorStream(true);
    builder.environment().put("HALTE_JAVA_OPTIONS", javaOptions);
    var process = builder.start();
    var demo = new DemoProcess(data, port, process);
    demo.awaitReady();
    return demo;
  }

  static Path launcher() {
    return Path.of(System.getenv("HALTE_HOME")).resolve("halte");
  }

  /** A folder that goes when the bench ends. */
  public static Path freshFolder() throws IOException {
    var folder = Files.createTempDirectory("halte-bench");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
    var data = folder.resolve("data");
    var told = System.getenv("HALTE_BENCH_DEMO");
    if (told != null) {
      copy(Path.of(told), data);
    }
    return data;
  }

  /** A demo told once serves many benches: copied while nothing runs on it. */
  private static void copy(Path from, Path to) throws IOException {
    var copying = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).inheritIO();
    if (copying.start().onExit().join().exitValue() != 0) {
      throw new IOException("could not copy " + from);
    }
  }

  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "Halte did not start; see " + data.resolveSibling("demo.log"));
      }
      Thread.sleep(20);
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(url("/health")).timeout(Duration.ofSeconds(5)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** What {@code demo.json} says. */
  public JsonNode demo() {
    return new ObjectMapper().readTree(data.resolve("demo.json").toFile());
  }

  /** The address of the ODK door, token included. */
  public String openRosa() {
    return demo().get("openrosa").get("url").asString();
  }

  /** A personal API token of the first coordinator. */
  public String coordinatorToken() {
    return tokenOf("coordinator");
  }

  /** A personal API token of the first member in a role. */
  String tokenOf(String role) {
    for (var account : demo().get("accounts")) {
      if (account.get("role").asString().equals(role)) {
        return account.get("apiToken").asString();
      }
    }
    throw new IllegalStateException("demo.json names nobody in the role " + role);
  }

  /** Publishes a form of the first association; the markdown holds its survey and choices. */
  public void publish(String id, String markdown) throws IOException, InterruptedException {
    var whole =
        markdown
            + "%n## settings%n%n| form_title | form_id | version |%n|---|---|---|%n| %s | %s | 1 |%n"
                .formatted(id, id);
    var body =
        """
        --halte-form\r
        Content-Disposition: form-data; name="file"; filename="%s.md"\r
        Content-Type: text/markdown\r
        \r
        %s\r
        --halte-form\r
        Content-Disposition: form-data; name="plan"\r
        Content-Type: application/json\r
        \r
        {}\r
        --halte-form--\r
        """
            .formatted(id, whole);
    var request =
        HttpRequest.newBuilder(url("/api/forms/publish"))
            .header("Authorization", "Bearer " + tokenOf("org_admin"))
            .header("Content-Type", "multipart/form-data; boundary=halte-form")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(id + " was not published: " + answer.body());
    }
  }

  Path data() {
    return data;
  }

  /** A connection to Halte's own database, past Halte. */
  public Connection database() throws SQLException {
    return database(data, "halte");
  }

  /** A connection to a database of the embedded server that runs on a folder. */
  static Connection database(Path data, String name) throws SQLException {
    try {
      var port = Files.readAllLines(postmaster(data)).get(3).strip();
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:" + port + "/" + name,
          "halte",
          Files.readString(data.resolve("pg/password")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Java and every process of its database: the launcher hands over to Java, which forks. */
  Set<Long> pids() {
    return pids(process, data);
  }

  private static Set<Long> pids(Process process, Path data) {
    var pids = new TreeSet<Long>();
    pids.add(process.pid());
    process.descendants().forEach(child -> pids.add(child.pid()));
    pids.addAll(postgresOf(data));
    return pids;
  }

  /** The database may run in a session of its own, so it is looked for by its folder. */
  private static Set<Long> postgresOf(Path data) {
    try {
      long pid = Long.parseLong(Files.readAllLines(postmaster(data)).getFirst().strip());
      var all = new TreeSet<Long>();
      all.add(pid);
      ProcessHandle.of(pid).stream()
          .flatMap(ProcessHandle::descendants)
          .forEach(child -> all.add(child.pid()));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path postmaster(Path data) throws IOException {
    try (var files = Files.walk(data.resolve("pg"), 2)) {
      return files
          .filter(file -> file.endsWith("postmaster.pid"))
          .findFirst()
          .orElseThrow(() -> new IOException("no database runs in " + data));
    }
  }

  /** Ends Java and the database at once, as a power cut would. */
  public void kill() {
    killAll(process, data);
  }

  static void killAll(Process process, Path data) {
    for (var pid : pids(process, data)) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      System.err.println("could not remove " + folder + ": " + e.getMessage());
    }
  }
}
