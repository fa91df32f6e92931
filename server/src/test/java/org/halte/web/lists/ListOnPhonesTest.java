package org.halte.web.lists;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.halte.core.people.Role;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.TestClient;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who gets a list, what tells a phone that it changed, and how a spreadsheet fills it. */
class ListOnPhonesTest {

  private static final Pattern HASH = Pattern.compile("<hash>md5:([0-9a-f]{32})</hash>");

  private final ListWorld world = new ListWorld();

  @Test
  void theManifestOffersTheListWithAHashThatChangesWithItsContentOnly() {
    UUID borne = world.known("Fontaine", 10);
    String manifest = manifest(world.phoneOfAmina);

    assertThat(manifest)
        .contains("<mediaFile type=\"entityList\"><filename>" + world.list + ".csv</filename>")
        .contains("<integrityUrl>");
    assertThat(hash(world.phoneOfPaul)).isEqualTo(hash(world.phoneOfAmina));
    String before = hash(world.phoneOfAmina);
    new ListWorld().known("Ailleurs", 1);
    assertThat(hash(world.phoneOfAmina)).isEqualTo(before);
    world.update(borne, 1).with("nb", 11).by(world.phoneOfAmina);
    assertThat(hash(world.phoneOfAmina)).isNotEqualTo(before);
    assertThat(world.csv(world.phoneOfAmina)).startsWith("name,label,").contains(",__version\n");
  }

  @Test
  void aListForOneTeamIsNotOnThePhonesOfAnother() {
    world.known("Fontaine", 10);
    var other = world.halte.member(world.organisation.id(), Role.VOLUNTEER);
    var team = world.halte.team(world.organisation.id(), Set.of(), other);
    Map<String, Object> onlyThem = Map.of("teams", List.of(team.id().toString()));

    assertThat(world.desk.patch("/api/lists/" + world.list, onlyThem).status()).isEqualTo(200);

    assertThat(manifest(world.phoneOfAmina)).doesNotContain(world.list + ".csv");
    assertThat(
            world
                .phoneOfAmina
                .get(
                    world.phoneOfAmina.server()
                        + "/media/"
                        + world.list
                        + "-visite/"
                        + world.list
                        + ".csv")
                .status())
        .isEqualTo(404);
  }

  @Test
  void aVolunteerReadsTheRowsAndAnAdministratorOfTheAssociationNothing() {
    UUID borne = world.known("Fontaine", 10);
    world.update(borne, 1).with("nb", 40).at(10).by(world.phoneOfAmina);
    world.update(borne, 1).with("nb", 55).at(40).by(world.phoneOfPaul);
    String path = "/api/lists/" + world.list;

    TestClient volunteer = world.halte.program(world.amina);
    assertThat(volunteer.get(path).json().get("rows")).hasSize(1);
    assertThat(volunteer.get(path).json().get("conflicts")).isEmpty();
    assertThat(volunteer.get(path + "/entities/" + borne).status()).isEqualTo(403);
    var admin = world.halte.member(world.organisation.id(), Role.ORG_ADMIN);
    assertThat(world.halte.program(admin).get(path).status()).isEqualTo(404);
  }

  @Test
  void aSpreadsheetIsRehearsedBeforeItFillsTheList() {
    world.known("Fontaine", 10);
    String csv = "label;nb;quartier\nFontaine;12;Nord\nRobinet;3;Sud\n;4;Est\n";

    JsonNode rehearsal = upload(csv, true);
    assertThat(rehearsal.get("created").asInt()).isOne();
    assertThat(rehearsal.get("changed").asInt()).isOne();
    assertThat(rehearsal.get("columns").get(0).asString()).isEqualTo("quartier");
    assertThat(rehearsal.get("errors").get(0).get("line").asInt()).isEqualTo(4);
    assertThat(rehearsal.get("errors").get(0).get("sentence").asString()).contains("« label »");
    assertThat(world.sheet().get("rows")).hasSize(1);

    upload(csv, false);
    assertThat(world.sheet().get("rows")).hasSize(2);
    assertThat(upload(csv, false).get("same").asInt()).isEqualTo(2);
    assertThat(world.csv(world.phoneOfAmina)).contains("Robinet").contains("quartier");
  }

