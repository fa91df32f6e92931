package org.halte.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.People;
import org.halte.core.people.Role;
import org.halte.testing.TestClient;
import org.halte.testing.TestHalte;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets in by the front door, and who does not. */
class SignInTest {

  private final TestHalte halte = TestHalte.shared();

  private Member coordinator() {
    return halte.member(halte.organisation().id(), Role.COORDINATOR);
  }

  @Test
  void whoeverSignsInIsToldWhoTheyAre() {
    Member member = coordinator();
    TestClient screen = halte.signedIn(member);

    var me = screen.get("/api/me");

    assertThat(me.status()).isEqualTo(200);
    assertThat(me.json().path("member").path("email").asString()).isEqualTo(member.email());
    assertThat(me.json().path("roles").get(0).asString()).isEqualTo("coordinator");
    assertThat(me.json().path("night").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
  }

  @Test
  void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
    Member member = coordinator();

    var wrong = halte.stranger().signIn(member.email(), "pas le bon mot");
    var unknown = halte.stranger().signIn("personne@exemple.org", "pas le bon mot");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.text()).isEqualTo(unknown.text());
    assertThat(wrong.json().path("detail").asString()).contains("mot de passe");
  }

  @Test
  void whoGoesOutWithTwoAssociationsUnderOneAddressSaysWhichOnlyWhereOnePasswordOpensBoth() {
    Member here = coordinator();
    var other = halte.organisation();
    var there =
        halte
            .get(People.class)
            .createMember(
                Actor.house("test"),
                new People.NewMember(
                    other.id(),
                    here.email(),
                    "La même",
                    TestHalte.PASSWORD,
                    Set.of(Role.VOLUNTEER),
                    Locale.FRENCH));

    var which = halte.stranger().signIn(here.email(), TestHalte.PASSWORD);
    assertThat(which.status()).isEqualTo(409);
    assertThat(which.json().path("code").asString()).isEqualTo("people.which-association");
    assertThat(which.json().path("detail").asString()).contains(other.name());

    TestClient entering = halte.stranger();
    var said =
        Map.of("email", here.email(), "password", TestHalte.PASSWORD, "association", other.name());
    var entered = entering.post("/api/session", said);
    assertThat(entered.json().path("member").path("id").asString())
        .isEqualTo(there.id().toString());

    var own = "cinq autres mots au hasard";
    assertThat(
            entering
                .put("/api/me/password", Map.of("old", TestHalte.PASSWORD, "password", own))
                .status())
        .isEqualTo(200);
    assertThat(halte.stranger().signIn(here.email(), TestHalte.PASSWORD).status()).isEqualTo(200);
    assertThat(halte.stranger().signIn(here.email(), own).status()).isEqualTo(200);
  }

  @Test
  void afterEightWrongPasswordsTheNinthTryMustWait() {
    Member member = coordinator();
    TestClient guesser = halte.stranger();
    for (int i = 0; i < 8; i++) {
      assertThat(guesser.signIn(member.email(), "essai numéro " + i).status()).isEqualTo(401);
    }

    var refused = guesser.signIn(member.email(), TestHalte.PASSWORD);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    assertThat(refused.json().path("detail").asString()).contains("Réessayez dans");
  }

  @Test
  void aSessionKnownBeforeSignInIsWorthNothingAfter() {
    Member one = coordinator();
    Member other = coordinator();
    TestClient screen = halte.signedIn(one);
    String before = screen.cookie("HALTE_SESSION").orElseThrow();
    String csrfBefore = screen.cookie("XSRF-TOKEN").orElseThrow();

    screen.signIn(other.email(), TestHalte.PASSWORD);

    assertThat(screen.cookie("HALTE_SESSION").orElseThrow()).isNotEqualTo(before);
    assertThat(screen.cookie("XSRF-TOKEN").orElseThrow()).isNotEqualTo(csrfBefore);
    TestClient thief = halte.stranger();
    thief.putCookie("HALTE_SESSION", before);
    assertThat(thief.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void aChangeWithoutTheCsrfHeaderIsRefused() {
    TestClient screen = halte.signedIn(coordinator()).withoutCsrf();

    var refused = screen.post("/api/teams", Map.of("name", "Nord"));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("security.csrf");
  }

  @Test
  void theCookiesAreKeptFromScriptsAndForeignPages() {
    var answer = halte.stranger().signIn(coordinator().email(), TestHalte.PASSWORD);

    var session =
        answer.http().headers().allValues("Set-Cookie").stream()
            .filter(cookie -> cookie.startsWith("HALTE_SESSION"))
            .findFirst()
            .orElseThrow();

    assertThat(session).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(halte.stranger().get("/").header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("http:");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Permissions-Policy")).contains("geolocation=(self)");
  }

  @Test
  void whoReadsTheDatabaseFindsNoSessionToTakeOver() {
    Member member = coordinator();
    TestClient screen = halte.signedIn(member);
    String cookie = screen.cookie("HALTE_SESSION").orElseThrow();
    String secret = new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8);
    JdbcClient database = halte.get(JdbcClient.class);

    var sessions = database.sql("select * from core.session").query().listOfRows();
    var kept =
        database
            .sql("select encode(attribute_bytes, 'escape') from core.session_attributes")
            .query(String.class)
            .list();

    assertThat(sessions).isNotEmpty();
    assertThat(sessions.toString() + kept).doesNotContain(secret).doesNotContain(cookie);
    for (var session : sessions) {
      assertThat(session.get("principal_name")).isNull();
      for (Object value : session.values()) {
        String tried = String.valueOf(value).strip();
        TestClient thief = halte.stranger();
        thief.putCookie(
            "HALTE_SESSION",
            Base64.getEncoder().encodeToString(tried.getBytes(StandardCharsets.UTF_8)));
        assertThat(thief.get("/api/me").status()).isEqualTo(401);
      }
    }
    assertThat(screen.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void signingOutEndsTheSession() {
    TestClient screen = halte.signedIn(coordinator());

    assertThat(screen.delete("/api/session").status()).isEqualTo(204);

    assertThat(screen.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void aMemberWhoIsMadeInactiveIsOutAtOnceOnEveryWay() {
    Member member = coordinator();
    TestClient screen = halte.signedIn(member);
    TestClient program = halte.program(member);
    TestClient phone = halte.stranger().bearer(halte.deviceToken(member));
    assertThat(phone.get("/api/me").status()).isEqualTo(200);
    assertThat(program.get("/api/me").status()).isEqualTo(200);

    halte
        .get(People.class)
        .changeMember(
            Actor.house("test"),
            member.id(),
            new People.MemberChange(
                java.util.OptionalLong.of(member.version()),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.of(false)));

    assertThat(screen.get("/api/me").status()).isEqualTo(401);
    assertThat(program.get("/api/me").status()).isEqualTo(401);
    assertThat(phone.get("/api/me").status()).isEqualTo(401);
    assertThat(halte.stranger().signIn(member.email(), TestHalte.PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void aNewPasswordEndsTheOtherSessionsAndKeepsThisOne() {
    Member member = coordinator();
    TestClient here = halte.signedIn(member);
    TestClient elsewhere = halte.signedIn(member);

    var changed =
        here.put(
            "/api/me/password",
            Map.of("old", TestHalte.PASSWORD, "password", "encore quatre mots"));

    assertThat(changed.status()).isEqualTo(200);
    assertThat(here.get("/api/me").status()).isEqualTo(200);
    assertThat(elsewhere.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void problemsSpeakTheLanguageAskedFor() {
    assertThat(halte.stranger().language("ar").get("/api/me").json().path("detail").asString())
        .contains("سجّل الدخول");
    assertThat(halte.stranger().language("en").get("/api/me").json().path("detail").asString())
        .contains("Sign in first");
  }

  @Test
  void healthNeedsNoAccount() {
    var health = halte.stranger().get("/health");

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.json().path("status").asString()).isEqualTo("ok");
    assertThat(health.json().path("database").asString()).isEqualTo("ok");
  }
}
