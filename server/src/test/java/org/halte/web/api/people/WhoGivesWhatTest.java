package org.halte.web.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.halte.core.people.Member;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.people.Team;
import org.halte.testing.TestClient;
import org.halte.testing.TestClient.Answer;
import org.halte.testing.TestHalte;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Administrators give accounts, never eyes; what somebody hands out opens no more than they see.
 */
class WhoGivesWhatTest {

  private final TestHalte halte = TestHalte.shared();
  private final OrganisationId home = halte.organisation().id();
  private final Member admin = halte.member(home, Role.ORG_ADMIN);
  private final Member coordinator = halte.member(home, Role.COORDINATOR);
  private final Member volunteer = halte.member(home, Role.VOLUNTEER);
  private final Team team = halte.team(home, Set.of(), volunteer);

  private Answer change(Member by, Member whom, Map<String, ?> what) {
    TestClient screen = halte.signedIn(by);
    var version = version(screen, "/api/members", whom.id().toString());
    Map<String, Object> body = new java.util.HashMap<>(what);
    body.put("version", version);
    return screen.patch("/api/members/" + whom.id(), body);
  }

  private static long version(TestClient screen, String list, String id) {
    return screen
        .get(list)
        .json()
        .valueStream()
        .filter(row -> row.path("id").asString().equals(id))
        .findFirst()
        .map(row -> row.path("version").asLong())
        .orElse(1L);
  }

  private Answer invite(Member by, Map<String, ?> what) {
    return halte.signedIn(by).post("/api/invitations", what);
  }

  // Roles and teams

  @Test
  void anAdministratorMakesNobodyACoordinatorWhileThereIsOne() {
    Answer themselves = change(admin, admin, Map.of("roles", List.of("org_admin", "coordinator")));
    Answer another = change(admin, volunteer, Map.of("roles", List.of("coordinator")));

    for (Answer refused : List.of(themselves, another)) {
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("people.only-coordinators");
      assertThat(refused.json().path("detail").asString()).contains("coordination");
    }
    assertThat(change(coordinator, volunteer, Map.of("roles", List.of("coordinator"))).status())
        .isEqualTo(200);
  }

  @Test
  void theFirstCoordinatorIsAppointedByTheAdministratorAndTheSecondIsNot() {
    OrganisationId fresh = halte.organisation().id();
    Member founder = halte.member(fresh, Role.ORG_ADMIN);
    Member first = halte.member(fresh, Role.VOLUNTEER);
    Member second = halte.member(fresh, Role.VOLUNTEER);

    assertThat(change(founder, first, Map.of("roles", List.of("coordinator"))).status())
        .isEqualTo(200);
    assertThat(change(founder, second, Map.of("roles", List.of("coordinator"))).code())
        .isEqualTo("people.only-coordinators");
  }

  @Test
  void sendingTheLastCoordinatorAwayIsNoKeyToTheirEyes() {
    assertThat(change(admin, coordinator, Map.of("active", false)).status()).isEqualTo(200);

    Answer refused = change(admin, admin, Map.of("roles", List.of("org_admin", "coordinator")));

    assertThat(refused.code()).isEqualTo("people.coordinators-lately");
    assertThat(refused.json().path("detail").asString())
        .contains(Instant.now().plus(Duration.ofDays(14)).atOffset(ZoneOffset.UTC).getYear() + "-");
    // Who was sent away by mistake comes back.
    assertThat(change(admin, coordinator, Map.of("active", true)).status()).isEqualTo(200);
  }

  @Test
  void whereNobodyCoordinatesForLongTheAdministratorBeginsAgain() {
    change(admin, coordinator, Map.of("active", false));
    halte
        .get(JdbcClient.class)
        .sql(
            "update core.organisation set uncoordinated_since = now() - interval '15 days' where id = ?")
        .param(home.value())
        .update();

    assertThat(change(admin, admin, Map.of("roles", List.of("org_admin", "coordinator"))).status())
        .isEqualTo(200);
  }

  @Test
  void whoWasSentAwayGetsTheirEyesBackFromACoordinatorOnly() {
    Member other = halte.member(home, Role.COORDINATOR);
    assertThat(change(admin, other, Map.of("active", false)).status()).isEqualTo(200);

    assertThat(change(admin, other, Map.of("active", true)).code())
        .isEqualTo("people.only-coordinators");
    assertThat(change(coordinator, other, Map.of("active", true)).status()).isEqualTo(200);
  }

  @Test
  void aCoordinatorAppointsNoAdministratorAndSendsNoneAway() {
    assertThat(
            change(coordinator, coordinator, Map.of("roles", List.of("coordinator", "org_admin")))
                .code())
        .isEqualTo("people.only-org_admin");
    assertThat(change(coordinator, admin, Map.of("active", false)).code())
        .isEqualTo("people.only-org_admin");
  }

  @Test
  void anAdministratorPutsNobodyIntoATeamAndWidensNone() {
    TestClient screen = halte.signedIn(admin);
    var zone = halte.zone("t-nord", new org.halte.base.geo.Position(48.9, 2.35)).code();
    Map<String, Object> joined =
        Map.of(
            "version",
            1,
            "name",
            "Nord",
            "members",
            List.of(volunteer.id().value(), admin.id().value()));
    Map<String, Object> wider =
        Map.of(
            "version",
            1,
            "name",
            "Nord",
            "zones",
            List.of(zone),
            "members",
            List.of(volunteer.id().value()));
    Map<String, Object> smaller = Map.of("version", 1, "name", "Nord", "members", List.of());

    assertThat(screen.put("/api/teams/" + team.id(), joined).code())
        .isEqualTo("people.only-coordinators");
    assertThat(screen.put("/api/teams/" + team.id(), wider).code())
        .isEqualTo("people.only-coordinators");
    assertThat(
            screen
                .post("/api/teams", Map.of("name", "Sud", "members", List.of(admin.id().value())))
                .code())
        .isEqualTo("people.only-coordinators");
    assertThat(screen.post("/api/teams", Map.of("name", "Vide")).status()).isEqualTo(201);
    assertThat(halte.signedIn(coordinator).put("/api/teams/" + team.id(), wider).status())
        .isEqualTo(200);
    assertThat(screen.put("/api/teams/" + team.id(), withVersion(smaller, 2)).status())
        .isEqualTo(200);
  }

