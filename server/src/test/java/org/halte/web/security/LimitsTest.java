package org.halte.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.Organisation;
import org.halte.core.people.Role;
import org.halte.core.people.entry.Devices;
import org.halte.testing.RawHttp;
import org.halte.testing.TestClient;
import org.halte.testing.TestHalte;
import org.junit.jupiter.api.Test;

/**
 * Sixty tries at the very same moment, from an address of their own each test: limits take their
 * place before anybody looks, and what is right is never locked out by what others do wrong.
 */
class LimitsTest {

  private static final int CROWD = 60;
  private static final String JSON = "Content-Type: application/json";

  private final TestHalte halte = TestHalte.shared();
  private final Organisation our = halte.organisation();
  private final Member member = halte.member(our.id(), Role.COORDINATOR);

  @Test
  void sixtyWrongPasswordsAtOnceAreEightTries() throws Exception {
    Map<Integer, Integer> answers =
        crowd(i -> signIn("127.0.1.1", member.email(), "essai " + i).status());

    assertThat(answers.get(401)).as("of " + answers).isBetween(1, 8);
    assertThat(answers.get(429)).isEqualTo(CROWD - answers.get(401));
  }

  @Test
  void rightPasswordsOfAWholeShelterAtOnceAreAllRight() throws Exception {
    List<Member> shelter = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      shelter.add(halte.member(our.id(), Role.VOLUNTEER));
    }
    Map<Integer, Integer> answers =
        crowd(
            24, i -> signIn("127.0.1.2", shelter.get(i % 4).email(), TestHalte.PASSWORD).status());

