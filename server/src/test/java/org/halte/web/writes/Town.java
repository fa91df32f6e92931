package org.halte.web.writes;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.halte.core.intake.AnswerChecker;
import org.halte.core.people.Member;
import org.halte.core.people.Organisation;
import org.halte.core.people.Role;
import org.halte.core.people.Team;
import org.halte.core.policy.Agreement;
import org.halte.core.policy.AgreementStore;
import org.halte.core.territory.Territory;
import org.halte.core.territory.Zone;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.TestClient;
import org.halte.testing.TestHalte;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * An association with two coordinators and a volunteer, each with a phone, and one that all share.
 */
final class Town {

  static final TestHalte HALTE = TestHalte.shared();

  final Organisation organisation = HALTE.organisation();
  final Member nadia = HALTE.member(organisation.id(), Role.COORDINATOR);
  final Member omar = HALTE.member(organisation.id(), Role.COORDINATOR);
  final Member lina = HALTE.member(organisation.id(), Role.VOLUNTEER);

  /** Lina goes everywhere with it. */
  final Team round = HALTE.team(organisation.id(), everywhere(), lina);

  final TestClient desk = HALTE.program(nadia);
  final TestClient deskOfOmar = HALTE.program(omar);
  final OpenRosaClient phoneOfNadia = phone(nadia);
  final OpenRosaClient phoneOfLina = phone(lina);
  final OpenRosaClient shared = door(HALTE.deviceToken(organisation.id(), Optional.empty()));

  private static Set<org.halte.core.territory.ZoneId> everywhere() {
    return HALTE.get(Territory.class).listZones().stream().map(Zone::id).collect(toSet());
  }

  static OpenRosaClient phone(Member member) {
    return door(HALTE.deviceToken(member));
  }

  private static OpenRosaClient door(String secret) {
    return new OpenRosaClient(HALTE.url() + "/openrosa/" + secret);
  }

  /** Lets another association see what the template opens. */
  void giveTo(Town other) {
    HALTE
        .get(AgreementStore.class)
        .add(
            new Agreement(organisation.id(), other.organisation.id(), "coordination"),
            LocalDate.now(ZoneId.of("Europe/Paris")).minusDays(2));
  }

  void takeBackFrom(Town other) {
    jdbc()
        .sql("delete from core.agreement where giver_id = ? and receiver_id = ?")
        .param(organisation.id().value())
        .param(other.organisation.id().value())
        .update();
  }

  static JdbcClient jdbc() {
    return HALTE.get(JdbcClient.class);
  }

  static String newId() {
    return "uuid:" + UUID.randomUUID();
  }

  /** A form with these answers and whatever its meta says besides its identity. */
  static String form(String form, String instance, String answers, String meta) {
    return "<data id='"
        + form
        + "' version='' xmlns:orx='http://openrosa.org/xforms'><debut>"
        + Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)
        + "</debut>"
        + answers
        + "<orx:meta><orx:instanceID>"
        + instance
        + "</orx:instanceID>"
        + meta
        + "</orx:meta></data>";
  }

  static String visit(String instance, Object place, int people, String meta) {
    return form(
        "passage",
        instance,
        "<lieu>%s</lieu><resultat>rencontre</resultat><effectif>%d</effectif><qualite>compte</qualite>"
            .formatted(place, people),
        meta);
  }

  static String replacing(String other) {
    return "<orx:deprecatedID>" + other + "</orx:deprecatedID>";
  }

  static String described(
      String instance, UUID id, String name, double lat, double lon, String level) {
    return form(
        "lieu",
        instance,
        String.format(
            Locale.ROOT,
            "<nom>%s</nom><point>%s %s 0 5</point><type>squat_bati</type><statut>actif</statut>"
                + "<sensibilite>%s</sensibilite>",
            name,
            lat,
            lon,
            level),
        "<entity dataset='lieux' id='" + id + "' create='1'><label>" + name + "</label></entity>");
  }

  static String changed(String instance, UUID id, long base, String answers) {
    return form(
        "lieu",
        instance,
        answers,
        "<entity dataset='lieux' id='" + id + "' update='1' baseVersion='" + base + "'/>");
  }

  /** Sends it, waits until it has been taken in, and gives the status. */
  static int send(OpenRosaClient phone, String xml) {
    int status = phone.send(xml).status();
    settle();
    return status;
  }

  /** Until everything is derived, and checked against its form. */
  static void settle() {
    try {
      HALTE.settle();
      assertThat(HALTE.get(AnswerChecker.class).awaitIdle(Duration.ofSeconds(20))).isTrue();
      HALTE.settle();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A place somewhere of its own, told by a phone. */
  UUID place(OpenRosaClient phone, String name, double lat, double lon, String level) {
    UUID id = UUID.randomUUID();
    assertThat(send(phone, described(newId(), id, name, lat, lon, level))).isEqualTo(201);
    return id;
  }

  /** A place that only one of the coordinators knows. */
  UUID secret(String name, double lat, double lon) {
    var made =
        desk.post(
            "/api/places",
            Map.of(
                "name",
                name,
                "position",
                Map.of("lat", lat, "lon", lon),
                "sensitivity",
                "secrete",
                "circle",
                List.of(nadia.id().value().toString())));
    assertThat(made.status()).isEqualTo(201);
    return UUID.fromString(made.json().get("id").asString());
  }

  JsonNode sheet(UUID place) {
    return desk.get("/api/places/" + place).json();
  }

  JsonNode toDo(UUID place) {
    return desk.get("/api/places/" + place + "/to-do").json();
  }

  JsonNode report(String instance) {
    return desk.get("/api/reports/" + instance).json();
  }

  UUID placeOf(String instance) {
    return jdbc()
        .sql("select place_id from field.report where sent_id = ? and organisation_id = ?")
        .param(instance)
        .param(organisation.id().value())
        .query(UUID.class)
        .single();
  }

  int judge(String instance, String decision) {
    return desk.post("/api/reports/" + instance + "/review", Map.of("decision", decision)).status();
  }

  int encounters() {
    return desk.get("/api/figures").json().get("encounters").get("value").asInt();
  }

  /** Hands a form in by a link just made for it, as somebody without an account. */
  void fill(String form, boolean held, String xml) {
    var made =
        desk.post("/api/forms/" + form + "/links", Map.of("name", "Affiche", "held", held)).json();
    String url = made.get("url").asString();
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"xml_submission_file\"; filename=\"f\"\r\n"
            + "Content-Type: text/xml\r\n\r\n"
            + xml
            + "\r\n--b--\r\n";
    HttpRequest request =
        HttpRequest.newBuilder(
                HALTE.url().resolve("/api/fill/" + url.substring(url.lastIndexOf('#') + 1)))
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient stranger = HttpClient.newHttpClient()) {
      var answer = stranger.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(201);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    settle();
  }

  /** Does the same thing several times at the same moment. */
  static <T> List<T> atOnce(int times, java.util.function.IntFunction<T> act) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(times);
    try (var threads = Executors.newFixedThreadPool(times)) {
      List<Callable<T>> calls =
          IntStream.range(0, times)
              .<Callable<T>>mapToObj(n ->
                  () -> {
                    barrier.await();
                    return act.apply(n);
                  })
              .toList();
      return threads.invokeAll(calls).stream().map(java.util.concurrent.Future::resultNow).toList();
    }
  }
}
