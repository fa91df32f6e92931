package org.halte.web.openrosa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.openrosa.TestForm.newId;
import static org.halte.web.openrosa.TestForm.report;

import java.util.List;
import org.halte.core.intake.StoredFile;
import org.halte.core.intake.Submission;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.OpenRosaClient.PhoneFile;
import org.halte.testing.Sounds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Photos travel beside the report, in one POST or in several. */
class PhotosTest {

  private static TestDoor door;
  private final OpenRosaClient phone = door.phone(TestDoor.RELAIS);

  @BeforeAll
  static void open() {
    door = TestDoor.open();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  private static String withPhoto(String id, String name) {
    return report(id, "2", "<effectif>3</effectif><photo>" + name + "</photo>", "");
  }

  private static byte[] sound(int seed, int size) {
    return Sounds.amr(seed, size);
  }

  @Test
  void aPhotoComesWithItsReportAndIsSealedOnTheDisk() {
    String id = newId();
    byte[] content = sound(1, 70_000);
    assertThat(
            phone
                .send(withPhoto(id, "1.amr"), new PhoneFile("1.amr", "audio/amr", content))
                .status())
        .isEqualTo(201);
    Submission report = door.read(id);
    assertThat(door.submissions().findFile(report, "1.amr")).hasValue(content);
    assertThat(door.submissions().listFiles(report)).extracting(StoredFile::name).contains("1.amr");
  }

  @Test
  void aPhotoThatIsStillOnThePhoneIsAwaitedAndAddedLater() {
    String id = newId();
    String xml = withPhoto(id, "nuit.jpg");
    phone.send(xml);
    StoredFile awaited = door.submissions().listFiles(door.read(id)).getFirst();
    assertThat(awaited.name()).isEqualTo("nuit.jpg");
    assertThat(awaited.isAwaited()).isTrue();
    assertThat(door.submissions().findFile(door.read(id), "nuit.jpg")).isEmpty();
    assertThat(phone.send(xml, new PhoneFile("nuit.jpg", "image/jpeg", sound(2, 500))).message())
        .contains("déjà");
    assertThat(door.submissions().listFiles(door.read(id)).getFirst().isAwaited()).isFalse();
    assertThat(attached(id)).isOne();
  }

  @Test
  void photosOverTheAnnouncedSizeComeInSeveralPosts() {
    String id = newId();
    PhoneFile[] files = new PhoneFile[5];
    for (int i = 0; i < files.length; i++) {
      files[i] = new PhoneFile(i + ".m4a", "audio/mp4", sound(i, 24_000_000));
    }
    assertThat(phone.send(withPhoto(id, "0.m4a"), files).status()).isEqualTo(201);
    assertThat(door.submissions().listFiles(door.read(id)))
        .hasSize(5)
        .noneMatch(StoredFile::isAwaited);
    assertThat(door.submissions().findFile(door.read(id), "4.m4a")).hasValue(files[4].content());
  }

  @Test
  void theSamePhotoAgainIsNotKeptTwiceAndAnotherOneTakesItsPlace() {
    String id = newId();
    String xml = withPhoto(id, "a.amr");
    long before = door.countBlobs();
    phone.send(xml, new PhoneFile("a.amr", "audio/amr", sound(1, 900)));
    phone.send(xml, new PhoneFile("a.amr", "audio/amr", sound(1, 900)));
    assertThat(attached(id)).isZero();
    assertThat(door.countBlobs()).isEqualTo(before + 1);
    phone.send(xml, new PhoneFile("a.amr", "audio/amr", sound(2, 900)));
    assertThat(attached(id)).isOne();
    assertThat(door.countBlobs()).isEqualTo(before + 1);
    assertThat(door.submissions().findFile(door.read(id), "a.amr")).hasValue(sound(2, 900));
  }

  @Test
  void photosOfARefusedReportLeaveNothingBehind() {
    String id = newId();
    phone.send(withPhoto(id, "a.amr"));
    long before = door.countBlobs();
    int status =
        phone
            .send(withPhoto(id, "b.amr"), new PhoneFile("b.amr", "audio/amr", sound(1, 900)))
            .status();
    assertThat(status).isEqualTo(409);
    assertThat(door.countBlobs()).isEqualTo(before);
  }

  @Test
  void namesInUtf8AndInLatin1AreReadAsTheFormWritesThem() {
    for (var charset : List.of(UTF_8, ISO_8859_1)) {
      String id = newId();
      phone.post(
          withPhoto(id, "fenêtre été.jpg").getBytes(UTF_8),
          List.of(new PhoneFile("fenêtre été.jpg", "image/jpeg", sound(3, 50))),
          charset);
      assertThat(door.submissions().listFiles(door.read(id)))
          .extracting(StoredFile::name)
          .containsExactly("fenêtre été.jpg");
    }
    String id = newId();
    phone.send(withPhoto(id, "صورة.jpg"), new PhoneFile("صورة.jpg", "image/jpeg", sound(3, 50)));
    assertThat(door.submissions().findFile(door.read(id), "صورة.jpg")).isPresent();
  }

  @Test
  void aNameCannotPointOutsideOfItsReport() {
    String id = newId();
    phone.send(
        withPhoto(id, "x.jpg"),
        new PhoneFile("../../etc/passwd", "image/jpeg", sound(3, 50)),
        new PhoneFile("C:\\photos\\y.jpg", "image/jpeg", sound(4, 50)));
    assertThat(door.submissions().listFiles(door.read(id)))
        .extracting(StoredFile::name)
        .containsExactlyInAnyOrder("passwd", "y.jpg", "x.jpg");
  }

  private static long attached(String id) {
    return door.count(
        "select count(*) from base.change where kind = 'attached' and subject = '" + id + "'");
  }
}
