package org.halte.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.halte.base.changes.Changes;
import org.halte.base.formats.Spreadsheets;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.Publication;
import org.halte.core.forms.xlsform.Compiled;
import org.halte.core.forms.xlsform.XlsForm;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.Organisation;
import org.halte.core.people.People;
import org.halte.core.people.Role;
import org.halte.core.people.Teams;
import org.halte.core.people.entry.ApiTokens;
import org.halte.core.people.entry.Device;
import org.halte.core.people.entry.Devices;
import org.halte.core.people.memory.Memories;
import org.halte.core.policy.Agreement;
import org.halte.core.policy.AgreementStore;
import org.halte.testing.RawHttp;
import org.halte.testing.TestClient;
import org.halte.testing.TestHalte;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What stays open ends with what it stands on: every ending is waited for, and one that does not
 * come within a few seconds fails.
 */
class EndsTest {

  private static final Actor HOUSE = Actor.house("test");

  /** A test on a busy machine waits longer than the second that is promised. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final TestHalte halte = TestHalte.shared();
  private final Organisation our = halte.organisation();
  private final Member member = halte.member(our.id(), Role.COORDINATOR);

  @Test
  void eventsEndWithTheSessionThatOpenedThemAndWithNoOther() throws IOException {
    TestClient desk = halte.signedIn(member);
    TestClient other = halte.signedIn(member);
    try (Watch mine = watch(desk.identity());
        Watch others = watch(other.identity())) {
      assertThat(desk.delete("/api/session").status()).isEqualTo(204);

      mine.ends();
      assertThat(others.goesOn()).isTrue();
    }
  }

  @Test
  void eventsEndWithTheOldPassword() throws IOException {
    TestClient desk = halte.signedIn(member);
    TestClient other = halte.signedIn(member);
    try (Watch mine = watch(desk.identity());
        Watch others = watch(other.identity())) {
      var wanted = Map.of("old", TestHalte.PASSWORD, "password", "cinq autres mots au hasard");
      assertThat(desk.put("/api/me/password", wanted).status()).isEqualTo(200);

      others.ends();
      mine.ends();
    }
  }

  @Test
  void eventsEndWithTheRoleTheyWereOpenedIn() throws IOException {
    try (Watch screen = watch(halte.signedIn(member).identity());
        Watch program = watch(halte.program(member).identity())) {
      change(
          new People.MemberChange(
              OptionalLong.of(member.version()),
              Optional.empty(),
              Optional.of(Set.of(Role.VOLUNTEER)),
              Optional.empty()));

      screen.ends();
      program.ends();
    }
  }

  @Test
  void eventsEndWithTheAccount() throws IOException {
    String phone = halte.deviceToken(member);
    try (Watch screen = watch(halte.signedIn(member).identity());
        Watch program = watch(halte.program(member).identity());
        Watch own = watch(halte.stranger().bearer(phone).identity())) {
      change(
          new People.MemberChange(
              OptionalLong.of(member.version()),
              Optional.empty(),
              Optional.empty(),
              Optional.of(false)));

      screen.ends();
      program.ends();
      own.ends();
    }
  }

  @Test
  void eventsEndWithTheTeamOfAPhoneAndOfAVolunteer() throws IOException {
    Member volunteer = halte.member(our.id(), Role.VOLUNTEER);
    var team = halte.team(our.id(), Set.of(), volunteer);
    try (Watch screen = watch(halte.signedIn(volunteer).identity())) {
      halte
          .get(Teams.class)
          .changeTeam(
              HOUSE,
              team.id(),
              OptionalLong.of(team.version()),
              new Teams.TeamPlan("Vide", Set.of(), Set.of(), Set.of()));

      screen.ends();
    }
  }

  @Test
  void eventsEndWithTheTokenOrThePhone() throws IOException {
    ApiTokens.Made token = halte.get(ApiTokens.class).create(member, "essai");
    Devices.Made phone =
        halte.get(Devices.class).createShared(HOUSE, our.id(), Optional.empty(), "Téléphone");
    try (Watch program = watch("Authorization: Bearer " + token.secret());
        Watch carried = watch("Authorization: Bearer " + phone.secret())) {
      halte.get(ApiTokens.class).revoke(member, token.token().id());
      program.ends();
      assertThat(carried.goesOn()).isTrue();

      halte.get(Devices.class).revoke(HOUSE, phone.device().token());
      carried.ends();
    }
  }

  @Test
  void eventsEndWithAnAgreement() throws IOException {
    Organisation giver = halte.organisation();
    halte
        .get(AgreementStore.class)
        .add(new Agreement(giver.id(), our.id(), "coordination"), LocalDate.now().minusDays(3));
    try (Watch screen = watch(halte.signedIn(member).identity())) {
      halte
          .get(JdbcClient.class)
          .sql("update core.agreement set ends_on = current_date - 2 where giver_id = ?")
          .param(giver.id().value())
          .update();
      halte
          .get(Changes.class)
          .append("people", "agreement-changed", giver.id().toString(), Map.of());

      screen.ends();
    }
  }

  @Test
  void aDownloadUnderWayIsCutWhenItsSessionEndsAndNotWhenAnotherDoes() throws IOException {
    String form = bigForm();
    TestClient desk = halte.signedIn(member);
    TestClient other = halte.signedIn(member);
    try (Socket mine = download(form, desk);
        Socket others = download(form, other)) {
      assertThat(desk.delete("/api/session").status()).isEqualTo(204);

      assertThat(rest(mine)).isLessThan(BIG);
      assertThat(rest(others)).isEqualTo(BIG);
    }
  }

  private static final int BIG = 40_000_000;

  /** Begins to read a file and stops, so that the server has to wait with the rest. */
  private Socket download(String form, TestClient who) throws IOException {
    Socket socket =
        RawHttp.at(halte.url()).ask("GET", "/api/forms/" + form + ".md", "", who.identity());
    String head = new String(RawHttp.head(socket.getInputStream()), StandardCharsets.UTF_8);
    assertThat(head).contains(" 200 ").contains("Content-Length: " + BIG);
    return socket;
  }

