package org.halte.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.halte.base.database.DataFolder;
import org.halte.base.database.EmbeddedPostgres;

/**
 * What Halte must never be, in one of two ways: {@code no-report-key} stores a visit as often as it
 * is sent; {@code answer-before-commit} says 201 and writes a quarter of a second later.
 */
final class WrongServer {
  static final String READY = "ready";
  private static final long BATCH_MILLIS = 250;
  private static final Pattern INSTANCE = Pattern.compile("instanceID>uuid:([0-9a-f-]{36})<");

  private final LinkedBlockingQueue<UUID> later = new LinkedBlockingQueue<>();
  private final Path data;
  private final boolean answersFirst;

  private WrongServer(Path data, boolean answersFirst) {
    this.data = data;
    this.answersFirst = answersFirst;
  }

  public static void main(String[] args) throws Exception {
    var data = Path.of(args[2]);
    EmbeddedPostgres.start(DataFolder.open(data));
    var server = new WrongServer(data, args[0].equals("answer-before-commit"));
    server.createTable();
    if (server.answersFirst) {
      Thread.ofPlatform().start(server::writeLater);
    }
    var http =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/submission", server::receive);
    http.start();
    System.out.println(READY);
  }

  private void createTable() throws SQLException {
    // With a key for the second server: it is to be wrong in one way only.
    var key = answersFirst ? "primary key" : "";
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("create table if not exists public.visit (id uuid " + key + ")");
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var id = INSTANCE.matcher(body);
    if (!id.find()) {
      exchange.sendResponseHeaders(400, -1);
      return;
    }
    try {
      store(UUID.fromString(id.group(1)));
      exchange.sendResponseHeaders(201, -1);
    } catch (SQLException e) {
      exchange.sendResponseHeaders(503, -1);
    }
  }

  private void store(UUID id) throws SQLException {
    if (answersFirst) {
      later.add(id);
    } else {
      write(List.of(id));
    }
  }

  private void writeLater() {
    try {
      while (true) {
        Thread.sleep(BATCH_MILLIS);
        var batch = new ArrayList<UUID>();
        later.drainTo(batch);
        write(batch);
      }
    } catch (InterruptedException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(List<UUID> ids) throws SQLException {
    try (var connection = connect();
        var insert =
            connection.prepareStatement(
                "insert into public.visit values (?) on conflict do nothing")) {
      for (var id : ids) {
        insert.setObject(1, id);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private Connection connect() throws SQLException {
    return DemoProcess.database(data, "postgres");
  }
}
