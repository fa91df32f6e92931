package org.halte.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.api.FieldWorld.met;
import static org.halte.web.api.FieldWorld.newId;
import static org.halte.web.api.FieldWorld.place;
import static org.halte.web.api.FieldWorld.visit;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.util.UUID;
import org.halte.testing.OpenRosaClient.Answer;
import org.halte.testing.OpenRosaClient.PhoneFile;
import org.halte.testing.media.TellingFiles;
import org.halte.testing.media.TellingPapers;
import org.halte.testing.media.TellingPictures;
import org.halte.testing.media.Told;
import org.halte.web.api.FieldWorld.Association;
import org.halte.web.api.FieldWorld.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a phone sends tells the coordinator what it shows, and nobody where it was made. */
class TellingFilesTest extends FieldStory {

  @Test
  void whateverAPhoneSendsComesBackWithoutWhatItTold() throws Exception {
    Association relais = world.association("Relais");
    String id = newId();
    // Every file is called by a wrong name and type: its bytes are asked.
    PhoneFile[] files =
        TellingFiles.all().entrySet().stream()
            .map(file -> new PhoneFile(file.getKey() + ".txt", "text/html", file.getValue()))
            .toArray(PhoneFile[]::new);
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Square", 48.8611, 2.3811, "normale"));
    String xml = visit(id, met(place, 12, "compte"));
    assertThat(report(relais, xml, files).status()).isEqualTo(201);
    JsonNode sheet = relais.coordinator().get("/api/reports/" + id).json();
    assertThat(sheet.get("files").size()).isEqualTo(files.length);
    for (JsonNode file : sheet.get("files")) {
      String name = file.get("name").asString();
      byte[] content = relais.coordinator().fetch("/api/reports/" + id + "/files/" + name);
      assertThat(content).as(name).hasSize(file.get("size").asInt()).isNotEmpty();
      assertThat(Told.in(content)).as(name).isEmpty();
      assertThat(file.get("contentType").asString())
          .isEqualTo(TellingFiles.type(name.replace(".txt", "")));
      if (name.startsWith("photo")) {
        var left = ImageMetadataReader.readMetadata(new ByteArrayInputStream(content));
        assertThat(left.getFirstDirectoryOfType(GpsDirectory.class)).as(name).isNull();
      }
    }
  }

  @Test
  void aReportIsTakenWithoutTheFileThatCannotBeCleanedAndThePhoneIsToldOnce() {
    Association relais = world.association("Veille");
    String id = newId();
    PhoneFile office = new PhoneFile("liste.docx", "image/jpeg", "PK\3\4 Zephyrine".getBytes(UTF_8));
    PhoneFile locked = new PhoneFile("papier.pdf", "application/pdf", TellingPapers.locked());
    PhoneFile good = new PhoneFile("nuit.png", "image/png", PIXEL);

    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Square", 48.8611, 2.3811, "normale"));
    String xml = visit(id, met(place, 12, "compte"));
    Answer answer = report(relais, xml, office, good, locked);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.message())
        .contains("Le rapport est reçu", "liste.docx", "papier.pdf", "PDF")
        .doesNotContain("nuit.png");

    String sheet = "/api/reports/" + id;
    JsonNode files = relais.coordinator().get(sheet).json().get("files");
    assertThat(files.get(0).toString()).contains("liste.docx", "\"awaited\":false", "bureautique");
    assertThat(files.get(1).get("refused").isNull()).isTrue();
    assertThat(files.get(2).get("refused").asString()).contains("mot de passe");
    Reply gone = relais.coordinator().get(sheet + "/files/liste.docx");
    assertThat(gone.status()).isEqualTo(404);

    // A phone that sends all of it once more is answered the same, and nothing is told anew.
    long told = changes(id);
    assertThat(report(relais, xml, office, good, locked).status()).isEqualTo(201);
    assertThat(changes(id)).isEqualTo(told);
    // The same photo as JPEG takes the empty place; a bad one never takes the place of a good one.
    PhoneFile better = new PhoneFile("liste.docx", "image/jpeg", TellingPictures.jpeg());
    assertThat(report(relais, xml, better).status()).isEqualTo(201);
    report(relais, xml, office);
    JsonNode now = relais.coordinator().get(sheet).json().get("files").get(0);
    assertThat(now.get("contentType").asString()).isEqualTo("image/jpeg");
    assertThat(now.get("refused").isNull()).isTrue();
  }

  private static Answer report(Association from, String xml, PhoneFile... files) {
    Answer answer = from.phone().send(xml, files);
    world.settle();
    return answer;
  }

  private static long changes(String id) {
    return world
        .get(JdbcClient.class)
        .sql("select count(*) from base.change where subject = ? and kind = 'attached'")
        .param(id)
        .query(Long.class)
        .single();
  }
}
