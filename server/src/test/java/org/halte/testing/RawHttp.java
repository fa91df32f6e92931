package org.halte.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Requests written sign by sign: no client in between mends an address, refuses a header or follows
 * a redirect.
 */
public final class RawHttp {

  private static final int PATIENCE_MILLIS = 20_000;

  private final URI server;
  private final Optional<InetAddress> from;

  private RawHttp(URI server, Optional<InetAddress> from) {
    this.server = server;
    this.from = from;
  }

  public static RawHttp at(URI server) {
    return new RawHttp(server, Optional.empty());
  }

  /** The same, spoken from another address of this machine such as {@code 127.0.0.2}. */
  public RawHttp from(String address) {
    return new RawHttp(server, Optional.of(InetAddress.ofLiteral(address)));
  }

  /** What came back. */
  public record Answer(int status, String head, String body) {

    /** The first value of a header, or empty. */
    public String header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .findFirst()
          .orElse("");
    }
  }

  /**
   * Asks and reads to the end.
   *
   * @param headers whole lines such as {@code Accept: text/html}
   */
  public Answer send(String method, String target, String... headers) {
    return sendBody(method, target, "", headers);
  }

  /** The same with a body. */
  public Answer sendBody(String method, String target, String body, String... headers) {
    try (Socket socket = ask(method, target, body, headers)) {
      return read(socket.getInputStream().readAllBytes());
    } catch (SocketTimeoutException e) {
      throw new UncheckedIOException(method + " " + target + " never ends", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The status of an answer that need not end. */
  public int status(String method, String target, String... headers) {
    try (Socket socket = ask(method, target, "", headers)) {
      return read(head(socket.getInputStream())).status();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends the request and leaves the answer to the caller, who closes the socket. */
  public Socket ask(String method, String target, String body, String... headers)
      throws IOException {
    Socket socket =
        from.isPresent()
            ? new Socket(InetAddress.getByName(server.getHost()), server.getPort(), from.get(), 0)
            : new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    if (List.of(headers).stream().noneMatch(line -> line.startsWith("Host:"))) {
      request.append("Host: ").append(server.getAuthority()).append("\r\n");
    }
    for (String line : headers) {
      request.append(line).append("\r\n");
    }
    request.append("Content-Length: ").append(body.getBytes(ISO_8859_1).length).append("\r\n");
    request.append("Connection: close\r\n\r\n").append(body);
    socket.getOutputStream().write(request.toString().getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  /** Reads the lines before the body. */
  public static byte[] head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && !head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      head.write(next);
      next = head.toString(ISO_8859_1).endsWith("\r\n\r\n") ? -1 : in.read();
    }
    return head.toByteArray();
  }

  private static Answer read(byte[] bytes) {
    String all = new String(bytes, ISO_8859_1);
    int end = all.indexOf("\r\n\r\n");
    String head = end < 0 ? all : all.substring(0, end);
    String body = end < 0 ? "" : all.substring(end + 4);
    boolean pieces = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
    return new Answer(
        Integer.parseInt(head.split(" ", 3)[1]), head, pieces ? together(body) : body);
  }

  /** A body that came in pieces, each behind its length; as far as it came. */
  private static String together(String pieces) {
    StringBuilder body = new StringBuilder();
    int at = 0;
    int end = pieces.indexOf("\r\n");
    while (end > at) {
      int length = Integer.parseInt(pieces.substring(at, end), 16);
      body.append(pieces, end + 2, Math.min(end + 2 + length, pieces.length()));
      at = Math.min(end + 4 + length, pieces.length());
      end = length == 0 ? -1 : pieces.indexOf("\r\n", at);
    }
    return body.toString();
  }
}