  @Test
  void aSpreadsheetRunsNothingThatSomebodyTypedAndBringsItBackAsItWas() {
    String typed = "=HYPERLINK(&quot;http://x.invalid&quot;,&quot;Eau&quot;)";
    world.known(typed, 10);
    world.known("Robinet, +2", 3);
    String raw = "=HYPERLINK(\"\"http://x.invalid\"\",\"\"Eau\"\")";
    assertThat(world.csv(world.phoneOfAmina)).contains(",\"" + raw + "\",");

    String forPeople = world.desk.get("/api/lists/" + world.list + ".csv").text();
    assertThat(forPeople).contains(";\"'" + raw + "\";").doesNotContain("\"=").doesNotContain(";=");

    JsonNode back = upload(forPeople.substring(1), false);
    assertThat(back.get("same").asInt()).isEqualTo(2);
    assertThat(world.csv(world.phoneOfAmina)).contains(",\"" + raw + "\",");
  }

  private JsonNode upload(String csv, boolean dryRun) {
    String body =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"liste.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n"
            + csv
            + "\r\n--x--\r\n";
    var coordinator = world.halte.member(world.organisation.id(), Role.COORDINATOR);
    URI address =
        world.halte.url().resolve("/api/lists/" + world.list + "/upload?dryRun=" + dryRun);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + world.halte.apiToken(coordinator))
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
      assertThat(answer.statusCode()).isEqualTo(200);
      return JsonMapper.shared().readTree(answer.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String manifest(OpenRosaClient phone) {
    return phone.get(phone.server() + "/manifest/" + world.list + "-visite").body();
  }

  private String hash(OpenRosaClient phone) {
    var found = HASH.matcher(manifest(phone));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void aColumnIsNamedForPeopleAndRetiredWithoutLosingWhatItHolds() {
    UUID borne = world.known("Fontaine", 10);
    String path = "/api/lists/" + world.list;
    var column = Map.of("name", "nb", "label", "Robinets", "type", "number", "retired", true);
    assertThat(world.desk.patch(path, Map.of("properties", List.of(column))).status())
        .isEqualTo(200);
    var named = Map.of("name", "nb", "label", "Robinets qui marchent");
    var after = world.desk.patch(path, Map.of("properties", List.of(named))).json();

    var nb =
        after
            .get("properties")
            .valueStream()
            .filter(p -> p.get("name").asString().equals("nb"))
            .findFirst()
            .orElseThrow();
    assertThat(nb.get("label").asString()).isEqualTo("Robinets qui marchent");
    assertThat(nb.get("type").asString()).isEqualToIgnoringCase("number");
    assertThat(nb.get("retired").asBoolean()).isTrue();
    // A form may filter by it: phones keep it.
    assertThat(world.csv(world.phoneOfAmina)).contains("nb");
    assertThat(world.values(borne).get("nb").asString()).isEqualTo("10");
  }

  @Test
  void aDescriptionThatDoesNotFitChangesNothingAndSaysWhatWould() {
    world.known("Fontaine", 10);
    String path = "/api/lists/" + world.list;
    var column = Map.of("name", "nb", "type", "couleur");
    var wanted = Map.of("title", "Bornes du nord", "properties", List.of(column));
    var refused = world.desk.patch(path, wanted);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("couleur").contains("text, number, date, position");
    var stranger = Map.of("teams", List.of(UUID.randomUUID().toString()));
    assertThat(world.desk.patch(path, stranger).status()).isEqualTo(400);
    assertThat(world.desk.get(path).text()).doesNotContain("Bornes du nord");
  }
}
