package org.halte.web.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.formats.Spreadsheets;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.Publication;
import org.halte.core.forms.Publication.Enclosure;
import org.halte.core.forms.xlsform.Compiled;
import org.halte.core.forms.xlsform.XlsForm;
import org.halte.core.people.Organisation;
import org.halte.core.people.Role;
import org.halte.testing.Collect;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.OpenRosaClient.PhoneFile;
import org.halte.testing.RawHttp;
import org.halte.testing.TestClient;
import org.halte.testing.TestHalte;
import org.junit.jupiter.api.Test;

/** What somebody uploads comes back by every door as a file, never as something that runs. */
class UploadsTest {

  private static final String SCRIPT = "<script>fetch('/api/tokens',{method:'POST'})</script>";
  private static final Set<String> HARMLESS =
      Set.of("image/gif", "image/png", "text/csv;charset=UTF-8", "application/octet-stream");

  /** Files that are two things at once, by the name they come under. */
  private static final Map<String, byte[]> TRICKS = tricks();

  private final TestHalte halte = TestHalte.shared();
  private final Organisation our = halte.organisation();
  private final TestClient coordinator =
      halte.program(halte.member(our.id(), Role.COORDINATOR, Role.ORG_ADMIN));
  private final String key =
      halte.apiToken(halte.member(our.id(), Role.COORDINATOR, Role.ORG_ADMIN));
  private final String phone = halte.deviceToken(our.id(), Optional.empty());
  private final String form = "tours_" + UUID.randomUUID().toString().substring(0, 8);

