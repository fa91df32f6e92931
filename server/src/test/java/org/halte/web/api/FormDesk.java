package org.halte.web.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.halte.web.api.FieldWorld.Person;
import org.halte.web.api.FieldWorld.Reply;

/** What administrators do with forms, over HTTP. */
final class FormDesk {

  private FormDesk() {}

  /** What a phone is offered, by the token in its address. */
  static String formList(Person phone) {
    return call(phone, "GET", "/openrosa/" + phone.token() + "/formList", "").body();
  }

  static Reply publish(Person who, String markdown, String plan) {
    return brought(who, "publish", markdown, plan);
  }

  static Reply publishFrom(Person who, String form) {
    return multipart(who, "publish", Map.of("from", bytes(form), "plan", bytes("{}")));
  }

  static Reply brought(Person who, String what, String markdown, String plan) {
    return brought(who, what, "formulaire.md", bytes(markdown), plan);
  }

  static Reply brought(Person who, String what, String file, byte[] content, String plan) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("file\"; filename=\"" + file, content);
    parts.put("plan", bytes(plan));
    return multipart(who, what, parts);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Brings a form with parts as a browser sends them, by what stands after {@code name="}. */
  static Reply multipart(Person who, String what, Map<String, byte[]> parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    parts.forEach((name, content) -> {
      body.writeBytes(
          bytes(
              "--grenze\r\nContent-Disposition: form-data; name=\""
                  + name
                  + "\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"));
      body.writeBytes(content);
      body.writeBytes(bytes("\r\n"));
    });
    body.writeBytes(bytes("--grenze--\r\n"));
    return exchange(
        who,
        "POST",
        "/api/forms/" + what,
        body.toByteArray(),
        "multipart/form-data; boundary=grenze");
  }

  static int put(Person who, String path, String json) {
    return exchange(who, "PUT", path, bytes(json), "application/json").status();
  }

  static Reply call(Person who, String method, String path, String body) {
    return exchange(who, method, path, bytes(body), "application/json");
  }

  static Reply exchange(Person who, String method, String path, byte[] body, String type) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(who.server()).resolve(path))
                  .header("Authorization", "Bearer " + who.token())
                  .header("Accept-Language", "fr")
                  .header("Content-Type", type)
                  .header("X-OpenRosa-Version", "1.0")
                  .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Reply(answer.statusCode(), answer.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
