package org.halte.web.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.halte.base.geo.Position;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.People;
import org.halte.core.people.Role;
import org.halte.core.people.Team;
import org.halte.core.people.Teams;
import org.halte.core.people.entry.Device;
import org.halte.core.policy.TeamScope;
import org.halte.core.policy.Viewer;
import org.halte.core.territory.ZoneId;
import org.halte.testing.TestClient;
import org.halte.testing.TestClient.Answer;
import org.halte.testing.TestHalte;
import org.halte.web.security.Viewers;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How phones are let in, by whom, and what they may see from then on. */
class EnrolmentTest {

  private static final Actor HOUSE = Actor.house("test");

  private final TestHalte halte = TestHalte.shared();
  private final OrganisationId home = halte.organisation().id();
  private final Member admin = halte.member(home, Role.ORG_ADMIN);
  private final Member coordinator = halte.member(home, Role.COORDINATOR);
  private final Member volunteer = halte.member(home, Role.VOLUNTEER);
  private final ZoneId zone = halte.zone("enrol-1", new Position(48.91, 2.31));
  private final Team team = halte.team(home, Set.of(zone), volunteer);

  private Answer exchange(JsonNode offered) {
    return halte.stranger().post("/api/enrol", Map.of("code", offered.path("code").asString()));
  }

  @Test
  void theAddressCarriesACodeForOneUseAndNotTheToken() {
    JsonNode offered =
        halte.signedIn(volunteer).post("/api/devices", Map.of("label", "À moi")).json();
    String code = offered.path("code").asString();
    assertThat(offered.path("url").asString()).endsWith("/app/#enrol=" + code);
    assertThat(halte.stranger().bearer(code).get("/api/me").status()).isEqualTo(401);

    Answer got = exchange(offered);

    assertThat(got.status()).isEqualTo(201);
    String token = got.json().path("token").asString();
    assertThat(offered.toString()).doesNotContain(token);
    assertThat(halte.stranger().bearer(token).get("/api/phone/pack").status()).isEqualTo(200);
    assertThat(exchange(offered).code()).isEqualTo("people.used-link");
  }

  @Test
  void theAppsTokenIsGoodInAHeaderAtBothDoorsAndInNoAddress() {
    String token = halte.enrolled(halte.signedIn(volunteer), Map.of("label", "À moi"));
    TestClient phone = halte.stranger().bearer(token);

    assertThat(phone.get("/openrosa/formList").status()).isEqualTo(200);
    assertThat(halte.stranger().get("/openrosa/" + token + "/formList").status()).isEqualTo(401);
  }

  @Test
  void aCodeIsOldAfterAQuarterOfAnHour() {
    JsonNode offered =
        halte.signedIn(volunteer).post("/api/devices", Map.of("label", "Tard")).json();
    halte
        .get(JdbcClient.class)
        .sql(
            "update core.enrolment set expires_at = expires_at - interval '15 minutes' where made_by = ?")
        .param(volunteer.id().value())
        .update();

    Answer late = exchange(offered);

    assertThat(late.status()).isEqualTo(410);
    assertThat(late.code()).isEqualTo("people.expired-link");
  }

