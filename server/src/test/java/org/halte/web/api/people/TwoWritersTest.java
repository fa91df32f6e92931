package org.halte.web.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.halte.core.people.Member;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.people.Team;
import org.halte.testing.TestClient;
import org.halte.testing.TestClient.Answer;
import org.halte.testing.TestHalte;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Two people change one thing at one time. Every writing address about people, teams and zones is
 * read from the running application: one that is not decided here fails the test.
 */
class TwoWritersTest {

  private static final int ROUNDS = 8;

  /** Written as a whole by several people: the change names the version it started from. */
  private static final Set<String> VERSIONED =
      Set.of(
          "PATCH /api/members/{id}",
          "PATCH /api/organisations/{id}",
          "PUT /api/sectors/{id}",
          "PUT /api/teams/{id}",
          "PUT /api/zones");

  /** They make something new, take something away for good, or write what is the caller's alone. */
  private static final Set<String> ALONE =
      Set.of(
          "DELETE /api/devices/{id}",
          "DELETE /api/forms/{id}/links/{link}",
          "DELETE /api/invitations/{id}",
          "DELETE /api/members/{id}",
          "DELETE /api/organisations/{id}",
          "DELETE /api/sectors/{id}",
          "DELETE /api/session",
          "DELETE /api/teams/{id}",
          "DELETE /api/tokens/{id}",
          "PATCH /api/forms/{id}/links/{link}",
          "PATCH /api/me",
          "POST /api/devices",
          "POST /api/devices/claims",
          "POST /api/devices/collect",
          "POST /api/enrol",
          "POST /api/forms/{id}/links",
          "POST /api/invitations",
          "POST /api/invitations/{token}",
          "POST /api/members/{id}/reset-link",
          "POST /api/organisations",
          "POST /api/password-resets",
          "POST /api/password-resets/{token}",
          "POST /api/sectors",
          "POST /api/session",
          "POST /api/setup/{token}",
          "POST /api/teams",
          "POST /api/tokens",
          "POST /api/zones/preview",
          "PUT /api/me/password");

  private final TestHalte halte = TestHalte.shared();
  private final OrganisationId home = halte.organisation().id();
  private final Member person =
      halte.member(home, Role.ORG_ADMIN, Role.COORDINATOR, Role.INSTANCE_ADMIN);
  private final Member other = halte.member(home, Role.VOLUNTEER);
  private final TestClient one = halte.signedIn(person);
  private final TestClient two = halte.signedIn(person);

