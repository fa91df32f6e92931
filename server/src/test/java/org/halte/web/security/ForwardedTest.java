package org.halte.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.halte.base.kernel.Problem;
import org.halte.core.people.Actor;
import org.halte.core.people.Organisations;
import org.halte.core.people.entry.Devices;
import org.halte.testing.RawHttp;
import org.halte.testing.TestDatabase;
import org.halte.testing.TestHalte;
import org.halte.web.RunningHalte;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose word counts on where a request comes from: a named proxy's, and nobody else's. */
class ForwardedTest {

  private static final Actor HOUSE = Actor.house("test");
  private static final String[] LIES = {
    "X-Forwarded-Proto: https",
    "X-Forwarded-Host: ailleurs.example",
    "X-Forwarded-Port: 443",
    "Forwarded: for=198.51.100.7;proto=https;host=ailleurs.example"
  };

  @TempDir Path folder;

  @Test
  void withoutAProxyNobodyIsBelieved() {
    TestHalte halte = TestHalte.shared();
    String phone = halte.deviceToken(halte.organisation().id(), Optional.empty());

    checkNotBelieved(RawHttp.at(halte.url()), halte.url(), phone);
  }

  @Test
  void whoInventsSendersIsCountedAsTheOneTheyAre() {
    RawHttp guesser = RawHttp.at(TestHalte.shared().url()).from("127.0.5.1");
    int last = 0;
    for (int i = 0; i < 70; i++) {
      last =
          guesser
              .send(
                  "GET",
                  "/api/me",
                  "Authorization: Bearer essai" + i,
                  "X-Forwarded-For: 198.51.100." + i)
              .status();
    }
    assertThat(last).isEqualTo(429);
  }

  @Test
  void behindAProxyItIsBelievedAndWhoeverGoesPastItIsNot() {
    try (TestDatabase database = TestDatabase.fresh();
        RunningHalte halte =
            TestHalte.start(
                folder,
                TestHalte.database(database),
                "halte.behind-proxy=true",
                "halte.trusted-proxies=127.0.0.2, ::1")) {
      var organisation = halte.get(Organisations.class).createOrganisation(HOUSE, "essai", "Essai");
      String phone =
          halte
              .get(Devices.class)
              .createShared(HOUSE, organisation.id(), Optional.empty(), "Essai")
              .secret();

      checkNotBelieved(RawHttp.at(halte.url()).from("127.0.0.1"), halte.url(), phone);
      RawHttp proxy = RawHttp.at(halte.url()).from("127.0.0.2");
      assertThat(proxy.send("GET", "/openrosa/" + phone + "/formList", LIES).body())
          .contains("https://ailleurs.example/openrosa/");
      assertThat(proxy.send("GET", "/openrosa/formList", LIES).header("WWW-Authenticate"))
          .startsWith("Basic");
    }
  }

  @Test
  void aProxyThatIsNoAddressIsRefusedWithTheRemedy() {
    try (TestDatabase database = TestDatabase.fresh()) {
      assertThatThrownBy(() ->
              TestHalte.start(
                  folder,
                  TestHalte.database(database),
                  "halte.behind-proxy=true",
                  "halte.trusted-proxies=proxy.example"))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.code()).isEqualTo("security.bad-proxy"));
    }
  }

  /** Neither in the addresses it writes, nor as a line that is safe enough for passwords. */
  private static void checkNotBelieved(RawHttp caller, URI halte, String phone) {
    assertThat(caller.send("GET", "/openrosa/" + phone + "/formList", LIES).body())
        .contains("http://" + halte.getAuthority() + "/openrosa/")
        .doesNotContain("ailleurs.example");
    var login = caller.send("GET", "/openrosa/formList", LIES);
    assertThat(login.status()).isEqualTo(403);
    assertThat(login.header("WWW-Authenticate")).isEmpty();
    assertThat(caller.send("GET", "/", LIES).header("Strict-Transport-Security")).isEmpty();
  }
}
