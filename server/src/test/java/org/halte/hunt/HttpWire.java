package org.halte.hunt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.halte.testing.TestHalte;

/**
 * Speaks HTTP as each spy would. A {@code ~} in a path stands for the secret of who asks. Everybody
 * has an address of their own on this machine, so that what one tries does not slow down another.
 */
final class HttpWire implements Wire {

  private final URI root;
  private final Map<Spy, Line> lines = new ConcurrentHashMap<>();
  private final AtomicInteger addresses = new AtomicInteger(1);

  HttpWire(URI root) {
    this.root = root;
  }

  private record Line(HttpClient http, CookieManager cookies) {}

  @Override
  public Reply send(Spy spy, Ask ask) {
    Line line = lines.computeIfAbsent(spy, this::open);
    try {
      HttpResponse<byte[]> answer =
          line.http().send(request(spy, ask, line).build(), BodyHandlers.ofByteArray());
      return new Reply(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(spy + ": " + ask, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Begins anew with this spy: next time they sign in again. */
  void forget(Spy spy) {
    lines.remove(spy);
  }

  /** The secrets that a browser of this spy holds. */
  String cookie(Spy spy, String name) {
    Line line = lines.get(spy);
    return line == null
        ? ""
        : line.cookies().getCookieStore().getCookies().stream()
            .filter(cookie -> cookie.getName().equals(name))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElse("");
  }

  private Line open(Spy spy) {
    CookieManager cookies = new CookieManager();
    HttpClient.Builder builder =
        HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1);
    try {
      builder.localAddress(InetAddress.getByName("127.0.1." + addresses.incrementAndGet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Line line = new Line(builder.build(), cookies);
    if (spy.kind() == Spy.Kind.SESSION) {
      signIn(spy, line);
    }
    return line;
  }

  private void signIn(Spy spy, Line line) {
    Ask ask =
        Ask.post(
            "/api/session",
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(spy.email(), TestHalte.PASSWORD));
    try {
      HttpResponse<String> answer =
          line.http().send(request(spy, ask, line).build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(spy + " cannot sign in: " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(Spy spy, Ask ask, Line line) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + ask.path().replace("~", spy.secret())))
            .timeout(Duration.ofSeconds(30))
            .header("Accept-Language", "fr");
    boolean bearer = spy.kind() == Spy.Kind.PROGRAM || spy.kind() == Spy.Kind.PHONE;
    if (bearer && !ask.path().startsWith("/openrosa/")) {
      request.header("Authorization", "Bearer " + spy.secret());
    }
    line.cookies().getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .forEach(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
    if (!ask.type().isEmpty()) {
      request.header("Content-Type", ask.type());
    }
    ask.headers().forEach(request::setHeader);
    return request.method(
        ask.method(),
        ask.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(ask.body()));
  }

  @Override
  public Stream listen(Spy spy, Consumer<String> taker) {
    Line line = lines.computeIfAbsent(spy, this::open);
    try {
      HttpRequest request =
          request(spy, Ask.get("/api/events").with("Accept", "text/event-stream"), line).build();
      HttpResponse<InputStream> answer = line.http().send(request, BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        answer.body().close();
        return new OpenStream(InputStream.nullInputStream(), taker);
      }
      return new OpenStream(answer.body(), taker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static final class OpenStream implements Stream {
    private final InputStream body;
    private final Consumer<String> taker;
    private volatile boolean open = true;

    OpenStream(InputStream body, Consumer<String> taker) {
      this.body = body;
      this.taker = taker;
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          taker.accept(line);
        }
      } catch (IOException _) {
        // Closed by one of the two.
      } finally {
        open = false;
      }
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      try {
        body.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
