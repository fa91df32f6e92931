package org.halte.web.openrosa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.halte.web.openrosa.TestForm.newId;
import static org.halte.web.openrosa.TestForm.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.halte.core.intake.IntakeProblem;
import org.halte.core.intake.Receipt;
import org.halte.core.intake.StoredFile;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.policy.Viewer;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.OpenRosaClient.Answer;
import org.halte.testing.OpenRosaClient.PhoneFile;
import org.halte.testing.Sounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the desk corrects, and what happens when nothing can be stored. */
class TroubleTest {

  private final TestDoor door = TestDoor.open();
  private final OpenRosaClient phone = door.phone(TestDoor.RELAIS);

  @AfterEach
  void close() {
    door.close();
  }

  private static Viewer.Member coordinator(OrganisationId organisation) {
    return new Viewer.Member(
        new MemberId(UUID.randomUUID()), organisation, Set.of(Role.COORDINATOR), List.of());
  }

  @Test
  void theDeskCorrectsAReportByANewOneThatKeepsItsPhotos() {
    String id = newId();
    byte[] photo = Sounds.amr(1, 300);
    phone.send(
        report(id, "2", "<effectif>12</effectif><photo>a.jpg</photo>", ""),
        new PhoneFile("a.jpg", "image/jpeg", photo));
    Map<String, String> values = Map.of("effectif", "21");

    Receipt receipt = door.intake().correct(coordinator(TestDoor.RELAIS), id, values);

    var corrected = door.read(receipt.instanceId());
    assertThat(new String(corrected.xml(), UTF_8)).contains("<effectif>21</effectif>");
    assertThat(corrected.replaces()).hasValue(id);
    assertThat(door.submissions().findFile(corrected, "a.jpg")).hasValue(photo);
    assertThat(door.submissions().listFiles(corrected)).noneMatch(StoredFile::isAwaited);
    assertThat(new String(door.read(id).xml(), UTF_8)).contains("<effectif>12</effectif>");
    assertThatThrownBy(() -> door.intake().correct(coordinator(TestDoor.RELAIS), id, values))
        .isInstanceOf(IntakeProblem.class)
        .hasMessageContaining("superseded");
    assertThatThrownBy(() -> door.intake().correct(coordinator(TestDoor.PASSERELLE), id, values))
        .isInstanceOf(IntakeProblem.class)
        .hasMessageContaining("unknown-submission");
  }

  @Test
  void aPhotoThatComesAfterTheCorrectionIsTheCorrectionsToo() {
    String id = newId();
    String xml = report(id, "2", "<effectif>12</effectif><photo>a.amr</photo>", "");
    phone.send(xml);
    Receipt receipt =
        door.intake().correct(coordinator(TestDoor.RELAIS), id, Map.of("effectif", "21"));
    phone.send(xml, new PhoneFile("a.amr", "audio/amr", Sounds.amr(1, 70)));
    assertThat(door.submissions().findFile(door.read(receipt.instanceId()), "a.amr"))
        .hasValue(Sounds.amr(1, 70));
  }

  @Test
  void withoutADatabaseAReportIsNeverAcknowledged() {
    String id = newId();
    door.database().dataSource().getHikariConfigMXBean().setConnectionTimeout(300);
    door.database().jdbc().sql("alter table core.submission rename to submission_away").update();
    Answer answer = phone.send(report(id, 12));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.message()).contains("pas encore reçu");
    door.database().jdbc().sql("alter table core.submission_away rename to submission").update();
    door.database().dataSource().close();
    assertThat(phone.send(report(id, 12)).status()).isEqualTo(503);
    assertThat(door.countBlobs()).isZero();
  }

  @Test
  void aFullDiskIsSaidInPlainWords() {
    door.database()
        .jdbc()
        .sql(
            """
            create function full_disk() returns trigger language plpgsql as
            $$ begin raise exception 'no room' using errcode = '53100'; end $$
            """)
        .update();
    door.database()
        .jdbc()
        .sql("create trigger full_disk before insert on base.change execute function full_disk()")
        .update();
    Answer answer =
        phone.send(
            report(newId(), "2", "<photo>a.amr</photo>", ""),
            new PhoneFile("a.amr", "audio/amr", Sounds.amr(1, 500)));
    assertThat(answer.status()).isEqualTo(507);
    assertThat(answer.message()).contains("plus de place");
    assertThat(door.countSubmissions()).isZero();
    assertThat(door.countBlobs()).isZero();
  }
}
