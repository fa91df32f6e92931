package org.halte.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.halte.core.people.Actor;
import org.halte.core.people.Organisation;
import org.halte.core.people.Organisations;
import org.halte.core.people.People;
import org.halte.core.people.Role;
import org.halte.testing.TestClient;
import org.halte.testing.TestDatabase;
import org.halte.web.HalteRunner;
import org.halte.web.RunSettings;
import org.halte.web.RunningHalte;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that knows a mail server lets people choose a new password on their own. */
class MailTest {

  private static final Actor HOUSE = Actor.house("test");
  private static final String EMAIL = "amina@exemple.org";

  @TempDir Path temp;

  @Test
  void whoForgotThePasswordGetsALinkByMailAndAStrangerGetsNone() throws Exception {
    var post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    post.start();
    try (TestDatabase database = TestDatabase.fresh();
        RunningHalte halte = start(database, post.getSmtp().getPort())) {
      amina(halte);
      var anybody = new TestClient(halte.url());
      assertThat(ask(anybody, "personne@exemple.org")).isTrue();
      assertThat(ask(anybody, EMAIL)).isTrue();

      assertThat(post.waitForIncomingEmail(10_000, 1)).isTrue();
      var mail = post.getReceivedMessages()[0];
      assertThat(mail.getAllRecipients()[0]).hasToString(EMAIL);
      assertThat(mail.getSubject()).isEqualTo("Halte : nouveau mot de passe");
      String text = (String) mail.getContent();
      String link =
          text.lines().filter(line -> line.startsWith("http")).findFirst().orElseThrow().strip();

      String secret = link.substring(link.lastIndexOf('#') + 1);
      secret = secret.substring(secret.lastIndexOf('=') + 1);
      secret = secret.substring(secret.lastIndexOf('#') + 1);
      assertThat(
              anybody
                  .post("/api/password-resets/" + secret, Map.of("password", "lune sel pomme vélo"))
                  .status())
          .isEqualTo(204);
      assertThat(anybody.signIn(EMAIL, "lune sel pomme vélo").status()).isEqualTo(200);
      assertThat(post.getReceivedMessages()).hasSize(1);
    } finally {
      post.stop();
    }
  }

  @Test
  void aMailServerThatIsAwayIsNoReasonToFail() throws Exception {
    try (TestDatabase database = TestDatabase.fresh();
        RunningHalte halte = start(database, 1)) {
      amina(halte);
      assertThat(ask(new TestClient(halte.url()), EMAIL)).isTrue();
      assertThat(new TestClient(halte.url()).get("/health").status()).isEqualTo(200);
    }
  }

  private RunningHalte start(TestDatabase database, int port) {
    return HalteRunner.start(
        RunSettings.in(temp)
            .with("halte.database.url", database.url())
            .with("halte.mail.url", "smtp://127.0.0.1:" + port));
  }

  private static void amina(RunningHalte halte) {
    Organisation veille = halte.get(Organisations.class).createOrganisation(HOUSE, "v", "Veille");
    halte
        .get(People.class)
        .createMember(
            HOUSE,
            new People.NewMember(
                veille.id(),
                EMAIL,
                "Amina",
                "quatre mots au hasard",
                Set.of(Role.VOLUNTEER),
                Locale.FRENCH));
  }

  /** Whether the instance says that mail may be on its way; the same for everybody who asks. */
  private static boolean ask(TestClient anybody, String email) {
    return anybody
        .post("/api/password-resets", Map.of("email", email))
        .json()
        .path("mail")
        .asBoolean(false);
  }
}
