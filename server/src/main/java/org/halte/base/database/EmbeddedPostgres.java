package org.halte.base.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.halte.base.kernel.PrivateFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a child process that keeps its data in the data folder: crash-safe settings, a
 * random password, a port on the loopback only. A server left behind by a killed Halte is stopped
 * before a new one starts; a server that dies is started again on the same port.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  /** Recovery after a crash reads what was written since the last checkpoint: be patient. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String USER = "halte";

  private final Path pg;
  private final Path data;
  private final Path log;
  private final Path programs;
  private final Commands commands;
  private final String password;
  private final int port;
  private volatile boolean closing;
  private @Nullable Process process;

  private EmbeddedPostgres(DataFolder folder) throws IOException {
    this.pg = folder.folder("pg");
    this.data = pg.resolve("data-" + PostgresPrograms.MAJOR);
    this.log = folder.folder("log").resolve("postgres.log");
    this.programs = PostgresPrograms.unpack(pg).resolve("bin");
    this.password = password(pg.resolve("password"));
    this.commands = Commands.forFolder(folder.path(), pg);
    this.port = freePort();
  }

  /**
   * Starts the server of a folder, which is made at first use; returns when it takes connections.
   * Throws DatabaseProblem.
   */
  public static EmbeddedPostgres start(DataFolder folder) {
    try {
      EmbeddedPostgres server = new EmbeddedPostgres(folder);
      server.initialise();
      server.rotateLog();
      server.stopLeftOver();
      server.launch();
      return server;
    } catch (IOException e) {
      throw DatabaseProblem.find(e)
          .orElseGet(() -> DatabaseProblem.folderNotWritable(folder.path()).because(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DatabaseProblem.startFailed(folder.path(), "interrupted").because(e);
    }
  }

  /** The database that every such server has; Halte's own is made beside it. */
  public DatabaseAddress maintenance() {
    return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
  }

  /** The process of the server, while it runs. */
  synchronized long pid() {
    return process == null ? -1 : process.pid();
  }

  /** Stops the server in order; sessions that are still open are ended. */
  @Override
  public void close() {
    closing = true;
    Process running;
    synchronized (this) {
      running = process;
    }
    if (running != null) {
      stop(running.toHandle());
    }
  }

  private void initialise() throws IOException, InterruptedException {
    if (Files.exists(data.resolve("PG_VERSION"))) {
      return;
    }
    Path beside = pg.resolve(".initialising");
    delete(beside);
    List<String> initdb =
        List.of(
            programs.resolve("initdb").toString(),
            "--pgdata=" + beside,
            "--username=" + USER,
            "--pwfile=" + pg.resolve("password"),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C");
    Process run = spawn(initdb);
    if (run.waitFor() != 0) {
      throw DatabaseProblem.startFailed(pg, lastWords());
    }
    Files.move(beside, data, StandardCopyOption.ATOMIC_MOVE);
    PrivateFiles.force(pg);
  }

  private void launch() throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      Process started = spawn(server());
      synchronized (this) {
        process = started;
      }
      if (awaitReady(started, deadline)) {
        Thread.ofVirtual().name("database-watch").start(() -> watch(started));
        return;
      }
      // Sessions of a killed server may take a moment to notice and to let go of its memory.
      boolean others = lastWords().contains("still in use") || lastWords().contains("lock file");
      if (!others || Instant.now().isAfter(deadline)) {
        throw DatabaseProblem.startFailed(pg, lastWords());
      }
      Thread.sleep(200);
    }
  }

  private List<String> server() {
    List<String> command = new ArrayList<>();
    command.add(programs.resolve("postgres").toString());
    command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    for (String setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "shared_buffers=48MB",
            "max_connections=100",
            "timezone=UTC",
            "log_timezone=UTC",
            // What people entered must not land in a log.
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
            "log_parameter_max_length_on_error=0")) {
      command.addAll(List.of("-c", setting));
    }
    return command;
  }

  private boolean awaitReady(Process started, Instant deadline) throws InterruptedException {
    while (Instant.now().isBefore(deadline)) {
      if (started.waitFor(15, TimeUnit.MILLISECONDS)) {
        return false;
      }
      if (PostmasterFile.read(data).filter(file -> file.ready(started.pid())).isPresent()) {
        return true;
      }
    }
    stop(started.toHandle());
    return false;
  }

  private void watch(Process started) {
    try {
      started.waitFor();
      if (closing) {
        return;
      }
      LOG.warn("The database server (process {}) ended; starting it again", started.pid());
      launch();
      if (closing) {
        close();
      }
    } catch (IOException | DatabaseProblem e) {
      LOG.error("The database server does not start again: {}", e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void stopLeftOver() throws IOException {
    PostmasterFile file = PostmasterFile.read(data).orElse(null);
    ProcessHandle left = file == null ? null : ProcessHandle.of(file.pid()).orElse(null);
    if (left == null) {
      return;
    }
    String command = left.info().commandLine().orElse("");
    if (command.contains(data.toString())) {
      LOG.info("Stopping the database server that an earlier Halte left behind");
      stop(left);
    } else {
      // The number was given to another process since; the server would take it for a rival.
      PostmasterFile.delete(data);
    }
  }

  private static void stop(ProcessHandle handle) {
    for (String signal : List.of("INT", "QUIT", "KILL")) {
      Commands.signal(signal, handle.pid());
      try {
        handle.onExit().get(15, TimeUnit.SECONDS);
        return;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException | TimeoutException _) {
        LOG.warn("The database server does not stop on {}", signal);
      }
    }
  }

  private Process spawn(List<String> command) throws IOException {
    return new ProcessBuilder(commands.of(command))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .start();
  }

  private void rotateLog() throws IOException {
    if (Files.exists(log)) {
      Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private String lastWords() throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    List<String> lines = Files.readAllLines(log, UTF_8);
    return lines.reversed().stream()
        .filter(line -> line.contains("FATAL:") || line.contains("error:"))
        .findFirst()
        .map(line -> line.substring(Math.max(line.indexOf("FATAL:"), 0)))
        .orElse(lines.isEmpty() ? "" : lines.getLast());
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      PrivateFiles.createOnce(file, HexFormat.of().formatHex(random).getBytes(UTF_8));
    }
    return Files.readString(file);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
