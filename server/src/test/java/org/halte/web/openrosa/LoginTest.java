package org.halte.web.openrosa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.Organisations;
import org.halte.core.people.People;
import org.halte.core.people.Role;
import org.halte.core.people.entry.Device;
import org.halte.core.people.entry.Devices;
import org.halte.testing.Collect;
import org.halte.testing.Collect.Refused;
import org.halte.testing.TestCertificate;
import org.halte.testing.TestDatabase;
import org.halte.testing.TestHalte;
import org.halte.web.RunningHalte;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * KoboCollect, or Collect set up by hand: an address, an e-mail and the phone's key, over https.
 */
class LoginTest {
  private static final Actor HOUSE = Actor.house("test");

  @TempDir static Path folder;
  private static TestDatabase database;
  private static RunningHalte halte;
  private static SSLContext trust;
  private static Member volunteer;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(TestCertificate.isPossible(), "skipped: openssl is not installed");
    TestCertificate certificate = TestCertificate.in(folder);
    trust = certificate.trusted();
    database = TestDatabase.fresh();
    halte =
        TestHalte.start(
            folder.resolve("data"),
            TestHalte.database(database),
            "halte.tls.certificate=" + certificate.certificate(),
            "halte.tls.key=" + certificate.key());
    volunteer = member("Relais");
  }

  @AfterAll
  static void stop() {
    if (halte != null) {
      halte.close();
      database.close();
    }
  }

  @Test
  void withEmailAndKeyAPhoneFetchesFormsAndSends() {
    Collect phone = phone(volunteer.email(), key().secret());
    assertThat(phone.update().forms()).contains("passage", "lieu");
    assertThat(phone.update().forms()).isEmpty();
    String id = "uuid:" + UUID.randomUUID();
    assertThat(phone.send(visit(id))).contains("reçu");
    assertThat(phone.send(visit(id))).contains("déjà");
  }

  @Test
  void theAddressesItIsGivenHoldNoKey() throws Exception {
    Devices.Made made = key();
    HttpResponse<String> list =
        get(
            "/formList",
            "Basic "
                + java.util.Base64.getEncoder()
                    .encodeToString((volunteer.email() + ":" + made.secret()).getBytes()));
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.body()).contains("/openrosa/forms/passage.xml").doesNotContain(made.secret());
  }

  @Test
  void aStrangerIsAskedForNameAndPasswordInTheWayThatPhonesUnderstand() throws Exception {
    HttpResponse<String> answer = get("/formList", "");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Basic realm=\"Halte\"");
    assertThat(answer.headers().firstValue("X-OpenRosa-Version")).contains("1.0");
    assertThat(answer.body()).contains("http://openrosa.org/http/response");
    assertThat(get("/formList", "Basic ???").statusCode()).isEqualTo(401);
    assertThat(get("/formList", "Digest x").statusCode()).isEqualTo(401);
  }

  @Test
  void theAccountsOwnPasswordAndSomebodyElsesNameOpenNothing() {
    assertRefused(phone(volunteer.email(), TestHalte.PASSWORD));
    assertRefused(phone("autre@exemple.org", key().secret()));
    assertRefused(phone(volunteer.email(), ""));
  }

  @Test
  void aSharedPhoneTakesAnyName() {
    String secret =
        halte
            .get(Devices.class)
            .createShared(HOUSE, volunteer.organisation(), Optional.empty(), "Commun")
            .secret();
    assertThat(phone("halte", secret).update().forms()).contains("passage");
  }

  @Test
  void aRevokedKeyIsRefusedAndTheOthersStay() {
    Devices.Made lost = key();
    Devices.Made other = key();
    Collect phone = phone(volunteer.email(), lost.secret());
    phone.update();
    halte.get(Devices.class).revoke(Actor.of(volunteer), lost.device().token());
    assertRefused(phone);
    assertThat(phone(volunteer.email(), other.secret()).update().forms()).contains("passage");
  }

  private static void assertRefused(Collect phone) {
    assertThatThrownBy(phone::update).isInstanceOf(Refused.class).hasMessageStartingWith("401");
    assertThatThrownBy(() -> phone.send(visit("uuid:" + UUID.randomUUID())))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("401");
  }

  private static Devices.Made key() {
    return halte
        .get(Devices.class)
        .createOwn(volunteer, Optional.empty(), "Mon téléphone", Device.Scope.BOTH);
  }

  private static Collect phone(String name, String password) {
    return Collect.at(server()).trusting(trust).login(name, password);
  }

  private static String server() {
    return "https://localhost:" + halte.url().getPort() + "/openrosa";
  }

  private static HttpResponse<String> get(String path, String authorization) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(server() + path));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return HttpClient.newBuilder()
        .sslContext(trust)
        .build()
        .send(request.build(), BodyHandlers.ofString());
  }

  private static Member member(String organisation) {
    var owner = halte.get(Organisations.class).createOrganisation(HOUSE, "relais", organisation);
    return halte
        .get(People.class)
        .createMember(
            HOUSE,
            new People.NewMember(
                owner.id(),
                "sami@exemple.org",
                "Sami",
                TestHalte.PASSWORD,
                Set.of(Role.VOLUNTEER),
                Locale.FRENCH));
  }

  private static String visit(String id) {
    return "<data id=\"passage\" version=\"2026112301\"><debut>2026-11-23T21:00:00.000+01:00</debut>"
        + "<ecran_resultat><resultat>pas_passe</resultat></ecran_resultat><meta><instanceID>"
        + id
        + "</instanceID></meta></data>";
  }
}