  private static Map<String, Object> withVersion(Map<String, Object> body, long version) {
    Map<String, Object> other = new java.util.HashMap<>(body);
    other.put("version", version);
    return other;
  }

  // Invitations

  @Test
  void anAdministratorInvitesAccountsWithoutEyes() {
    assertThat(invite(admin, Map.of("roles", List.of("volunteer"))).status()).isEqualTo(201);
    assertThat(invite(admin, Map.of("roles", List.of("coordinator"))).code())
        .isEqualTo("people.only-coordinators");
    assertThat(
            invite(admin, Map.of("roles", List.of("volunteer"), "team", team.id().value())).code())
        .isEqualTo("people.only-coordinators");
  }

  @Test
  void aCoordinatorInvitesVolunteersAndCoordinatorsOfTheirOwnAssociation() {
    assertThat(
            invite(coordinator, Map.of("roles", List.of("volunteer"), "team", team.id().value()))
                .status())
        .isEqualTo(201);
    assertThat(invite(coordinator, Map.of("roles", List.of("coordinator"))).status())
        .isEqualTo(201);
    assertThat(invite(coordinator, Map.of("roles", List.of("org_admin"))).code())
        .isEqualTo("people.only-org_admin");
    assertThat(
            invite(
                    coordinator,
                    Map.of(
                        "roles",
                        List.of("volunteer"),
                        "organisation",
                        halte.organisation().id().value()))
                .status())
        .isEqualTo(403);
  }

  @Test
  void whoRunsTheInstanceInvitesAdministratorsOnly() {
    Member runner = halte.member(halte.organisation().id(), Role.INSTANCE_ADMIN);
    for (String role : List.of("volunteer", "coordinator")) {
      assertThat(
              invite(runner, Map.of("roles", List.of(role), "organisation", home.value())).status())
          .isEqualTo(403);
    }
    assertThat(
            invite(runner, Map.of("roles", List.of("org_admin"), "organisation", home.value()))
                .status())
        .isEqualTo(201);
  }

  @Test
  void aLinkGivesWhatItsMakerMayGiveWhenItIsUsed() {
    String address =
        "/api/invitations/"
            + secret(invite(coordinator, Map.of("roles", List.of("coordinator"))).json());
    assertThat(halte.stranger().get(address).status()).isEqualTo(200);
    Member other = halte.member(home, Role.COORDINATOR);
    change(other, coordinator, Map.of("roles", List.of("volunteer")));

    assertThat(halte.stranger().get(address).code()).isEqualTo("people.withdrawn-link");
    Answer refused =
        halte
            .stranger()
            .post(
                address,
                Map.of(
                    "name", "X",
                    "email", UUID.randomUUID() + "@exemple.org",
                    "password", "lune sel pomme vélo"));
    assertThat(refused.code()).isEqualTo("people.withdrawn-link");
  }

  @Test
  void aProgramHandsOutNoWaysIn() {
    TestClient program = halte.program(coordinator);
    assertThat(program.post("/api/invitations", Map.of("roles", List.of("volunteer"))).status())
        .isEqualTo(403);
    assertThat(program.post("/api/devices", Map.of("label", "x")).status()).isEqualTo(403);
    assertThat(program.post("/api/devices/collect", Map.of("label", "x")).status()).isEqualTo(403);
    assertThat(program.post("/api/members/" + volunteer.id() + "/reset-link", Map.of()).status())
        .isEqualTo(403);
  }

  // New passwords by hand

  @Test
  void anAdministratorMakesALinkOnlyForAccountsWithoutEyes() {
    Member newcomer = halte.member(home, Role.VOLUNTEER);
    assertThat(reset(admin, newcomer).status()).isEqualTo(201);
    for (Member eyes : List.of(volunteer, coordinator)) {
      Answer refused = reset(admin, eyes);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("people.reset-opens-more");
    }
    assertThat(reset(coordinator, volunteer).status()).isEqualTo(201);
  }

  @Test
  void aLinkThatWasMadeBeforeAnAccountHadEyesOpensNoneOfThem() {
    Member newcomer = halte.member(home, Role.VOLUNTEER);
    String link = secret(reset(admin, newcomer).json());
    String own = "cinq autres mots au hasard";
    halte.team(home, java.util.Set.of(), newcomer);

    Answer used = halte.stranger().post("/api/password-resets/" + link, Map.of("password", own));
    assertThat(used.status()).isEqualTo(410);
    assertThat(used.code()).isEqualTo("people.withdrawn-link");
    assertThat(halte.stranger().signIn(newcomer.email(), own).status()).isEqualTo(401);
  }

  @Test
  void aCoordinatorMakesNoLinkThatOpensAnAdministration() {
    assertThat(reset(coordinator, admin).code()).isEqualTo("people.reset-opens-more");
  }

  private Answer reset(Member by, Member whom) {
    return halte.signedIn(by).post("/api/members/" + whom.id() + "/reset-link", Map.of());
  }

  private static String secret(tools.jackson.databind.JsonNode made) {
    return made.path("url").asString().replaceFirst(".*[/#]", "");
  }
}
