package org.halte.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small browser: keeps cookies, repeats the CSRF cookie, or speaks with a token instead. */
public final class TestClient {

  private static final JsonMapper JSON = new JsonMapper();

  private final URI root;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private Optional<String> bearer = Optional.empty();
  private String language = "fr";
  private String accept = "application/json";
  private boolean csrf = true;

  public TestClient(URI root) {
    this.root = root;
  }

  /** Somebody in front of another server than the shared one. */
  public static TestClient at(URI root) {
    return new TestClient(root);
  }

  /** An answer and its body. */
  public record Answer(int status, String text, HttpResponse<String> http) {
    public JsonNode json() {
      return JSON.readTree(text);
    }

    /** The code of the problem it tells. */
    public String code() {
      return json().path("code").asString("");
    }

    public String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }
  }

  public TestClient bearer(String token) {
    bearer = Optional.of(token);
    return this;
  }

  public TestClient language(String tag) {
    language = tag;
    return this;
  }

  /** From now on takes anything, as a download does. */
  public TestClient acceptingAll() {
    accept = "*/*";
    return this;
  }

  /** From now on without the header that repeats the CSRF cookie. */
  public TestClient withoutCsrf() {
    csrf = false;
    return this;
  }

  public Answer signIn(String email, String password) {
    return post("/api/session", Map.of("email", email, "password", password));
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, @Nullable Object body) {
    return send("POST", path, body);
  }

  public Answer put(String path, @Nullable Object body) {
    return send("PUT", path, body);
  }

  public Answer patch(String path, @Nullable Object body) {
    return send("PATCH", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  public Answer send(String method, String path, @Nullable Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(path))
            .header("Accept", accept)
            .header("Accept-Language", language);
    bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    if (csrf) {
      cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    }
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body(), answer);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The value of a cookie the server set. */
  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /** What says who this is, as lines of a request written by hand. */
  public String[] identity() {
    return Stream.of(
            bearer.map(token -> "Authorization: Bearer " + token),
            cookie("HALTE_SESSION").map(value -> "Cookie: HALTE_SESSION=" + value))
        .flatMap(Optional::stream)
        .toArray(String[]::new);
  }

  /** Puts a cookie of somebody else into this browser. */
  public void putCookie(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(root, cookie);
  }
}
