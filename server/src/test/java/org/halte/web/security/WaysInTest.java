package org.halte.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halte.core.people.Member;
import org.halte.core.people.Role;
import org.halte.core.people.entry.Device;
import org.halte.core.people.entry.Setup;
import org.halte.testing.TestClient;
import org.halte.testing.TestDatabase;
import org.halte.testing.TestHalte;
import org.halte.web.RunningHalte;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links and tokens that let people, phones and programs in, and stop doing so. */
class WaysInTest {

  private final TestHalte halte = TestHalte.shared();

  private Member admin() {
    return halte.member(halte.organisation().id(), Role.ORG_ADMIN);
  }

  private static String secret(String url) {
    return url.replaceFirst(".*[/#]", "");
  }

  @Test
  void aVolunteerJoinsByTheLinkOfAnInvitationAndIsInTheTeam() {
    Member admin = admin();
    var team = halte.team(admin.organisation(), Set.of());
    Member coordinator = halte.member(admin.organisation(), Role.COORDINATOR);
    var made =
        halte
            .signedIn(coordinator)
            .post(
                "/api/invitations",
                Map.of("roles", List.of("volunteer"), "team", team.id().toString(), "days", 2));
    assertThat(made.json().path("qrSvg").asString()).startsWith("<svg").contains("viewBox");
    String address = "/api/invitations/" + secret(made.json().path("url").asString());

    TestClient newcomer = halte.stranger();
    assertThat(newcomer.get(address).json().path("roles").get(0).asString()).isEqualTo("volunteer");
    var joined =
        newcomer.post(
            address,
            Map.of(
                "name", "Amina", "email", "amina@exemple.org", "password", "lune sel pomme vélo"));

    assertThat(joined.status()).isEqualTo(201);
    var me = newcomer.signIn("Amina@Exemple.org ", "lune sel pomme vélo").json();
    assertThat(me.path("teams").get(0).path("id").asString()).isEqualTo(team.id().toString());
    assertThat(newcomer.get(address).code()).isEqualTo("people.used-link");
    assertThat(newcomer.get(address).status()).isEqualTo(410);
  }

