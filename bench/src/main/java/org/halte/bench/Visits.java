package org.halte.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;

/** Visits as a phone sends them: the shipped form, one line of needs in its repeat. */
final class Visits {
  private static final String BOUNDARY = "halte-bench";

  /** Fixed, so that a visit sent again is the same to the byte: another one would be a conflict. */
  @SuppressWarnings("TimeInStaticInitializer")
  private static final OffsetDateTime BEGUN = OffsetDateTime.now(ZoneOffset.UTC);

  private static final HttpClient ANY_SERVER = HttpClient.newHttpClient();
  private static final Pattern VERSION =
      Pattern.compile("<formID>passage</formID>.*?<version>([^<]+)</version>", Pattern.DOTALL);

  private final HttpClient http;
  private final URI submission;
  private final String version;

  private Visits(HttpClient http, URI submission, String version) {
    this.http = http;
    this.submission = submission;
    this.version = version;
  }

  /** Visits through the ODK door at an address, in the version that the door lists. */
  static Visits through(String openRosa) throws IOException, InterruptedException {
    var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    var list =
        http.send(
                HttpRequest.newBuilder(URI.create(openRosa + "/formList"))
                    .header("X-OpenRosa-Version", "1.0")
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    var version = VERSION.matcher(list);
    if (!version.find()) {
      throw new IllegalStateException("the form list names no passage: " + list);
    }
    return new Visits(http, URI.create(openRosa + "/submission"), version.group(1));
  }

  /** Visits to any server that takes the same multipart body, such as a deliberately wrong one. */
  static Visits to(URI submission) {
    return new Visits(ANY_SERVER, submission, "0");
  }

  /** The XML of one visit. */
  byte[] visit(UUID id) {
    return """
    <data xmlns:orx="http://openrosa.org/xforms" id="passage" version="%s">\
    <debut>%s</debut><fin>%s</fin>\
    <ecran_lieu><lieu/><nouveau_point>48.88 2.36 0 5</nouveau_point><nouveau_nom>Banc</nouveau_nom></ecran_lieu>\
    <ecran_resultat><resultat>rencontre</resultat></ecran_resultat>\
    <ecran_effectif><effectif>12</effectif><qualite>compte</qualite></ecran_effectif>\
    <ecran_groupes><femmes_seules>2</femmes_seules><familles>1</familles><mna>1</mna></ecran_groupes>\
    <ecran_besoins><besoins>tente duvet</besoins><besoin_urgent>duvet</besoin_urgent></ecran_besoins>\
    <ecran_donne><donne>repas</donne></ecran_donne>\
    <ecran_suite><alerte>aucune</alerte></ecran_suite>\
    <plus><besoins_detail><besoin_article>tente</besoin_article><besoin_quantite>4</besoin_quantite><besoin_urgence>48h</besoin_urgence></besoins_detail></plus>\
    <orx:meta><orx:instanceID>uuid:%s</orx:instanceID></orx:meta></data>\
    """
        .formatted(version, BEGUN, BEGUN, id)
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Sends one visit.
   *
   * @return the status of the answer
   */
  int send(UUID id) throws IOException, InterruptedException {
    return send(visit(id));
  }

  /**
   * Sends one filled form.
   *
   * @return the status of the answer
   */
  int send(byte[] xml) throws IOException, InterruptedException {
    return http.send(request(xml), HttpResponse.BodyHandlers.ofByteArray()).statusCode();
  }

  /** The version of the form that the door lists. */
  String version() {
    return version;
  }

  /** Sends one visit and hangs up at once, as a phone that drives into a tunnel does. */
  void sendAndHangUp(UUID id) throws InterruptedException {
    var answer = http.sendAsync(request(visit(id)), HttpResponse.BodyHandlers.discarding());
    Thread.sleep(15);
    answer.cancel(true);
  }

  private HttpRequest request(byte[] xml) {
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"xml_submission_file\"; filename=\"visit.xml\"\r\nContent-Type: text/xml\r\n\r\n"
            .formatted(BOUNDARY)
            .getBytes(StandardCharsets.UTF_8);
    var tail = "\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(submission)
        .timeout(Duration.ofSeconds(30))
        .header("X-OpenRosa-Version", "1.0")
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(
            HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofByteArray(head),
                HttpRequest.BodyPublishers.ofByteArray(xml),
                HttpRequest.BodyPublishers.ofByteArray(tail)))
        .build();
  }
}
