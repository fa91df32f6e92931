package org.halte.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.halte.base.formats.Sheet;
import org.halte.base.formats.Workbook;
import org.halte.base.formats.XlsxWriter;
import org.halte.core.people.Organisation;
import org.halte.core.people.Role;
import org.halte.testing.TestClient;
import org.halte.testing.TestHalte;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportJourneyTest {

  private static final TestHalte HALTE = TestHalte.shared();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PLACES =
      """
      Nos lieux;;;;
      Nom du lieu;Latitude;Longitude;Type;Statut
      Talus du Hérisson;48,8951;2,3702;Tentes;actif
      Berge aux Grillons;48,8392;2,3745;Pont;vide
      ;48,8400;2,3746;Pont;actif
      """;

  private final Organisation organisation = HALTE.organisation();
  private final String token = HALTE.apiToken(HALTE.member(organisation.id(), Role.COORDINATOR));
  private final TestClient desk = HALTE.stranger().bearer(token);

  @Test
  void placesOfAFrenchExcelAreRehearsedThenComeInAndASecondRunAddsNothing() throws Exception {
    JsonNode proposal = propose("lieux.csv", PLACES.getBytes(Charset.forName("windows-1252")));
    assertThat(proposal.at("/mapping/name").asString()).isEqualTo("Nom du lieu");
    assertThat(proposal.at("/rows").asInt()).isEqualTo(3);
    assertThat(proposal.at("/fields/1/label").asString()).isEqualTo("Nom du lieu");

    JsonNode rehearsal = go(proposal, "dry-run");
    assertThat(rehearsal.at("/newPlaces").asInt()).isEqualTo(2);
    assertThat(rehearsal.at("/ok").asInt()).isEqualTo(2);
    assertThat(rehearsal.at("/errors/0/row").asInt()).isEqualTo(5);
    assertThat(rehearsal.at("/errors/0/column").asString()).isEqualTo("Nom du lieu");
    assertThat(rehearsal.at("/errors/0/message").asString()).contains("pas de nom");
    assertThat(desk.get("/api/places").json().at("/total").asInt()).isZero();

    assertThat(go(proposal, "run").at("/created").asInt()).isEqualTo(2);
    HALTE.settle();
    JsonNode places = desk.get("/api/places").json();
    assertThat(places.at("/total").asInt()).isEqualTo(2);
    assertThat(places.toString()).contains("Talus du Hérisson").contains("pont_tunnel");

    JsonNode again = go(propose("lieux.csv", PLACES.getBytes(StandardCharsets.UTF_8)), "run");
    assertThat(again.at("/created").asInt()).isZero();
    assertThat(again.at("/known").asInt()).isEqualTo(2);
    HALTE.settle();
    assertThat(desk.get("/api/places").json().at("/total").asInt()).isEqualTo(2);
  }

  @Test
  void pastVisitsFindTheirPlacesByNameOrMakeThemByPosition() throws Exception {
    go(propose("lieux.csv", PLACES.getBytes(StandardCharsets.UTF_8)), "run");
    HALTE.settle();
    String visits =
        """
        Date;Heure;Lieu;Nb personnes;Besoins;Coordonnées;Référence
        12/10/2026;21h30;talus du herisson;14;3 duvets, tentes;;A1
        13/10/2026;;Talus du Hérisson;0;;;A2
        14/10/2026;;Porche inconnu;5;;;A3
        15/10/2026;;Square du Sablier;7;eau;48.8701, 2.3305;A4
        """;
    JsonNode proposal = propose("passages.csv", visits.getBytes(StandardCharsets.UTF_8), "visits");
    JsonNode done = go(proposal, "run");
    assertThat(done.at("/newPlaces").asInt()).isEqualTo(1);
    assertThat(done.at("/created").asInt()).isEqualTo(4);
    assertThat(done.at("/errors/0/row").asInt()).isEqualTo(4);
    assertThat(done.at("/errors/0/message").asString()).contains("Porche inconnu");
    HALTE.settle();

    JsonNode figures = desk.get("/api/figures?from=2026-10-01&to=2026-10-31").json();
    assertThat(figures.at("/visits").asInt()).isEqualTo(3);
    assertThat(figures.at("/encounters/value").asInt()).isEqualTo(21);
    JsonNode reports = desk.get("/api/reports?need=duvet").json();
    assertThat(reports.at("/reports/0/headcount").asInt()).isEqualTo(14);
    assertThat(reports.at("/reports/0/night").asString()).isEqualTo("2026-10-12");

    JsonNode again =
        go(propose("passages.csv", visits.getBytes(StandardCharsets.UTF_8), "visits"), "run");
    assertThat(again.at("/created").asInt()).isZero();
    String changed = visits.replace(";14;", ";15;");
    JsonNode conflict =
        go(propose("passages.csv", changed.getBytes(StandardCharsets.UTF_8), "visits"), "run");
    assertThat(conflict.at("/errors").toString()).contains("déjà été importée");
    HALTE.settle();
    assertThat(desk.get("/api/figures?from=2026-10-01&to=2026-10-31").json().at("/visits").asInt())
        .isEqualTo(3);
  }

  @Test
  void aMapAndAWorkbookThatShowAPlaceAlreadyKnownDoNotDoubleIt() throws Exception {
    go(propose("lieux.csv", PLACES.getBytes(StandardCharsets.UTF_8)), "run");
    HALTE.settle();
    String map =
        """
        <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Nord</name>
        <Placemark><name>TALUS DU HERISSON</name>
          <Point><coordinates>2.3709,48.8953,0</coordinates></Point></Placemark>
        <Placemark><name>Ailleurs</name><address>3 rue Inventée</address></Placemark>
        </Folder></Document></kml>
        """;
    JsonNode byMap = go(propose("carte.kml", map.getBytes(StandardCharsets.UTF_8)), "dry-run");
    assertThat(byMap.at("/knownPlaces").asInt()).isEqualTo(1);
    assertThat(byMap.at("/newPlaces").asInt()).isZero();
    assertThat(byMap.at("/errors/0/message").asString()).contains("3 rue Inventée");

    byte[] xlsx =
        XlsxWriter.write(
            new Workbook(
                List.of(
                    Sheet.of(
                        "Lieux",
                        List.of(
                            List.of("Nom", "Position"),
                            List.of("Talus du Hérisson", "POINT (2.3702 48.8951)"),
                            List.of("Quai neuf", "48.85, 2.36"))))));
    JsonNode byWorkbook = go(propose("lieux.xlsx", xlsx), "dry-run");
    assertThat(byWorkbook.at("/knownPlaces").asInt()).isEqualTo(1);
    assertThat(byWorkbook.at("/newPlaces").asInt()).isEqualTo(1);
  }

  @Test
  void whoMayNotImportAndWhatCannotBeReadGetASentence() throws Exception {
    JsonNode proposal = propose("lieux.csv", PLACES.getBytes(StandardCharsets.UTF_8));
    String volunteer = HALTE.apiToken(HALTE.member(organisation.id(), Role.VOLUNTEER));
    assertThat(upload(volunteer, "lieux.csv", "a".getBytes(StandardCharsets.UTF_8), "places"))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(403));
    String elsewhere = HALTE.apiToken(HALTE.member(HALTE.organisation().id(), Role.COORDINATOR));
    assertThat(
            HALTE
                .stranger()
                .bearer(elsewhere)
                .post(path(proposal, "run"), Map.of("mapping", Map.of("name", "Nom du lieu")))
                .status())
        .isEqualTo(404);
    var bad =
        upload(token, "lieux.xlsx", "pas un classeur".getBytes(StandardCharsets.UTF_8), "places");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body()).contains("lieux.xlsx").contains("Excel");
    assertThat(desk.post(path(proposal, "dry-run"), Map.of("mapping", Map.of())).code())
        .isEqualTo("exchange.missing-field");
    assertThat(
            desk.post(path(proposal, "dry-run"), Map.of("mapping", Map.of("name", "Nom de code")))
                .code())
        .isEqualTo("exchange.unknown-column");
    assertThat(
            upload(token, "l.csv", "Nom;Lat\n".getBytes(StandardCharsets.UTF_8), "planets").body())
        .contains("planets");
  }

  @Test
  void whatIsHiddenFromWhoeverImportsIsNeitherKnownNorCountedNorNamed() throws Exception {
    String known = "Nom;Latitude;Longitude\nCave aux Merles;48,8555;2,3555\n";
    String fresh = "Nom;Latitude;Longitude\nCave aux Geais;48,8655;2,3655\n";
    go(propose("lieux.csv", known.getBytes(StandardCharsets.UTF_8)), "run");
    HALTE.settle();
    JsonNode place = desk.get("/api/places").json().at("/places/0");
    String address = "/api/places/" + place.get("id").asString();
    var closed = Map.of("version", place.get("version").asInt(), "sensitivity", "secrete");
    assertThat(desk.patch(address, closed).status()).isEqualTo(200);
    var paul = HALTE.member(organisation.id(), Role.COORDINATOR);
    String theirs = HALTE.apiToken(paul);
    TestClient outside = HALTE.stranger().bearer(theirs);
    for (String step : new String[] {"dry-run", "run", "dry-run", "run"}) {
      assertThat(go(outside, theirs, known, step)).isEqualTo(go(outside, theirs, fresh, step));
      HALTE.settle();
    }
    assertThat(outside.get("/api/places").json().at("/total").asInt()).isEqualTo(2);
    assertThat(desk.get(address).json().at("/sensitivity").asString()).isEqualTo("secrete");
  }

  private static String go(TestClient who, String token, String file, String step)
      throws Exception {
    HttpResponse<String> answer =
        upload(token, "lieux.csv", file.getBytes(StandardCharsets.UTF_8), "places");
    JsonNode proposal = JSON.readTree(answer.body());
    Map<String, String> mapping = new HashMap<>();
    proposal
        .get("mapping")
        .propertyStream()
        .forEach(e -> mapping.put(e.getKey(), e.getValue().asString()));
    return who.post(path(proposal, step), Map.of("mapping", mapping)).text();
  }

  @Test
  void accountsAreNotFieldData() throws Exception {
    for (Role role : new Role[] {Role.ORG_ADMIN, Role.INSTANCE_ADMIN, Role.VOLUNTEER}) {
      String admin = HALTE.apiToken(HALTE.member(organisation.id(), role));
      byte[] file = PLACES.getBytes(StandardCharsets.UTF_8);
      assertThat(upload(admin, "lieux.csv", file, "places").statusCode()).isEqualTo(403);
    }
  }

  private JsonNode propose(String file, byte[] content) throws Exception {
    return propose(file, content, "places");
  }

  private JsonNode propose(String file, byte[] content, String as) throws Exception {
    HttpResponse<String> answer = upload(token, file, content, as);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private JsonNode go(JsonNode proposal, String step) {
    Map<String, String> mapping = new HashMap<>();
    proposal
        .get("mapping")
        .propertyStream()
        .forEach(e -> mapping.put(e.getKey(), e.getValue().asString()));
    TestClient.Answer answer = desk.post(path(proposal, step), Map.of("mapping", mapping));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static String path(JsonNode proposal, String step) {
    return "/api/imports/" + proposal.get("id").asString() + "/" + step;
  }

  private static HttpResponse<String> upload(String token, String file, byte[] content, String as)
      throws IOException, InterruptedException {
    String boundary = "halte-boundary";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"as\"\r\n\r\n"
                + as
                + "\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + file
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.write(content);
    body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(HALTE.url().resolve("/api/imports"))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "fr")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