  private static Map<String, byte[]> tricks() {
    Map<String, byte[]> tricks = new LinkedHashMap<>();
    tricks.put("x.html", bytes("<!doctype html><html>" + SCRIPT));
    tricks.put("x.htm", bytes("  <html>" + SCRIPT));
    tricks.put("x.xhtml", bytes("<html xmlns='http://www.w3.org/1999/xhtml'>" + SCRIPT));
    tricks.put("x.svg", bytes("<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + "</svg>"));
    tricks.put("x.xml", bytes("<x xmlns='http://www.w3.org/1999/xhtml'>" + SCRIPT + "</x>"));
    tricks.put("x.pdf", bytes("%PDF-1.7\n" + SCRIPT));
    tricks.put("x.gif", bytes("GIF89a=1;/*" + SCRIPT + "*/"));
    tricks.put("x.png", join(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, SCRIPT));
    tricks.put("x.js", bytes("alert(1)"));
    tricks.put("x.csv", bytes("name,label\nx," + SCRIPT + "\n"));
    tricks.put("x", bytes(SCRIPT));
    tricks.put("x.mhtml", bytes("MIME-Version: 1.0\nContent-Type: text/html\n\n" + SCRIPT));
    return tricks;
  }

  @Test
  void mediaOfAFormComeBackByTheOdkDoorAndByALinkAsHarmlessFiles() {
    keepUnlooked(TRICKS);
    String link = link();

    for (String name : TRICKS.keySet()) {
      checkHarmless(raw("/openrosa/" + phone + "/media/" + form + "/" + name), name);
      checkHarmless(raw("/api/fill/" + link + "/files/" + name), name);
    }
    Collect collect = Collect.at(halte.url() + "/openrosa/" + phone);
    collect.update();
    TRICKS.forEach(
        (name, content) -> assertThat(collect.kept(form + "/" + name)).as(name).isEqualTo(content));
  }

  @Test
  void filesOfAReportComeBackAsHarmlessFiles() {
    String id = "uuid:" + UUID.randomUUID();
    PhoneFile[] files =
        TRICKS.entrySet().stream()
            .filter(trick -> !trick.getKey().equals("x.png"))
            .map(trick -> new PhoneFile(trick.getKey(), "text/html", trick.getValue()))
            .toArray(PhoneFile[]::new);
    String report =
        "<data id=\"passage\" version=\"2026112301\"><debut>2026-11-23T21:00:00.000+01:00</debut>"
            + "<ecran_resultat><resultat>pas_passe</resultat></ecran_resultat>"
            + "<meta><instanceID>%s</instanceID></meta></data>".formatted(id);
    int served = 0;
    for (PhoneFile file : files) {
      var sent = new OpenRosaClient(halte.url() + "/openrosa/" + phone).send(report, file);
      if (sent.isSuccess()) {
        halte.settle();
        var answer = raw("/api/reports/" + id + "/files/" + file.name());
        // What could not be cleaned was not kept.
        if (answer.status() != 404) {
          checkHarmless(answer, file.name());
          served++;
        }
      }
    }
    assertThat(served).isPositive();
  }

  @Test
  void aFormItselfRunsNowhere() {
    publish(Map.of());

    for (String address :
        List.of(
            "/api/forms/" + form + "/xform",
            "/api/forms/" + form + ".md",
            "/api/fill/" + link() + "/form",
            "/openrosa/" + phone + "/forms/" + form + ".xml",
            "/openrosa/" + phone + "/formList",
            "/openrosa/nope/formList")) {
      var answer = raw(address);
      assertThat(answer.header("Content-Security-Policy"))
          .as(address)
          .contains("sandbox", "default-src 'none'");
      assertThat(answer.header("X-Content-Type-Options")).as(address).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).as(address).isEqualTo("no-referrer");
    }
  }

  @Test
  void aFileThatIsNotWhatItsNameSaysIsRefusedInASentence() {
    for (String name : List.of("photo.png", "photo.jpg", "son.mp3", "film.mp4", "plan.pdf")) {
      var refused = publish(Map.of(name, bytes("<html>" + SCRIPT)));

      assertThat(refused.status()).as(name).isEqualTo(400);
      assertThat(refused.body()).contains("upload.not-what-it-says").contains(name);
    }
    assertThat(publish(Map.of("lieux.csv", bytes("<html>" + SCRIPT))).status()).isEqualTo(400);
    assertThat(publish(Map.of("lieux.csv", new byte[] {'a', 0, 'b'})).status()).isEqualTo(400);
  }

  @Test
  void theNameOfAFileNeitherBreaksItsHeaderNorHidesWhatItIs() {
    var served = ServedFile.of("../a\"\r\nSet-Cookie: x=1\u202Egpj.html", new byte[] {1});

    assertThat(served.contentType()).isEqualTo("application/octet-stream");
    assertThat(served.disposition())
        .startsWith("attachment;")
        .doesNotContain("\r", "\n", "..", "%E2%80%AE", "%0D");
  }

  private static void checkHarmless(RawHttp.Answer answer, String name) {
    assertThat(answer.status()).as(name).isEqualTo(200);
    String type = answer.header("Content-Type");
    assertThat(HARMLESS).as(name).contains(type);
    if (!type.startsWith("image/")) {
      assertThat(answer.header("Content-Disposition")).as(name).startsWith("attachment;");
    }
    assertThat(answer.header("X-Content-Type-Options")).as(name).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy"))
        .as(name)
        .contains("sandbox;", "default-src 'none'")
        .doesNotContain("allow-");
  }

  private RawHttp.Answer raw(String address) {
    return RawHttp.at(halte.url()).send("GET", address, "Authorization: Bearer " + key);
  }

  private String link() {
    var made = coordinator.post("/api/forms/" + form + "/links", Map.of("name", "essai"));
    return made.json().path("url").asString().replaceFirst(".*#", "");
  }

  /** As if they had been kept before anybody looked at what is uploaded. */
  private void keepUnlooked(Map<String, byte[]> media) {
    byte[] survey = bytes(survey());
    Compiled compiled = XlsForm.compile(Spreadsheets.read(survey, "f.md"), form);
    halte
        .get(FormLibrary.class)
        .publish(
            new Publication(
                new FormId(form),
                Optional.of(our.id()),
                compiled.title(),
                compiled.version(),
                compiled.xform().getBytes(UTF_8),
                survey(),
                null,
                media.entrySet().stream()
                    .map(file -> new Enclosure(file.getKey(), "text/html", file.getValue()))
                    .toList()));
  }

  private String survey() {
    return "## survey\n\n| type | name | label |\n|---|---|---|\n| text | nom | Nom |\n\n"
        + "## settings\n\n| form_title | form_id | version |\n|---|---|---|\n| Tours | %s | %d |\n"
            .formatted(form, System.nanoTime());
  }

  private RawHttp.Answer publish(Map<String, byte[]> media) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "file", "f.md", bytes(survey()));
    media.forEach((name, content) -> part(body, "media", name, content));
    body.writeBytes(bytes("--grenze--\r\n"));
    return RawHttp.at(halte.url())
        .sendBody(
            "POST",
            "/api/forms/publish",
            body.toString(ISO_8859_1),
            "Authorization: Bearer " + key,
            "Content-Type: multipart/form-data; boundary=grenze");
  }

  private static void part(ByteArrayOutputStream body, String field, String name, byte[] content) {
    body.writeBytes(
        bytes(
            "--grenze\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: text/html\r\n\r\n"
                .formatted(field, name)));
    body.writeBytes(content);
    body.writeBytes(bytes("\r\n"));
  }

  private static byte[] join(byte[] head, String tail) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(head);
    both.writeBytes(bytes(tail));
    return both.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
