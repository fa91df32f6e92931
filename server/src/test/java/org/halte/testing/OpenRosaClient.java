package org.halte.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A phone: behaves at the ODK door as ODK Collect does. Asks by HEAD first, sends the form again
 * with each bundle of photos so that no POST exceeds the announced size, and takes only 201 and 202
 * for success.
 */
public final class OpenRosaClient {

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String server;
  private final String language;

  /** A photo or sound on the phone. */
  public record PhoneFile(String name, String contentType, byte[] content) {}

  /** What came back. */
  public record Answer(int status, String body, HttpResponse<byte[]> response) {

    public boolean isSuccess() {
      return status == 201 || status == 202;
    }

    /** The sentence of an OpenRosaResponse. */
    public String message() {
      return body.replaceFirst("(?s).*<message[^>]*>(.*)</message>.*", "$1");
    }
  }

  /** A phone that was given this address, token included. */
  public OpenRosaClient(String server) {
    this(server, "fr");
  }

  public OpenRosaClient(String server, String language) {
    this.server = server;
    this.language = language;
  }

  public String server() {
    return server;
  }

  public Answer get(String address) {
    return exchange(request(address).GET());
  }

  public Answer formList() {
    return get(server + "/formList");
  }

  /** What HEAD says. */
  public Answer head() {
    return exchange(
        request(server + "/submission?deviceID=collect%3Atest")
            .method("HEAD", HttpRequest.BodyPublishers.noBody()));
  }

  /** Sends a report as Collect does; the answer is the last POST's, or the first that failed. */
  public Answer send(String xml, PhoneFile... files) {
    Answer head = head();
    if (head.status() != 204) {
      return head;
    }
    long limit =
        head.response().headers().firstValueAsLong("X-OpenRosa-Accept-Content-Length").orElse(0);
    Answer answer = head;
    for (List<PhoneFile> bundle : split(xml, List.of(files), limit)) {
      answer = post(xml.getBytes(UTF_8), bundle);
      if (!answer.isSuccess()) {
        return answer;
      }
    }
    return answer;
  }

  static List<List<PhoneFile>> split(String xml, List<PhoneFile> files, long limit) {
    List<List<PhoneFile>> bundles = new ArrayList<>();
    List<PhoneFile> bundle = new ArrayList<>();
    long size = xml.length();
    for (PhoneFile file : files) {
      if (!bundle.isEmpty() && size + file.content().length > limit) {
        bundles.add(bundle);
        bundle = new ArrayList<>();
        size = xml.length();
      }
      bundle.add(file);
      size += file.content().length;
    }
    bundles.add(bundle);
    return bundles;
  }

  /** One POST, without asking first. */
  public Answer post(byte[] xml, List<PhoneFile> files) {
    return post(xml, files, UTF_8);
  }

  /** One POST whose file names are written in that charset, as older phones do. */
  public Answer post(byte[] xml, List<PhoneFile> files, Charset names) {
    String boundary = "phone-" + UUID.randomUUID();
    return postBody(
        "multipart/form-data; boundary=" + boundary, multipart(boundary, xml, files, names));
  }

  static byte[] multipart(String boundary, byte[] xml, List<PhoneFile> files, Charset names) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, boundary, "xml_submission_file", "report.xml", "text/xml", xml, names);
    for (PhoneFile file : files) {
      part(body, boundary, file.name(), file.name(), file.contentType(), file.content(), names);
    }
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
    return body.toByteArray();
  }

  /** Any body at all. */
  public Answer postBody(String contentType, byte[] body) {
    return exchange(
        request(server + "/submission?deviceID=collect%3Atest")
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private static void part(
      ByteArrayOutputStream body,
      String boundary,
      String field,
      String name,
      String type,
      byte[] content,
      Charset names) {
    body.writeBytes(("--" + boundary + "\r\n").getBytes(UTF_8));
    body.writeBytes(
        ("Content-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name + "\"\r\n")
            .getBytes(names));
    body.writeBytes(("Content-Type: " + type + "\r\n\r\n").getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(Duration.ofSeconds(60))
        .header("X-OpenRosa-Version", "1.0")
        .header("User-Agent", "org.odk.collect.android/v2026.2.0 Dalvik/2.1.0")
        .header("Accept-Language", language);
  }

  private Answer exchange(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), new String(response.body(), UTF_8), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
