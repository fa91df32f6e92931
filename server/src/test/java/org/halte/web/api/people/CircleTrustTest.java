package org.halte.web.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halte.core.people.Member;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.people.entry.PasswordResets;
import org.halte.testing.TestClient;
import org.halte.testing.TestHalte;
import org.junit.jupiter.api.Test;

/** Whoever makes a link for a new password and uses it is not the person of the circle. */
class CircleTrustTest {

  private static final String NEW = "un tout autre mot de passe";

  private final TestHalte halte = TestHalte.shared();
  private final OrganisationId home = halte.organisation().id();
  private final Member insider = halte.member(home, Role.COORDINATOR);
  private final Member friend = halte.member(home, Role.COORDINATOR);
  private final Member outsider = halte.member(home, Role.COORDINATOR);

  private String secretPlace() {
    var made =
        halte
            .signedIn(insider)
            .post(
                "/api/places",
                Map.of(
                    "id", UUID.randomUUID().toString(),
                    "name", "Sous la passerelle",
                    "position", Map.of("lat", 48.85, "lon", 2.35),
                    "kind", "campement_tentes",
                    "state", "actif",
                    "sensitivity", "secrete",
                    "circle", List.of(insider.id().value(), friend.id().value())));
    assertThat(made.status()).as(made.text()).isBetween(200, 201);
    return made.json().path("id").asString();
  }

  private TestClient resetByHand() {
    String url =
        halte
            .signedIn(outsider)
            .post("/api/members/" + insider.id() + "/reset-link", Map.of())
            .json()
            .path("url")
            .asString();
    halte.get(PasswordResets.class).redeem(url.replaceFirst(".*[/#]", ""), NEW);
    TestClient back = halte.stranger();
    assertThat(back.signIn(insider.email(), NEW).status()).isEqualTo(200);
    return back;
  }

  @Test
  void aLinkHandedOverByAColleagueBringsTheAccountBackWithoutTheSecretPlaces() {
    String place = secretPlace();
    assertThat(halte.signedIn(outsider).get("/api/places/" + place).status()).isEqualTo(404);

    TestClient back = resetByHand();

    assertThat(back.get("/api/places/" + place).status()).isEqualTo(404);
    assertThat(back.get("/api/places").text()).doesNotContain("passerelle");
    assertThat(halte.signedIn(friend).get("/api/places/" + place).status()).isEqualTo(200);
  }

  @Test
  void anInsiderAddsThePersonAgain() {
    String place = secretPlace();
    TestClient back = resetByHand();
    TestClient screen = halte.signedIn(friend);
    long version = screen.get("/api/places/" + place).json().path("version").asLong();

    var added =
        screen.patch(
            "/api/places/" + place,
            Map.of(
                "version", version, "circle", List.of(insider.id().value(), friend.id().value())));

    assertThat(added.status()).as(added.text()).isEqualTo(200);
    assertThat(back.get("/api/places/" + place).status()).isEqualTo(200);
  }

  @Test
  void onesOwnNewPasswordKeepsThem() {
    String place = secretPlace();
    TestClient self = halte.signedIn(insider);
    assertThat(
            self.put("/api/me/password", Map.of("old", TestHalte.PASSWORD, "password", NEW))
                .status())
        .isEqualTo(200);

    assertThat(self.get("/api/places/" + place).status()).isEqualTo(200);
  }
}
