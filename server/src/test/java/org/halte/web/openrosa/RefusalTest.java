package org.halte.web.openrosa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.openrosa.TestForm.newId;
import static org.halte.web.openrosa.TestForm.report;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.OpenRosaClient.Answer;
import org.halte.testing.OpenRosaClient.PhoneFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is no report gets a sentence that helps, and changes nothing. */
class RefusalTest {

  private static TestDoor door;
  private final OpenRosaClient phone = door.phone(TestDoor.RELAIS);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger everything = (Logger) LoggerFactory.getLogger("ROOT");
  private final Logger ours = (Logger) LoggerFactory.getLogger("org.halte");
  private long before;

  @BeforeAll
  static void open() {
    door = TestDoor.open();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @BeforeEach
  void listen() {
    before = door.countSubmissions();
    log.start();
    everything.addAppender(log);
    ours.addAppender(log);
    ours.setAdditive(false);
    ours.setLevel(Level.DEBUG);
  }

  @AfterEach
  void nothingChangedAndNobodyLoggedTheToken() {
    everything.detachAppender(log);
    ours.detachAppender(log);
    ours.setAdditive(true);
    ours.setLevel(null);
    assertThat(door.countSubmissions()).isEqualTo(before);
    String token = phone.server().replaceFirst(".*/", "");
    assertThat(List.copyOf(log.list))
        .noneMatch(event ->
            event.getFormattedMessage().contains(token)
                || String.valueOf(event.getThrowableProxy()).contains(token));
  }

  private Answer post(String xml) {
    Answer answer = phone.post(xml.getBytes(UTF_8), List.of());
    assertThat(answer.body()).doesNotContain(phone.server().replaceFirst(".*/", ""));
    assertThat(answer.response().headers().firstValue("X-OpenRosa-Version")).hasValue("1.0");
    return answer;
  }

  @Test
  void whatIsNotXmlIsNamedSo() {
    Answer answer = post("bonjour");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("XML");
    assertThat(post("").status()).isEqualTo(400);
    assertThat(post("<data id='essai'>").status()).isEqualTo(400);
  }

  @Test
  void aDoctypeOrAnEntityIsRefusedBeforeAnythingIsRead() {
    String xml = report(newId(), 3);
    String evil =
        xml.replace("?><data", "?><!DOCTYPE data [<!ENTITY w SYSTEM 'file:///etc/passwd'>]><data")
            .replace("eau", "&w;");
    Answer answer = post(evil);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("DOCTYPE");
    assertThat(answer.body()).doesNotContain("root:");
    assertThat(post(xml.replace("eau", "&w;")).status()).isEqualTo(400);
  }

  @Test
  void aFormThatNobodyPublishedIsNamed() {
    Answer answer = post(report(newId(), 3).replace("\"essai\"", "\"inconnu\""));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.message()).contains("« inconnu »").contains("coordination");
  }

  @Test
  void aReportWithoutIdentityOrFormIsRefused() {
    assertThat(post(report("", 3)).status()).isEqualTo(400);
    assertThat(post("<data><meta><instanceID>uuid:1</instanceID></meta></data>").message())
        .contains("de quel formulaire");
    assertThat(post(report("x".repeat(3000), 3)).status()).isEqualTo(400);
  }

  @Test
  void aPhotoOfFiftyMegabytesIsNamedWithItsSizeAndTheLimit() {
    byte[] photo = new byte[50_000_000];
    Answer answer =
        phone.send(report(newId(), 3), new PhoneFile("campement.jpg", "image/jpeg", photo));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.message()).contains("campement.jpg").contains("50 Mo").contains("25 Mo");
    assertThat(door.countBlobs()).isZero();
  }

  @Test
  void moreThanTheAnnouncedSizeIsRefusedWithASentence() {
    Answer answer = phone.postBody("multipart/form-data; boundary=x", new byte[100_000_001]);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.message()).contains("100 Mo");
  }

  @Test
  void aWrongTokenAndARevokedOneGetTheSameAnswer() {
    OpenRosaClient stranger = new OpenRosaClient(door.root() + "/guessed-token");
    OpenRosaClient lost = door.phone(TestDoor.RELAIS);
    assertThat(lost.send(report(newId(), 1)).status()).isEqualTo(201);
    before++;
    door.revoke(lost);
    for (OpenRosaClient refused : List.of(stranger, lost)) {
      assertThat(refused.send(report(newId(), 1)).status()).isEqualTo(401);
      Answer answer = refused.formList();
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.message()).contains("QR").contains("restent sur le téléphone");
      assertThat(answer.body()).doesNotContain("guessed-token");
      Answer post = refused.post(report(newId(), 1).getBytes(UTF_8), List.of());
      assertThat(post.status()).isEqualTo(401);
    }
  }

  @Test
  void sentencesComeInThePhonesLanguage() {
    assertThat(door.phone(TestDoor.RELAIS, "ar,fr;q=0.5").post(new byte[0], List.of()).message())
        .contains("تقرير");
    assertThat(door.phone(TestDoor.RELAIS, "en-GB").post(new byte[0], List.of()).message())
        .contains("report");
    assertThat(door.phone(TestDoor.RELAIS, "so").post(new byte[0], List.of()).message())
        .contains("rapport");
  }

  @Test
  void otherWaysToKnockAreAnsweredPlainly() {
    assertThat(phone.postBody("text/plain", "hello".getBytes(UTF_8)).status()).isEqualTo(415);
    assertThat(phone.postBody("multipart/form-data", new byte[10]).status()).isEqualTo(400);
    assertThat(phone.postBody("multipart/form-data; boundary=x", new byte[10]).status())
        .isEqualTo(400);
    assertThat(
            phone
                .postBody("multipart/form-data; boundary=x", "--x--\r\n".getBytes(UTF_8))
                .message())
        .contains("xml_submission_file");
    assertThat(phone.get(phone.server() + "/nothing").status()).isEqualTo(404);
    assertThat(phone.get(phone.server()).status()).isEqualTo(404);
    assertThat(phone.get(phone.server() + "/submission").status()).isEqualTo(404);
  }

  @Test
  void damagedReportsNeverCauseMoreThanASentence() {
    Random random = new Random(7);
    byte[] good = report(newId(), 3).getBytes(UTF_8);
    for (int i = 0; i < 150; i++) {
      byte[] bad = good.clone();
      for (int n = 0; n < 1 + random.nextInt(4); n++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(32);
      }
      if (i % 3 == 0) {
        bad = Arrays.copyOf(bad, random.nextInt(bad.length));
      }
      Answer answer = phone.post(bad, List.of());
      assertThat(answer.status()).isBetween(201, 499);
      assertThat(answer.message()).isNotBlank();
    }
    // Some damage falls on an answer: such a report is a report.
    before = door.countSubmissions();
  }
}