  private static long rest(Socket socket) {
    long read = 0;
    try {
      InputStream in = socket.getInputStream();
      byte[] piece = new byte[65_536];
      int got = in.read(piece);
      while (got >= 0) {
        read += got;
        got = in.read(piece);
      }
    } catch (IOException e) {
      // The line was cut: what came before counts.
    }
    return read;
  }

  private String bigForm() {
    String id = "grand_" + UUID.randomUUID().toString().substring(0, 8);
    String survey =
        "## survey\n\n| type | name | label |\n|---|---|---|\n| text | nom | Nom |\n\n"
            + "## settings\n\n| form_title | form_id | version |\n|---|---|---|\n| Grand | "
            + id
            + " | 1 |\n";
    Compiled form =
        XlsForm.compile(Spreadsheets.read(survey.getBytes(StandardCharsets.UTF_8), "f.md"), id);
    halte
        .get(FormLibrary.class)
        .publish(
            new Publication(
                new FormId(id),
                Optional.of(our.id()),
                form.title(),
                form.version(),
                form.xform().getBytes(StandardCharsets.UTF_8),
                "x".repeat(BIG),
                null,
                List.of()));
    return id;
  }

  @Test
  void aReportOfAPhoneThatIsRevokedOnTheWayIsNotTaken() throws IOException {
    Devices.Made phone =
        halte.get(Devices.class).createShared(HOUSE, our.id(), Optional.empty(), "Lent");
    String id = "uuid:" + UUID.randomUUID();
    String report =
        "<data id=\"passage\" version=\"2026112301\"><debut>2026-11-23T21:00:00.000+01:00</debut>"
            + "<ecran_resultat><resultat>pas_passe</resultat></ecran_resultat>"
            + "<meta><instanceID>%s</instanceID></meta></data>".formatted(id);
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"xml_submission_file\"; filename=\"f.xml\"\r\n"
            + "Content-Type: text/xml\r\n\r\n"
            + report
            + "\r\n--b--\r\n";
    try (Socket slow = new Socket(halte.url().getHost(), halte.url().getPort())) {
      slow.setSoTimeout((int) PATIENCE.toMillis());
      String head =
          "POST /openrosa/%s/submission HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: %d\r\n\r\n"
              .formatted(phone.secret(), body.length());
      slow.getOutputStream().write((head + body.substring(0, 60)).getBytes(StandardCharsets.UTF_8));
      slow.getOutputStream().flush();
      // It is at the door and known there.
      waitUntilSeen(phone);
      halte.get(Devices.class).revoke(HOUSE, phone.device().token());
      slow.getOutputStream().write(body.substring(60).getBytes(StandardCharsets.UTF_8));
      slow.getOutputStream().flush();

      assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 401");
    }
    long kept =
        halte
            .get(JdbcClient.class)
            .sql("select count(*) from core.submission where instance_id = ?")
            .param(id)
            .query(Long.class)
            .single();
    assertThat(kept).isZero();
  }

  @Test
  void whatAnotherNodeChangedIsForgottenHere() throws InterruptedException {
    Memories memories = halte.get(Memories.class);
    long before = memories.generation();

    // As another node writes it: this node's own services are not asked.
    halte
        .get(Changes.class)
        .append("people", "member-changed", UUID.randomUUID().toString(), Map.of());

    long end = System.nanoTime() + PATIENCE.toNanos();
    while (memories.generation() == before && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(memories.generation()).isGreaterThan(before);
  }

  private void waitUntilSeen(Devices.Made phone) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end
        && halte
            .get(Devices.class)
            .find(phone.device().token())
            .flatMap(Device::lastSeenAt)
            .isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private void change(People.MemberChange change) {
    halte.get(People.class).changeMember(HOUSE, member.id(), change);
  }

  private Watch watch(String... identity) throws IOException {
    return new Watch(RawHttp.at(halte.url()).ask("GET", "/api/events", "", identity));
  }

  /** Somebody in front of a stream of events. */
  private record Watch(Socket socket) implements AutoCloseable {

    Watch {
      try {
        String head = new String(RawHttp.head(socket.getInputStream()));
        assertThat(head.toLowerCase(Locale.ROOT)).contains(" 200 ").contains("text/event-stream");
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    /** Waits for the end of the stream; fails when it does not come. */
    void ends() throws IOException {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      InputStream in = socket.getInputStream();
      long bytes = in.transferTo(java.io.OutputStream.nullOutputStream());
      assertThat(bytes).isNotNegative();
    }

    /** Whether the stream is still open a good second later. */
    boolean goesOn() throws IOException {
      socket.setSoTimeout(1_500);
      try {
        int next = socket.getInputStream().read();
        while (next >= 0) {
          next = socket.getInputStream().read();
        }
        return false;
      } catch (java.net.SocketTimeoutException e) {
        return true;
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