    // A busy machine may ask some to come again; none is told that they tried too often.
    assertThat(answers).doesNotContainKeys(401, 429).containsKey(200);
  }

  @Test
  void sixtyWrongOldPasswordsAtOnceAreEightTries() throws Exception {
    TestClient screen = halte.signedIn(member);

    Map<Integer, Integer> answers =
        crowd(i ->
            screen
                .put(
                    "/api/me/password", Map.of("old", "essai " + i, "password", "cinq autres mots"))
                .status());

    assertThat(answers.get(403)).as("of " + answers).isBetween(1, 8);
    assertThat(answers.get(429)).isEqualTo(CROWD - answers.get(403));
  }

  @Test
  void sixtyWrongLinksAtOnceAreThirtyTries() throws Exception {
    for (String door : List.of("/api/invitations/", "/api/setup/", "/api/fill/")) {
      RawHttp there = RawHttp.at(halte.url()).from("127.0.2." + door.length());
      Map<Integer, Integer> answers = crowd(i -> there.send("GET", door + "essai" + i).status());

      assertThat(answers.get(404)).as(door).isBetween(1, 30);
      assertThat(answers.get(429)).as(door).isEqualTo(CROWD - answers.get(404));
    }
  }

  @Test
  void sixtyAskedForResetsOfOneAccountAtOnceAreThree() throws Exception {
    String body = "{\"email\":\"%s\"}".formatted(member.email());
    Map<Integer, Integer> answers =
        crowd(i ->
            RawHttp.at(halte.url())
                .from("127.0.3." + (i + 1))
                .sendBody("POST", "/api/password-resets", body, JSON)
                .status());

    assertThat(answers).containsEntry(202, 3).containsEntry(429, CROWD - 3);
  }

  @Test
  void strangersWhoTryAnAccountFromEverywhereDoNotKeepItsOwnerOut() throws Exception {
    String device = cookie(signIn("127.0.1.5", member.email(), TestHalte.PASSWORD), "HALTE_DEVICE");
    Map<Integer, Integer> strangers = new TreeMap<>();
    for (int round = 0; round < 2; round++) {
      int offset = round * CROWD;
      crowd(i -> signIn("127.0.4." + (offset + i + 1), member.email(), "essai " + i).status())
          .forEach((status, times) -> strangers.merge(status, times, Integer::sum));
      var owner = signIn("127.0.1.5", member.email(), TestHalte.PASSWORD, "Cookie: " + device);
      assertThat(owner.status()).as("the owner among " + strangers).isEqualTo(200);
    }
    assertThat(strangers.get(429)).as("of " + strangers).isGreaterThan(CROWD);
  }

  @Test
  void aKnownDeviceIsKnownToItsOwnAccountAloneAndHasTriesOfItsOwn() throws Exception {
    String device = cookie(signIn("127.0.1.6", member.email(), TestHalte.PASSWORD), "HALTE_DEVICE");
    Member victim = halte.member(our.id(), Role.COORDINATOR);

    Map<Integer, Integer> others =
        crowd(i -> signIn("127.0.1.6", victim.email(), "essai " + i, "Cookie: " + device).status());
    Map<Integer, Integer> own =
        crowd(i -> signIn("127.0.1.6", member.email(), "essai " + i, "Cookie: " + device).status());

    assertThat(others.get(401)).isBetween(1, 8);
    assertThat(own.get(401)).isBetween(1, 8);
    assertThat(signIn("127.0.1.6", victim.email(), "x", "Cookie: HALTE_DEVICE=unecht").status())
        .isEqualTo(429);
  }

  @Test
  void anAddressThatTriesManyAccountsIsToldToWaitAndWhoIsKnownThereIsNot() throws Exception {
    String device = cookie(signIn("127.0.1.7", member.email(), TestHalte.PASSWORD), "HALTE_DEVICE");
    Map<Integer, Integer> answers = new TreeMap<>();
    for (int round = 0; round < 2; round++) {
      crowd(i -> signIn("127.0.1.7", UUID.randomUUID() + "@exemple.org", "essai " + i).status())
          .forEach((status, times) -> answers.merge(status, times, Integer::sum));
    }

    assertThat(answers.get(401)).as("of " + answers).isBetween(1, 44);
    assertThat(answers.get(429)).isPositive();
    var known = signIn("127.0.1.7", member.email(), TestHalte.PASSWORD, "Cookie: " + device);
    assertThat(known.status()).isEqualTo(200);
  }

  @Test
  void aRevokedPhoneThatKeepsTryingDoesNotSilenceTheOthersOfItsAddress() throws Exception {
    Devices devices = halte.get(Devices.class);
    Devices.Made lost =
        devices.createShared(Actor.house("test"), our.id(), Optional.empty(), "Perdu");
    String good = halte.deviceToken(our.id(), Optional.empty());
    devices.revoke(Actor.house("test"), lost.device().token());
    RawHttp shelter = RawHttp.at(halte.url()).from("127.0.1.8");

    for (int round = 0; round < 2; round++) {
      crowd(i -> shelter.send("GET", "/openrosa/" + lost.secret() + "/formList").status());
      crowd(i -> shelter.send("GET", "/api/me", "Authorization: Bearer " + lost.secret()).status());
    }

    var told = shelter.send("GET", "/openrosa/" + lost.secret() + "/formList");
    assertThat(told.status()).isEqualTo(429);
    assertThat(shelter.send("GET", "/openrosa/" + good + "/formList").status()).isEqualTo(200);
    assertThat(shelter.send("GET", "/api/me", "Authorization: Bearer " + good).status())
        .isEqualTo(200);
  }

  private RawHttp.Answer signIn(String from, String email, String password, String... more) {
    List<String> lines = new ArrayList<>(List.of(more));
    lines.add(JSON);
    return RawHttp.at(halte.url())
        .from(from)
        .sendBody(
            "POST",
            "/api/session",
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password),
            lines.toArray(String[]::new));
  }

  /** {@code NAME=value}; the last one set. */
  private static String cookie(RawHttp.Answer answer, String name) {
    assertThat(answer.status()).isEqualTo(200);
    return answer
        .head()
        .lines()
        .filter(line -> line.regionMatches(true, 0, "Set-Cookie: " + name, 0, 12 + name.length()))
        .map(line -> line.substring("Set-Cookie: ".length()).replaceFirst(";.*", ""))
        .filter(pair -> !pair.endsWith("="))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  /** All at the same moment; how often which status came back. */
  private static Map<Integer, Integer> crowd(IntFunction<Integer> one) throws Exception {
    return crowd(CROWD, one);
  }

  private static Map<Integer, Integer> crowd(int size, IntFunction<Integer> one) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Map<Integer, Integer> answers = new TreeMap<>();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> waiting = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        int number = i;
        waiting.add(
            all.submit(() -> {
              go.await();
              return one.apply(number);
            }));
      }
      go.countDown();
      for (Future<Integer> answer : waiting) {
        answers.merge(answer.get(), 1, Integer::sum);
      }
    }
    return answers;
  }
}
