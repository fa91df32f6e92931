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
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.halte.core.people.Role;
import org.halte.testing.OpenRosaClient.Answer;
import org.halte.testing.OpenRosaClient.PhoneFile;
import org.halte.testing.media.TellingFiles;
import org.halte.testing.media.TellingPapers;
import org.halte.testing.media.TellingPictures;
import org.halte.testing.media.Told;
import org.halte.web.api.FieldWorld.Association;
import org.halte.web.api.FieldWorld.Person;
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
    PhoneFile office =
        new PhoneFile("liste.docx", "image/jpeg", "PK\3\4 Zephyrine".getBytes(UTF_8));
    PhoneFile locked = new PhoneFile("papier.pdf", "application/pdf", TellingPapers.locked());
    PhoneFile good = new PhoneFile("nuit.png", "image/png", PIXEL);

    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Square", 48.8611, 2.3811, "normale"));
    String xml = visit(id, met(place, 12, "compte"));
    Answer answer = report(relais, xml, office, good, locked);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).contains("submit_success_without_files");
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

  @Test
  void whatComesWithAFormIsCleanedLikeWhatComesWithAReport() throws Exception {
    Association relais = world.association("Images");
    Person admin = world.person(relais.id(), Role.ORG_ADMIN);
    String form =
        """
        ## survey
        | type | name | label | media::image | media::audio |
        |---|---|---|---|---|
        | note | vue | Regardez | plan.jpg | page.html |
        | text | dit | Dites | | |
        ## settings
        | form_id | form_title | version |
        |---|---|---|
        | images_relais | Images | 1 |
        """;
    byte[] page = "<script>x()</script>".getBytes(UTF_8);
    byte[] photo = TellingPictures.jpeg();
    byte[] office = "PK\3\4".getBytes(UTF_8);

    HttpResponse<String> no = publish(admin, form, Map.of("plan.jpg", office, "page.html", page));
    assertThat(no.statusCode()).isEqualTo(400);
    assertThat(no.body()).contains("plan.jpg", "archive");
    HttpResponse<String> yes = publish(admin, form, Map.of("plan.jpg", photo, "page.html", page));
    assertThat(yes.statusCode()).as(yes.body()).isBetween(200, 201);

    String media = relais.phone().server() + "/media/images_relais/";
    Answer shown = relais.phone().get(media + "plan.jpg");
    assertThat(shown.status()).isEqualTo(200);
    assertThat(Told.in(shown.response().body())).isEmpty();
    String type = relais.phone().get(media + "page.html").response().headers().map().toString();
    assertThat(type).doesNotContain("text/html");
  }

  private static HttpResponse<String> publish(Person who, String form, Map<String, byte[]> media)
      throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "file", "images.md", form.getBytes(UTF_8));
    for (Map.Entry<String, byte[]> file : media.entrySet()) {
      part(body, "media", file.getKey(), file.getValue());
    }
    body.writeBytes("--x--\r\n".getBytes(UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(who.server()).resolve("/api/forms/publish"))
            .header("Authorization", "Bearer " + who.token())
            .header("Content-Type", "multipart/form-data; boundary=x")
            .header("Accept-Language", "fr")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }
  }

  private static void part(ByteArrayOutputStream body, String name, String file, byte[] content) {
    String head =
        "--x\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
            + "Content-Type: text/html\r\n\r\n";
    body.writeBytes(head.formatted(name, file).getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(UTF_8));
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
