package org.halte.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.halte.web.api.FieldWorld.Person;
import org.halte.web.api.FieldWorld.Reply;

/** Somebody on the street who holds a link to fill a form. */
record Stranger(String server, String secret, HttpClient http) {

  private static final HttpClient ANYWHERE = HttpClient.newHttpClient();

  /** A link just made, and somebody who holds it. */
  record Made(String id, Stranger holder) {}

  static Stranger of(String server, String secret) {
    return new Stranger(server, secret, ANYWHERE);
  }

  /**
   * Has somebody make a link.
   *
   * @param terms more of them as JSON, each after a comma
   */
  static Made link(Person maker, String form, String terms) {
    Reply made = maker.post("/api/forms/" + form + "/links", "{\"name\":\"Affiche\"" + terms + "}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().get("qrSvg").asString()).contains("<svg");
    String url = made.json().get("url").asString();
    return new Made(
        made.json().get("link").get("id").asString(),
        of(maker.server(), url.substring(url.lastIndexOf('#') + 1)));
  }

  /** The same person behind another address of this machine, 127.0.0.2 and so on. */
  Stranger behind(String address) {
    try {
      HttpClient there =
          HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build();
      return new Stranger(server, secret, there);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  Stranger guessing(String other) {
    return new Stranger(server, other, http);
  }

  Reply read(String rest) {
    return call(HttpRequest.newBuilder(URI.create(server + "/api/fill/" + secret + rest)).GET());
  }

  Reply send(String xml) {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"xml_submission_file\"; filename=\"f.xml\"\r\n"
            + "Content-Type: text/xml\r\n\r\n"
            + xml
            + "\r\n--b--\r\n";
    return call(
        HttpRequest.newBuilder(URI.create(server + "/api/fill/" + secret))
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private Reply call(HttpRequest.Builder request) {
    try {
      var answer =
          http.send(
              request.header("Accept-Language", "fr").build(),
              HttpResponse.BodyHandlers.ofString(UTF_8));
      return new Reply(answer.statusCode(), answer.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
