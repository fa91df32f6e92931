package org.halte.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** A deliberately wrong server in a process of its own, see {@link WrongServer}. */
final class WrongVictim implements CrashBench.Victim {
  private final String mode;
  private final Path data;
  private final int port;
  private @org.jspecify.annotations.Nullable Process process;

  WrongVictim(String mode, Path data) throws IOException {
    this.mode = mode;
    this.data = data;
    this.port = DemoProcess.freePort();
  }

  @Override
  public void start() throws IOException, InterruptedException {
    Files.createDirectories(data);
    var started =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                WrongServer.class.getName(),
                mode,
                "" + port,
                data.toString())
            .redirectErrorStream(true)
            .start();
    process = started;
    var lines = started.inputReader();
    for (var line = lines.readLine(); !WrongServer.READY.equals(line); line = lines.readLine()) {
      if (line == null) {
        throw new IllegalStateException("the wrong server did not start");
      }
    }
    // Nobody reads on: a full pipe would stop it.
    Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
  }

  @Override
  public void kill() throws InterruptedException {
    if (process != null) {
      DemoProcess.killAll(process, data);
    }
  }

  @Override
  public URI submission() {
    return URI.create("http://127.0.0.1:" + port + "/submission");
  }

  @Override
  public Map<UUID, Integer> stored() throws SQLException {
    return CrashBench.count(DemoProcess.database(data, "postgres"), "select id from public.visit");
  }
}