  @Test
  void everyWritingAddressIsDecided() {
    Set<String> found = new TreeSet<>();
    halte
        .get(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((info, method) ->
            info.getPatternValues()
                .forEach(path ->
                    info.getMethodsCondition().getMethods().stream()
                        .map(verb -> verb + " " + path)
                        .filter(route -> !route.startsWith("GET "))
                        .filter(route -> isOurs(method.getBeanType(), route))
                        .forEach(found::add)));

    Set<String> decided = new TreeSet<>(VERSIONED);
    decided.addAll(ALONE);
    assertThat(found).isEqualTo(decided);
  }

  private static boolean isOurs(Class<?> controller, String route) {
    return controller.getPackage().equals(TwoWritersTest.class.getPackage())
        || route.contains("/links");
  }

  /** A thing that two people have open, and how each would save it. */
  private record Shared(String route, String address, Map<String, Object> body) {}

  @TestFactory
  Stream<DynamicTest> theSecondOfTwoIsToldAndNothingIsLost() {
    return things().map(thing -> DynamicTest.dynamicTest(thing.route(), () -> race(thing)));
  }

  @Test
  void eachVersionedAddressIsRaced() {
    assertThat(things().map(Shared::route)).containsExactlyInAnyOrderElementsOf(VERSIONED);
  }

  private Stream<Shared> things() {
    Team team = halte.team(home, Set.of());
    JsonNode sector =
        one.post("/api/sectors", Map.of("name", "Secteur " + team.id(), "zones", List.of())).json();
    JsonNode zones = one.get("/api/zones").json();
    JsonNode preview = one.post("/api/zones/preview", Map.of("zones", zones)).json();
    return Stream.of(
        new Shared(
            "PATCH /api/members/{id}",
            "/api/members/" + other.id(),
            Map.of("version", other.version(), "roles", List.of("volunteer"))),
        new Shared(
            "PATCH /api/organisations/{id}",
            "/api/organisations/" + home,
            Map.of("version", 1, "name", "Renommée")),
        new Shared(
            "PUT /api/sectors/{id}",
            "/api/sectors/" + sector.path("id").asString(),
            Map.of("version", 1, "name", "Secteur " + team.id(), "zones", List.of())),
        new Shared(
            "PUT /api/teams/{id}",
            "/api/teams/" + team.id(),
            Map.of("version", 1, "name", "Équipe")),
        new Shared(
            "PUT /api/zones",
            "/api/zones",
            Map.of("version", preview.path("version").asLong(), "zones", zones)));
  }

  private void race(Shared thing) throws Exception {
    String verb = thing.route().split(" ")[0];
    Map<String, Object> body = new HashMap<>(thing.body());
    for (int round = 0; round < ROUNDS; round++) {
      List<Answer> answers =
          atOnce(
              () -> one.send(verb, thing.address(), body),
              () -> two.send(verb, thing.address(), body));

      assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 409);
      assertThat(answers.stream().map(Answer::text))
          .anySatisfy(
              text -> assertThat(text).contains("changed-meanwhile").contains("entre-temps"));
      body.computeIfPresent("version", (_, version) -> ((Number) version).longValue() + 1);
    }
    body.remove("version");
    assertThat(one.send(verb, thing.address(), body).code()).isEqualTo("people.no-version");
  }

  /** Signs in anew each round: whoever was sent away has no session left. */
  @Test
  void whoSavesTheirNameInALoopUndoesNoDemotion() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Member admin = halte.member(home, Role.ORG_ADMIN, Role.VOLUNTEER);
      TestClient self = halte.signedIn(admin);
      CountDownLatch saving = new CountDownLatch(1);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<?> loop =
            threads.submit(() -> {
              for (int i = 0; i < 40; i++) {
                self.patch("/api/me", Map.of("name", "Nom " + i));
                saving.countDown();
              }
            });
        saving.await();
        // The loop is no shield either: the first try counts.
        var demoted =
            one.patch(
                "/api/members/" + admin.id(),
                Map.of(
                    "version",
                    card(admin).path("version").asLong(),
                    "roles",
                    List.of("volunteer")));
        assertThat(demoted.status()).isEqualTo(200);
        loop.get();
      }

      assertThat(card(admin).path("roles").toString()).isEqualTo("[\"volunteer\"]");
    }
  }

  @Test
  void savingOnesNameDoesNotMakeOneActiveAgain() {
    TestClient self = halte.signedIn(other);
    assertThat(self.patch("/api/me", Map.of("name", "Avant")).status()).isEqualTo(200);
    long version = card(other).path("version").asLong();
    assertThat(
            one.patch("/api/members/" + other.id(), Map.of("version", version, "active", false))
                .status())
        .isEqualTo(200);

    assertThat(self.patch("/api/me", Map.of("name", "Après")).status()).isEqualTo(401);
    assertThat(card(other).path("active").asBoolean()).isFalse();
  }

  private JsonNode card(Member member) {
    return one.get("/api/members")
        .json()
        .valueStream()
        .filter(row -> row.path("id").asString().equals(member.id().toString()))
        .findFirst()
        .orElseThrow();
  }

  private static List<Answer> atOnce(
      java.util.concurrent.Callable<Answer> first, java.util.concurrent.Callable<Answer> second)
      throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Answer> answers = new java.util.ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(List.of(first, second))) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
