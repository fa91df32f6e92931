package org.halte.web.openrosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.intake.AnswerChecker;
import org.halte.core.intake.Submissions;
import org.halte.core.people.Actor;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Organisations;
import org.halte.core.people.entry.Devices;
import org.halte.core.policy.Viewer;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.OpenRosaClient.Answer;
import org.halte.web.HalteRunner;
import org.halte.web.RunSettings;
import org.halte.web.RunningHalte;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of Halte, with its own database, tokens and shipped forms. */
class WholeDoorTest {

  private static final Actor HOUSE = Actor.house("test");

  @TempDir Path folder;

  @Test
  void aReportOutlivesTheServerAndTheTokenDoesNotOutliveItsRevocation() throws Exception {
    String id = "uuid:" + UUID.randomUUID();
    Devices.Made made;
    try (RunningHalte halte = HalteRunner.start(RunSettings.in(folder))) {
      OrganisationId relais =
          halte.get(Organisations.class).createOrganisation(HOUSE, "relais", "Relais").id();
      made = halte.get(Devices.class).createShared(HOUSE, relais, Optional.empty(), "téléphone 1");
      OpenRosaClient phone = phone(halte, made);
      assertThat(phone.formList().body()).contains("<formID>passage</formID>");
      theSourcesOfFormsCanBeRead(halte, made.secret());
      Answer answer = phone.send(visit(id));
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.response().headers().map().keySet()).doesNotContain("set-cookie");
    }
    try (RunningHalte halte = HalteRunner.start(RunSettings.in(folder))) {
      OpenRosaClient phone = phone(halte, made);
      assertThat(phone.send(visit(id)).message()).contains("déjà");
      assertThat(halte.get(Submissions.class).find(id, new Viewer.System("test"))).isPresent();
      assertThat(halte.get(AnswerChecker.class).isRunning()).isTrue();
      halte.get(Devices.class).revoke(HOUSE, made.device().token());
      assertThat(phone.formList().status()).isEqualTo(401);
      assertThat(phone.send(visit(id)).status()).isEqualTo(401);
    }
  }

  private static void theSourcesOfFormsCanBeRead(RunningHalte halte, String token)
      throws Exception {
    assertThat(read(halte, token, "")).startsWith("200 ").contains("\"id\":\"expulsion\"");
    assertThat(read(halte, token, "/passage/xform")).contains("<h:html");
    assertThat(read(halte, token, "/passage.md")).contains("## survey");
    assertThat(read(halte, token, "/passage.xlsx")).startsWith("200 PK");
    assertThat(read(halte, token, "/rien.md")).startsWith("404 ").contains("rien");
    assertThat(read(halte, "wrong", "")).startsWith("401 ");
  }

  private static String read(RunningHalte halte, String token, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(halte.url() + "/api/forms" + path))
            .header("Authorization", "Bearer " + token)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    }
  }

  private static OpenRosaClient phone(RunningHalte halte, Devices.Made made) {
    return new OpenRosaClient(halte.url() + "/openrosa/" + made.secret());
  }

  private static String visit(String id) {
    return "<data id=\"passage\" version=\"2026112301\"><debut>2026-11-23T21:04:11.000+01:00</debut>"
        + "<ecran_resultat><resultat>rencontre</resultat></ecran_resultat><meta><instanceID>"
        + id
        + "</instanceID></meta></data>";
  }
}
