package org.halte.web.openrosa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.openrosa.TestForm.correction;
import static org.halte.web.openrosa.TestForm.newId;
import static org.halte.web.openrosa.TestForm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.halte.core.intake.findings.Flag;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.OpenRosaClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A volunteer's reports arrive, once each, whatever the network does. */
class HandInTest {

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

  @Test
  void aReportIsReceivedAndKeptExactlyAsSent() {
    String id = newId();
    Answer answer = phone.send(report(id, 12));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.message()).isEqualTo("Rapport reçu et enregistré. Merci.");
    assertThat(answer.body()).contains("xmlns=\"http://openrosa.org/http/response\"");
    assertThat(answer.response().headers().firstValue("X-OpenRosa-Version")).hasValue("1.0");
    assertThat(door.read(id).xml()).isEqualTo(report(id, 12).getBytes(UTF_8));
    assertThat(door.read(id).organisation()).isEqualTo(TestDoor.RELAIS);
    assertThat(door.read(id).deviceId()).isEqualTo("collect:test");
    assertThat(door.flags(id)).isEmpty();
  }

  @Test
  void nothingOfAReportLiesReadableInTheDatabase() {
    String id = newId();
    phone.send(report(id, "2", "<effectif>4</effectif><lieu>Stalingrad-secret</lieu>", ""));
    long readable =
        door.count(
            "select count(*) from core.submission"
                + " where position('Stalingrad'::bytea in xml_sealed) > 0");
    assertThat(readable).isZero();
    assertThat(new String(door.read(id).xml(), UTF_8)).contains("Stalingrad-secret");
  }

  @Test
  void theSameReportAgainAfterACutAnswerIsOneReport() {
    String id = newId();
    assertThat(phone.send(report(id, 12)).status()).isEqualTo(201);
    Answer again = phone.send(report(id, 12));
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.message()).contains("déjà");
    assertThat(count(id)).isOne();
    assertThat(announced(id, "received")).isOne();
  }

  @Test
  void anotherReportUnderTheSameIdentityIsAConflictAndChangesNothing() {
    String id = newId();
    phone.send(report(id, 12));
    Answer other = phone.send(report(id, 13));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.message()).contains(id).contains("Rien n'a été remplacé");
    assertThat(new String(door.read(id).xml(), UTF_8)).contains("<effectif>12<");
  }

  @Test
  void anotherAssociationWithAReportOfTheSameIdentityHasItsOwnAndHearsOfNoOther() {
    String id = newId();
    phone.send(report(id, 12));
    OpenRosaClient theirs = door.phone(TestDoor.PASSERELLE);
    Answer first = theirs.send(report(id, 13));
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.body()).isEqualTo(theirs.send(report(newId(), 13)).body());
    assertThat(theirs.send(report(id, 13)).message()).contains("déjà");
    assertThat(theirs.send(report(id, 14)).status()).isEqualTo(409);
    assertThat(new String(door.read(id).xml(), UTF_8)).contains("<effectif>12<");
    assertThat(door.read(id).organisation()).isEqualTo(TestDoor.RELAIS);
  }

  @Test
  void eightPhonesThatSendTheSameReportAtOnceMakeOne() throws Exception {
    String id = newId();
    List<Integer> statuses = atOnce(8, n -> phone.post(report(id, 12).getBytes(UTF_8), List.of()));
    assertThat(statuses).containsOnly(201);
    assertThat(count(id)).isOne();
    assertThat(announced(id, "received")).isOne();
  }

  @Test
  void eightDifferentReportsUnderOneIdentityAtOnceMakeOneAndSevenConflicts() throws Exception {
    String id = newId();
    List<Integer> statuses = atOnce(8, n -> phone.post(report(id, n).getBytes(UTF_8), List.of()));
    assertThat(statuses).containsOnlyOnce(201);
    assertThat(statuses.stream().filter(status -> status == 409)).hasSize(7);
    assertThat(count(id)).isOne();
  }

  @Test
  void aCorrectionReplacesTheReportItNames() {
    String id = newId();
    String corrected = newId();
    phone.send(report(id, 12));
    assertThat(phone.send(correction(corrected, id, 21)).status()).isEqualTo(201);
    assertThat(door.read(id).replacedBy()).hasValue(corrected);
    assertThat(door.read(corrected).replaces()).hasValue(id);
    assertThat(door.flags(corrected)).isEmpty();
  }

  @Test
  void onlyTheLatestVersionOfAReportCanBeCorrected() {
    String id = newId();
    String corrected = newId();
    phone.send(report(id, 12));
    phone.send(correction(corrected, id, 21));
    Answer late = phone.send(correction(newId(), id, 22));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.message()).contains("déjà été corrigé");
    assertThat(phone.send(correction(newId(), corrected, 23)).status()).isEqualTo(201);
  }

  @Test
  void ofTwoCorrectionsAtOnceOneWins() throws Exception {
    String id = newId();
    phone.send(report(id, 12));
    List<Integer> statuses =
        atOnce(4, n -> phone.post(correction(newId(), id, n).getBytes(UTF_8), List.of()));
    assertThat(statuses).containsOnlyOnce(201);
    assertThat(statuses.stream().filter(status -> status == 409)).hasSize(3);
  }

  @Test
  void aCorrectionThatOvertakesItsReportIsKeptAndReviewedUntilTheReportComes() {
    String id = newId();
    String corrected = newId();
    assertThat(phone.send(correction(corrected, id, 21)).status()).isEqualTo(201);
    assertThat(door.flags(corrected)).extracting(Flag::kind).containsExactly("unknown-original");
    assertThat(phone.send(report(id, 12)).status()).isEqualTo(201);
    assertThat(door.read(id).replacedBy()).hasValue(corrected);
    assertThat(door.flags(corrected)).isEmpty();
  }

  @Test
  void answersAgainstTheRulesAreAcceptedAndMarkedForReview() {
    String id = newId();
    String wrong = "<effectif>99999</effectif><inconnu>?</inconnu>";
    assertThat(phone.send(report(id, "2", wrong, "")).status()).isEqualTo(201);
    List<Flag> flags = door.flags(id);
    assertThat(flags).extracting(Flag::path).contains("/data/effectif", "/data/inconnu");
    assertThat(flags).extracting(Flag::kind).contains("constraint", "unknown-question");
    assertThat(flags.toString()).contains("99999");
    assertThat(announced(id, "checked")).isOne();
  }

  @Test
  void aReportOfAnOlderVersionCountsForThatVersion() {
    String id = newId();
    phone.send(report(id, "1", "<effectif>3</effectif>", ""));
    assertThat(door.read(id).formVersion()).isEqualTo("1");
    assertThat(door.flags(id)).isEmpty();
  }

  @Test
  void aReportOfAVersionNeverPublishedIsAcceptedAndMarked() {
    String id = newId();
    assertThat(phone.send(report(id, "77", "<effectif>3</effectif>", "")).status()).isEqualTo(201);
    assertThat(door.flags(id)).extracting(Flag::kind).containsExactly("unknown-version");
  }

  @Test
  void aPhoneWhoseClockStandsIn1970IsHeard() {
    String id = newId();
    String xml = report(id, 5).replace("2026-11-23T21:04:11.000+01:00", "1970-01-01T00:12:00.000Z");
    assertThat(phone.send(xml).status()).isEqualTo(201);
    assertThat(door.flags(id)).extracting(Flag::kind).containsExactly("phone-clock");
  }

  private static long count(String id) {
    return door.count("select count(*) from core.submission where instance_id = '" + id + "'");
  }

  private static long announced(String id, String kind) {
    return door.count(
        "select count(*) from base.change where topic = 'submission' and subject = '"
            + id
            + "' and kind = '"
            + kind
            + "'");
  }

  private interface Sending {
    Answer send(int n);
  }

  private static List<Integer> atOnce(int phones, Sending sending) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(phones);
    try (ExecutorService threads = Executors.newFixedThreadPool(phones)) {
      List<Callable<Integer>> calls =
          IntStream.range(0, phones)
              .<Callable<Integer>>mapToObj(n ->
                  () -> {
                    barrier.await();
                    return sending.send(n).status();
                  })
              .toList();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> future : threads.invokeAll(calls)) {
        statuses.add(future.get());
      }
      return statuses;
    }
  }
}
