package org.halte.web.openrosa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.halte.web.openrosa.TestForm.correction;
import static org.halte.web.openrosa.TestForm.newId;
import static org.halte.web.openrosa.TestForm.report;

import java.util.concurrent.TimeUnit;
import org.halte.core.intake.StoredFile;
import org.halte.testing.Collect;
import org.halte.testing.Collect.Refused;
import org.halte.testing.OpenRosaClient.PhoneFile;
import org.halte.testing.Sounds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** ODK Collect at the door, set up by a QR code: its own checks pass, and its troubles are ours. */
class CollectTest {
  private static TestDoor door;
  private final Collect phone = Collect.at(door.phone(TestDoor.RELAIS).server());

  @BeforeAll
  static void open() {
    door = TestDoor.open();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void itFetchesFormsAndListsOnceAndAfterwardsOnlyWhatChanged() {
    Collect.Update first = phone.update();
    assertThat(first.forms()).contains("essai");
    assertThat(first.files()).contains("essai/lieux.csv");
    assertThat(new String(phone.kept("essai"), UTF_8)).contains("<h:title>Passage</h:title>");

    Collect.Update second = phone.update();
    assertThat(second.forms()).isEmpty();
    assertThat(second.files()).isEmpty();

    door.publish("3");
    assertThat(phone.update().forms()).containsExactly("essai");
  }

  @Test
  void aReportWhoseAnswerWasLostIsSentAgainAndIsThereOnce() throws Exception {
    String id = newId();
    phone.sendAndLoseTheAnswer(report(id, 12));
    for (int i = 0; i < 100 && count(id) == 0; i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(phone.send(report(id, 12))).contains("déjà");
    assertThat(count(id)).isOne();
  }

  @Test
  void aReportMayBeEditedOnThePhoneButOnlyItsLatestVersion() {
    String first = newId();
    String second = newId();
    phone.send(report(first, 12));
    phone.send(correction(second, first, 15));
    assertThat(door.read(second).replaces()).contains(first);
    assertThatThrownBy(() -> phone.send(correction(newId(), first, 16)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("409")
        .hasMessageContaining("corrigé");
  }

  @Test
  void photosTravelInAsManyPostsAsTheAnnouncedSizeAsksForAndBelongToOneReport() {
    String id = newId();
    Collect narrow = phone.bundles(2_000);
    narrow.send(report(id, 3), photo("a.jpg"), photo("b.jpg"), photo("c.jpg"));
    assertThat(door.submissions().listFiles(door.read(id)))
        .extracting(StoredFile::name)
        .contains("a.jpg", "b.jpg", "c.jpg");
    assertThat(count(id)).isOne();
  }

  @Test
  void namesOfPhotosAreReadAsTheyWereMeantInUtf8AndInLatin1() {
    String id = newId();
    phone.send(report(id, 3), photo("été à Pantin.jpg"), photo("خيمة.jpg"));
    String old = newId();
    phone.send(report(old, 3), ISO_8859_1, photo("près du café.jpg"));
    assertThat(door.submissions().listFiles(door.read(id)))
        .extracting(StoredFile::name)
        .contains("été à Pantin.jpg", "خيمة.jpg");
    assertThat(door.submissions().listFiles(door.read(old)))
        .extracting(StoredFile::name)
        .contains("près du café.jpg");
  }

  @Test
  void otherAnswersUnderTheSameIdentityAndAnUnknownFormAreRefusedInWords() {
    String id = newId();
    phone.send(report(id, 12));
    assertThatThrownBy(() -> phone.send(report(id, 13)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("409");
    String stranger = report(newId(), 1).replace("id=\"essai\"", "id=\"ailleurs\"");
    assertThatThrownBy(() -> phone.send(stranger))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("404")
        .hasMessageContaining("ailleurs");
  }

  @Test
  void aRevokedPhoneMayNeitherReadNorSend() {
    var lost = door.phone(TestDoor.RELAIS);
    Collect collect = Collect.at(lost.server());
    collect.update();
    door.revoke(lost);
    assertThatThrownBy(collect::update).isInstanceOf(Refused.class).hasMessageContaining("401");
    assertThatThrownBy(() -> collect.send(report(newId(), 1)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("401");
  }

  @Test
  void overPlainHttpNoPasswordIsAskedForNorTaken() {
    Collect plain = Collect.at(door.root()).login("a@exemple.org", "anything");
    assertThatThrownBy(plain::update)
        .isInstanceOf(Refused.class)
        .hasMessageContaining("403")
        .hasMessageContaining("https");
  }

  private static PhoneFile photo(String name) {
    return new PhoneFile(name, "application/octet-stream", Sounds.amr(1, 1_500));
  }

  private static long count(String id) {
    return door.count("select count(*) from core.submission where instance_id = '" + id + "'");
  }
}
