package org.halte.web.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halte.base.geo.Position;
import org.halte.core.people.Member;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.people.Team;
import org.halte.core.territory.Territory;
import org.halte.core.territory.ZoneId;
import org.halte.testing.TestClient;
import org.halte.testing.TestHalte;
import org.halte.web.security.Viewers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Zones that all share, and what an association calls its own. */
class ZonesTest {

  private final TestHalte halte = TestHalte.shared();
  private final OrganisationId home = halte.organisation().id();
  private final Member runner = halte.member(halte.organisation().id(), Role.INSTANCE_ADMIN);
  private final Member admin = halte.member(home, Role.ORG_ADMIN);
  private final Member coordinator = halte.member(home, Role.COORDINATOR);
  private final Member volunteer = halte.member(home, Role.VOLUNTEER);
  private final ZoneId north = halte.zone("zt-nord", new Position(48.97, 2.11));
  private final ZoneId south = halte.zone("zt-sud", new Position(48.71, 2.11));

  private JsonNode zones(TestClient screen) {
    return screen.get("/api/zones").json();
  }

  private static JsonNode without(JsonNode zones, ZoneId gone) {
    ObjectNode copy = (ObjectNode) zones.deepCopy();
    ArrayNode kept = JsonMapper.shared().createArrayNode();
    zones
        .path("features")
        .valueStream()
        .filter(zone -> !zone.path("id").asString().equals(gone.code()))
        .forEach(kept::add);
    copy.set("features", kept);
    return copy;
  }

  @Test
  void sharedZonesAreChangedByWhoRunsTheInstanceAlone() {
    for (Member no : List.of(admin, coordinator, volunteer)) {
      TestClient screen = halte.signedIn(no);
      var body = Map.of("zones", zones(screen), "version", halte.get(Territory.class).version());
      assertThat(screen.put("/api/zones", body).code()).isEqualTo("territory.not-yours");
      assertThat(screen.post("/api/zones/preview", body).code()).isEqualTo("territory.not-yours");
    }
  }

  @Test
  void aZoneThatTeamsServeGoesOnlyWhenItIsGivenUpByName() {
    halte.team(home, Set.of(north), volunteer);
    halte.team(halte.organisation().id(), Set.of(north));
    TestClient screen = halte.signedIn(runner);
    JsonNode fewer = without(zones(screen), north);

    JsonNode preview = screen.post("/api/zones/preview", Map.of("zones", fewer)).json();

    assertThat(preview.path("go").path(0).path("code").asString()).isEqualTo(north.code());
    assertThat(preview.path("come").size()).isZero();
    JsonNode ours =
        preview
            .path("touched")
            .valueStream()
            .filter(one -> one.at("/organisation/id").asString().equals(home.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(ours.path("lost").toString()).isEqualTo("[\"" + north.code() + "\"]");
    assertThat(ours.path("teams").asInt()).isOne();
    assertThat(ours.path("volunteers").asInt()).isOne();
    // Counts of teams and people; who runs the instance sees no field data, so nothing of places.
    assertThat(preview.toString()).doesNotContain("place").doesNotContain("lieu");

    long version = preview.path("version").asLong();
    var refused = screen.put("/api/zones", Map.of("zones", fewer, "version", version));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("territory.still-served");
    assertThat(refused.json().path("detail").asString()).contains(north.code()).contains("2");
    assertThat(halte.get(Territory.class).findZone(north)).isPresent();

    var done =
        screen.put(
            "/api/zones",
            Map.of("zones", fewer, "version", version, "givenUp", List.of(north.code())));
    assertThat(done.status()).isEqualTo(200);
    assertThat(halte.get(Territory.class).findZone(north)).isEmpty();
  }

  @Test
  void aSectorIsASetOfSharedZonesAndATeamGoesThere() {
    TestClient screen = halte.signedIn(coordinator);
    JsonNode sector =
        screen.post("/api/sectors", Map.of("name", "Secteur Nord", "zones", codes(south))).json();
    Team team = halte.team(home, Set.of(), volunteer);
    var changed =
        screen.put(
            "/api/teams/" + team.id(),
            Map.of(
                "version", team.version(),
                "name", "Maraude",
                "sectors", List.of(sector.path("id").asString()),
                "members", List.of(volunteer.id().value())));
    assertThat(changed.status()).isEqualTo(200);

    var viewer = halte.get(Viewers.class).viewerOf(volunteer);

    assertThat(viewer.teams().getFirst().zones()).containsExactly(south);
    assertThat(screen.delete("/api/sectors/" + sector.path("id").asString()).code())
        .isEqualTo("people.sector-in-use");
  }

  @Test
  void aSectorDrawsNothingAndNamesOnlySharedZones() {
    TestClient screen = halte.signedIn(coordinator);
    var refused =
        screen.post("/api/sectors", Map.of("name", "Ici", "zones", List.of("ma-petite-zone")));
    assertThat(refused.code()).isEqualTo("territory.unknown-zone");
  }

  @Test
  void sectorsAreMadeByCoordinatorsAndBelongToTheirAssociation() {
    assertThat(
            halte
                .signedIn(admin)
                .post("/api/sectors", Map.of("name", "Sud", "zones", codes(south)))
                .code())
        .isEqualTo("people.only-coordinators");
    JsonNode ours =
        halte
            .signedIn(coordinator)
            .post("/api/sectors", Map.of("name", "Sud", "zones", codes(south)))
            .json();
    TestClient elsewhere =
        halte.signedIn(halte.member(halte.organisation().id(), Role.COORDINATOR));
    String address = "/api/sectors/" + ours.path("id").asString();
    assertThat(elsewhere.get("/api/sectors").text()).doesNotContain("Sud");
    assertThat(
            elsewhere.put(address, Map.of("version", 1, "name", "x", "zones", List.of())).status())
        .isEqualTo(404);
    assertThat(
            elsewhere
                .post(
                    "/api/teams",
                    Map.of("name", "x", "sectors", List.of(ours.path("id").asString())))
                .code())
        .isEqualTo("people.unknown-sector");
  }

  @Test
  void aZoneMoreInASectorIsAZoneMoreForItsTeamsAtOnce() {
    TestClient screen = halte.signedIn(coordinator);
    JsonNode sector =
        screen.post("/api/sectors", Map.of("name", "Grand", "zones", codes(south))).json();
    Team team = halte.team(home, Set.of(), volunteer);
    screen.put(
        "/api/teams/" + team.id(),
        Map.of(
            "version", team.version(),
            "name", "Maraude",
            "sectors", List.of(sector.path("id").asString()),
            "members", List.of(volunteer.id().value())));
    Viewers viewers = halte.get(Viewers.class);
    assertThat(viewers.viewerOf(volunteer).teams().getFirst().zones()).containsExactly(south);
    ZoneId west = halte.zone("zt-ouest", new Position(48.85, 1.9));

    screen.put(
        "/api/sectors/" + sector.path("id").asString(),
        Map.of("version", 1, "name", "Grand", "zones", codes(south, west)));

    assertThat(viewers.viewerOf(volunteer).teams().getFirst().zones())
        .containsExactlyInAnyOrder(south, west);
  }

  private static List<String> codes(ZoneId... zones) {
    List<String> codes = new ArrayList<>();
    for (ZoneId zone : zones) {
      codes.add(zone.code());
    }
    return codes;
  }
}