  @Test
  void theSecretOfALinkStandsBehindTheSignThatNoBrowserSendsAndTravelsInAHeader() throws Exception {
    Member admin = admin();
    Member newcomer = halte.member(admin.organisation(), Role.VOLUNTEER);
    TestClient screen = halte.signedIn(admin);
    String join =
        screen
            .post("/api/invitations", Map.of("roles", List.of("volunteer")))
            .json()
            .path("url")
            .asString();
    String reset =
        screen
            .post("/api/members/" + newcomer.id() + "/reset-link", Map.of())
            .json()
            .path("url")
            .asString();
    assertThat(join).contains("/join#");
    assertThat(reset).contains("/reset#");

    var asked =
        java.net.http.HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(halte.url().resolve("/api/invitations/link"))
                    .header("Halte-Link", secret(join))
                    .build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());

    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.body()).contains("volunteer");
    assertThat(halte.stranger().get("/api/invitations/link").code())
        .isEqualTo("people.unknown-link");
    for (String page : List.of("/join", "/reset", "/setup", "/fill/")) {
      assertThat(halte.stranger().get(page).status()).as(page).isNotEqualTo(401);
    }
  }

  @Test
  void anExpiredInvitationSaysSoAndOpensNothing() {
    var made =
        halte
            .signedIn(admin())
            .post("/api/invitations", Map.of("roles", List.of("volunteer"), "days", 1));
    String address = "/api/invitations/" + secret(made.json().path("url").asString());
    halte
        .get(JdbcClient.class)
        .sql(
            "update core.invitation set expires_at = now() - interval '1 second' where id = ?::uuid")
        .param(made.json().path("id").asString())
        .update();

    var answer =
        halte
            .stranger()
            .post(
                address,
                Map.of("name", "X", "email", "x@exemple.org", "password", "lune sel pomme vélo"));

    assertThat(answer.status()).isEqualTo(410);
    assertThat(answer.json().path("detail").asString()).contains("expiré");
    assertThat(halte.stranger().signIn("x@exemple.org", "lune sel pomme vélo").status())
        .isEqualTo(401);
  }

  @Test
  void aPasswordThatIsTooEasyIsRefusedAndTheLinkStaysGood() {
    var made =
        halte
            .signedIn(admin())
            .post("/api/invitations", Map.of("roles", List.of("volunteer"), "days", 1));
    String address = "/api/invitations/" + secret(made.json().path("url").asString());

    var refused =
        halte
            .stranger()
            .post(address, Map.of("name", "X", "email", "y@exemple.org", "password", "aaaaaaaaaa"));

    assertThat(refused.code()).isEqualTo("people.weak-password");
    assertThat(halte.stranger().get(address).status()).isEqualTo(200);
  }

  @Test
  void withoutMailAnAdministratorHandsOverALinkForANewPassword() {
    Member admin = admin();
    Member forgetful = halte.member(admin.organisation(), Role.VOLUNTEER);
    TestClient old = halte.signedIn(forgetful);
    assertThat(
            halte
                .stranger()
                .post("/api/password-resets", Map.of("email", forgetful.email()))
                .json()
                .path("mail")
                .asBoolean(true))
        .isFalse();
    var link =
        halte.signedIn(admin).post("/api/members/" + forgetful.id() + "/reset-link", Map.of());
    String address = "/api/password-resets/" + secret(link.json().path("url").asString());

    var done = halte.stranger().post(address, Map.of("password", "un autre mot de passe"));

    assertThat(done.status()).isEqualTo(204);
    assertThat(old.get("/api/me").status()).isEqualTo(401);
    assertThat(halte.stranger().signIn(forgetful.email(), "un autre mot de passe").status())
        .isEqualTo(200);
    assertThat(halte.stranger().post(address, Map.of("password", "encore un autre mot")).code())
        .isEqualTo("people.used-link");
  }

  @Test
  void anAdministratorOfAnAssociationCannotTakeOverWhoRunsTheInstance() {
    Member admin = admin();
    Member runner = halte.member(admin.organisation(), Role.INSTANCE_ADMIN);
    TestClient screen = halte.signedIn(admin);

    assertThat(screen.post("/api/members/" + runner.id() + "/reset-link", Map.of()).status())
        .isEqualTo(403);
    assertThat(
            screen
                .patch(
                    "/api/members/" + admin.id(),
                    Map.of("version", 1, "roles", List.of("org_admin", "instance_admin")))
                .status())
        .isEqualTo(403);
  }

  @Test
  void theLastAdministratorOfAnAssociationStays() {
    Member admin = admin();
    TestClient screen = halte.signedIn(admin);

    assertThat(screen.delete("/api/members/" + admin.id()).code())
        .isEqualTo("people.last-org-admin");
    assertThat(
            screen
                .patch("/api/members/" + admin.id(), Map.of("version", 1, "active", false))
                .code())
        .isEqualTo("people.last-org-admin");
    assertThat(screen.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void aRevokedPhoneIsAStrangerAtOnceAtBothDoors() {
    Member coordinator = halte.member(halte.organisation().id(), Role.COORDINATOR);
    TestClient screen = halte.signedIn(coordinator);
    var made = screen.post("/api/devices", Map.of("label", "Prêt 3")).json();
    var phoneToken =
        halte.stranger().post("/api/enrol", Map.of("code", made.path("code").asString())).json();
    String token = phoneToken.path("token").asString();
    TestClient phone = halte.stranger().bearer(token);
    assertThat(phone.get("/api/me").status()).isEqualTo(200);
    assertThat(phone.get("/openrosa/formList").status()).isEqualTo(200);

    assertThat(screen.delete("/api/devices/" + phoneToken.path("id").asString()).status())
        .isEqualTo(204);

    assertThat(phone.get("/api/me").code()).isEqualTo("security.unknown-token");
    var door = phone.get("/openrosa/formList");
    assertThat(door.status()).isEqualTo(401);
    assertThat(door.text()).contains("OpenRosaResponse");
  }

  @Test
  void aRevokedApiTokenIsRefusedWithASentence() {
    Member member = halte.member(halte.organisation().id(), Role.COORDINATOR);
    TestClient screen = halte.signedIn(member);
    var made = screen.post("/api/tokens", Map.of("label", "Tableur")).json();
    TestClient program = halte.stranger().bearer(made.path("token").asString());
    assertThat(program.get("/api/me").status()).isEqualTo(200);
    assertThat(program.get("/api/tokens").status()).isEqualTo(403);

    screen.delete("/api/tokens/" + made.path("id").asString());

    var refused = program.get("/api/me");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().path("detail").asString()).contains("révoqué");
  }

  @Test
  void tokensAndPasswordsLieInTheDatabaseOnlyAsHashes() {
    Member member = halte.member(halte.organisation().id(), Role.COORDINATOR);
    String token = halte.apiToken(member);
    JdbcClient jdbc = halte.get(JdbcClient.class);

    String row =
        jdbc.sql("select m::text from core.member m where id = ?")
                .param(member.id().value())
                .query(String.class)
                .single()
            + jdbc.sql("select string_agg(t::text, '') from core.api_token t")
                .query(String.class)
                .single();

    assertThat(row)
        .contains("$argon2id$v=19$m=19456,t=2,p=1$")
        .doesNotContain(token)
        .doesNotContain(TestHalte.PASSWORD);
  }

  @Test
  void aVolunteerWithoutATeamDoesNotSeeMoreByPhoneThanByThemselves() {
    Member member = halte.member(halte.organisation().id(), Role.VOLUNTEER);

    var viewer =
        halte
            .get(Viewers.class)
            .findPhone(halte.deviceToken(member), Device.Scope.APP)
            .orElseThrow();

    assertThat(viewer.teams()).hasSize(1);
    assertThat(viewer.teams().getFirst().zones()).isEmpty();
  }

  @Test
  void theFirstStartPrintsALinkThatWorksOnce(@TempDir Path folder) throws Exception {
    try (TestDatabase database = TestDatabase.fresh();
        RunningHalte fresh = TestHalte.start(folder, TestHalte.database(database))) {
      String url = fresh.get(Setup.class).offer().orElseThrow();
      Path file = folder.resolve("setup.json");
      assertThat(Files.readString(file)).contains(url);
      assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
      TestClient first = TestClient.at(fresh.url());
      String address = "/api/setup/" + secret(url);
      assertThat(first.get(address).status()).isEqualTo(200);
      Map<String, String> steps =
          Map.of(
              "organisation", "Relais d'Été",
              "name", "Nour",
              "email", "nour@exemple.org",
              "password", "lune sel pomme vélo");

      assertThat(first.post(address, steps).status()).isEqualTo(201);

      assertThat(file).doesNotExist();
      assertThat(first.post(address, steps).status()).isEqualTo(404);
      var me = first.signIn("nour@exemple.org", "lune sel pomme vélo").json();
      assertThat(me.path("organisation").path("slug").asString()).isEqualTo("relais-d-ete");
      assertThat(me.path("roles").toString()).contains("instance_admin").contains("org_admin");
      assertThat(fresh.get(Setup.class).offer()).isEqualTo(Optional.empty());
    }
  }

  @Test
  void whatIsDoneToPeopleIsInTheJournal() {
    Member admin = admin();
    Instant before = Instant.now().minus(1, ChronoUnit.MINUTES);
    halte.signedIn(admin).post("/api/teams", Map.of("name", "Nord"));

    var line =
        halte
            .get(JdbcClient.class)
            .sql("select action || ' ' || what from base.journal where actor = ? and at > ?")
            .param("member:" + admin.id())
            .param(java.sql.Timestamp.from(before))
            .query(String.class)
            .list();

    assertThat(line).contains("created team");
  }
}