  @Test
  void oneCodeLetsInOnePhoneHoweverManyTryAtOnce() throws Exception {
    JsonNode offered =
        halte.signedIn(volunteer).post("/api/devices", Map.of("label", "Course")).json();
    List<java.util.concurrent.Callable<Integer>> tries =
        java.util.Collections.nCopies(8, () -> exchange(offered).status());

    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> answers = new java.util.ArrayList<>();
      for (var answer : threads.invokeAll(tries)) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnlyOnce(201);
    }
  }

  @Test
  void onlyCoordinatorsGiveAPhoneThatNobodyCarriesAlone() {
    for (Map<String, ?> plan :
        List.of(Map.of("label", "Prêt"), Map.of("label", "Prêt", "team", team.id().value()))) {
      Answer refused = halte.signedIn(admin).post("/api/devices", plan);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("people.only-coordinators-phones");
      assertThat(halte.signedIn(coordinator).post("/api/devices", plan).status()).isEqualTo(201);
    }
    assertThat(halte.signedIn(admin).post("/api/devices/collect", Map.of("label", "Prêt")).code())
        .isEqualTo("people.only-coordinators-phones");
  }

  @Test
  void whatIsPreparedForSomebodyOpensOnlyWhenTheySignIn() {
    JsonNode prepared =
        halte
            .signedIn(coordinator)
            .post("/api/devices", Map.of("label", "Sami", "member", volunteer.id().value()))
            .json();
    assertThat(prepared.path("signIn").asBoolean()).isTrue();
    Map<String, String> code = Map.of("code", prepared.path("code").asString());

    assertThat(exchange(prepared).code()).isEqualTo("people.sign-in-to-enrol");
    assertThat(halte.signedIn(coordinator).post("/api/devices/claims", code).code())
        .isEqualTo("people.enrolment-of-another");
    assertThat(halte.signedIn(admin).post("/api/devices/claims", code).code())
        .isEqualTo("people.enrolment-of-another");
    Answer theirs = halte.signedIn(volunteer).post("/api/devices/claims", code);
    assertThat(theirs.status()).isEqualTo(201);
    assertThat(
            halte
                .stranger()
                .bearer(theirs.json().path("token").asString())
                .get("/api/me")
                .json()
                .at("/member/id")
                .asString())
        .isEqualTo(volunteer.id().toString());
  }

  @Test
  void aCodeGivesNothingOnceItsMakerMayNot() {
    JsonNode shared =
        halte.signedIn(coordinator).post("/api/devices", Map.of("label", "Prêt")).json();
    halte
        .get(People.class)
        .changeMember(
            HOUSE,
            coordinator.id(),
            new People.MemberChange(
                OptionalLong.of(coordinator.version()),
                java.util.Optional.empty(),
                java.util.Optional.of(Set.of(Role.VOLUNTEER)),
                java.util.Optional.empty()));

    assertThat(exchange(shared).code()).isEqualTo("people.withdrawn-link");
  }

  // What a phone sees follows its owner

  private List<TeamScope> rounds(String token) {
    return halte
        .get(Viewers.class)
        .findPhone(token, Device.Scope.APP)
        .map(Viewer.Device::teams)
        .orElseThrow();
  }

  private void setTeam(Member... members) {
    Teams teams = halte.get(Teams.class);
    Team now = teams.findTeam(team.id()).orElseThrow();
    Set<org.halte.core.people.MemberId> ids =
        java.util.Arrays.stream(members)
            .map(Member::id)
            .collect(java.util.stream.Collectors.toSet());
    teams.changeTeam(
        HOUSE,
        team.id(),
        OptionalLong.of(now.version()),
        new Teams.TeamPlan(now.name(), now.zones(), now.nights(), ids));
  }

  @Test
  void aPhoneTiedToATeamSeesNothingOnceItsOwnerHasLeftIt() {
    String tied =
        halte.enrolled(
            halte.signedIn(volunteer), Map.of("label", "Lié", "team", team.id().value()));
    assertThat(rounds(tied).getFirst().zones()).containsExactly(zone);

    setTeam();

    assertThat(rounds(tied)).hasSize(1);
    assertThat(rounds(tied).getFirst().zones()).isEmpty();
    // A report of last night still goes out: the owner is still somebody.
    assertThat(halte.stranger().bearer(tied).get("/openrosa/formList").status()).isEqualTo(200);
  }

  @Test
  void aPhoneLosesWhatItsOwnersRoleLoses() {
    String phone = halte.enrolled(halte.signedIn(volunteer), Map.of("label", "Mien"));
    assertThat(rounds(phone).getFirst().zones()).containsExactly(zone);

    halte
        .get(People.class)
        .changeMember(
            HOUSE,
            volunteer.id(),
            new People.MemberChange(
                OptionalLong.of(volunteer.version()),
                java.util.Optional.empty(),
                java.util.Optional.of(Set.of(Role.ORG_ADMIN)),
                java.util.Optional.empty()));

    assertThat(rounds(phone).getFirst().zones()).isEmpty();
  }

  @Test
  void aPhoneIsAStrangerOnceItsOwnerIsRemoved() {
    String phone = halte.enrolled(halte.signedIn(volunteer), Map.of("label", "Mien"));
    halte.get(People.class).removeMember(HOUSE, volunteer.id());

    assertThat(halte.stranger().bearer(phone).get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void aTeamsPhoneEndsWithTheTeamAndAPersonsOwnOnlyLosesItsRound() {
    String shared =
        halte.enrolled(
            halte.signedIn(coordinator), Map.of("label", "Équipe", "team", team.id().value()));
    String own =
        halte.enrolled(
            halte.signedIn(volunteer), Map.of("label", "Lié", "team", team.id().value()));

    halte.get(Teams.class).removeTeam(HOUSE, team.id());

    assertThat(halte.stranger().bearer(shared).get("/api/me").status()).isEqualTo(401);
    assertThat(rounds(own).getFirst().zones()).isEmpty();
    assertThat(halte.stranger().bearer(own).get("/openrosa/formList").status()).isEqualTo(200);
  }
}
