package org.halte.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.api.FieldWorld.encode;
import static org.halte.web.api.FieldWorld.met;
import static org.halte.web.api.FieldWorld.newId;
import static org.halte.web.api.FieldWorld.place;
import static org.halte.web.api.FieldWorld.visit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.halte.base.formats.KmlTables;
import org.halte.base.formats.Limits;
import org.halte.base.formats.Row;
import org.halte.base.formats.Sheet;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.Workbook;
import org.halte.testing.OpenRosaClient.PhoneFile;
import org.halte.web.api.FieldWorld.Association;
import org.halte.web.api.FieldWorld.Person;
import org.halte.web.api.FieldWorld.Reply;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FormExportJourneyTest extends FieldStory {

  private static Workbook workbook(Person who, String form, String options) {
    byte[] file = who.fetch("/api/forms/" + form + "/export/data.xlsx?" + options);
    return Spreadsheets.read(file, "export.xlsx");
  }

  /** Value by heading of one row, counted from 1 below the headings. */
  private static Map<String, String> row(Sheet sheet, int number) {
    Row headings = sheet.rows().getFirst();
    Map<String, String> values = new LinkedHashMap<>();
    headings
        .cells()
        .forEach(cell -> values.put(cell.text(), sheet.rows().get(number).text(cell.column())));
    return values;
  }

  private static Map<String, byte[]> unzip(byte[] zip) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }

  @Test
  void aWorkbookGivesBackWhatWasSentWithRepeatsThatPointToTheirReport() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    relais.phone().send(form.filled(newId(), "1", "Zoé", "<besoins>eau</besoins>", "Ali"));
    String id = newId();
    relais
        .phone()
        .send(
            form.filled(
                id,
                "1",
                "=1+1 نور",
                "<besoins>duvet eau</besoins><langue>ps</langue>",
                "Sami",
                "ليلى"));
    world.settle();

    Workbook book = workbook(relais.coordinator(), form.id, "groups=true&hxl=true");
    assertThat(book.sheets()).extracting(Sheet::name).containsExactly("À lire", form.id, "enfants");
    assertThat(book.sheets().getFirst().rows().toString()).contains("Demande d'aide", "vos droits");
    Sheet main = book.sheets().get(1);
    assertThat(row(main, 1)).containsEntry("besoins", "#need");
    Map<String, String> newest = row(main, 2);
    assertThat(newest)
        .containsEntry("qui/nom", "=1+1 نور")
        .containsEntry("besoins", "duvet eau")
        .containsEntry("langue", "ps")
        .containsEntry("_uuid", id)
        .containsEntry("_index", "1");
    Sheet children = book.sheets().get(2);
    assertThat(row(children, 2))
        .containsEntry("enfants/prenom", "ليلى")
        .containsEntry("enfants/age_enfant", "4")
        .containsEntry("_index", "2")
        .containsEntry("_parent_table", form.id)
        .containsEntry("_parent_index", "1");
    assertThat(row(children, 3))
        .containsEntry("enfants/prenom", "Ali")
        .containsEntry("_parent_index", "2");
  }

  @Test
  void labelsOfAnyLanguageStandForNamesAndChoicesMayStandApart() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    relais
        .phone()
        .send(form.filled(newId(), "1", "نور", "<besoins>duvet eau</besoins><langue>ar</langue>"));
    world.settle();
    Sheet arabic =
        workbook(relais.coordinator(), form.id, "several=both&words=" + encode("العربية (ar)"))
            .sheets()
            .get(1);
    assertThat(row(arabic, 1))
        .containsEntry("اسمك", "نور")
        .containsEntry("ماذا تحتاج؟", "كيس نوم ; ماء")
        .containsEntry("ماذا تحتاج؟/كيس نوم", "1")
        .containsEntry("ماذا تحتاج؟/خيمة", "0")
        .containsEntry("لغتك", "العربية");
    Sheet apart = workbook(relais.coordinator(), form.id, "several=apart").sheets().get(1);
    assertThat(row(apart, 1)).containsEntry("besoins/tente", "0").doesNotContainKey("besoins");
    Sheet grouped =
        workbook(relais.coordinator(), form.id, "groups=true&words=" + encode("Français (fr)"))
            .sheets()
            .get(1);
    assertThat(row(grouped, 1)).containsEntry("Qui / Votre nom", "نور");
    assertThat(
            relais
                .coordinator()
                .get("/api/forms/" + form.id + "/export/data.xlsx?words=klingon")
                .status())
        .isEqualTo(400);
  }

  @Test
  void csvFilesComeInAZipAndHoldNoFormula() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    relais.phone().send(form.filled(newId(), "1", "=HYPERLINK(1)", "", "Sami"));
    world.settle();
    Map<String, byte[]> files =
        unzip(relais.coordinator().fetch("/api/forms/" + form.id + "/export/data.zip"));
    assertThat(files.keySet()).containsExactly("À_lire.csv", form.id + ".csv", "enfants.csv");
    String main = new String(files.get(form.id + ".csv"), StandardCharsets.UTF_8);
    assertThat(main).startsWith("\uFEFF").contains("'=HYPERLINK(1)");
  }

  @Test
  void photosComeInAFolderForEachReportAndTheirSizeIsToldFirst() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    for (String name : List.of("a.png", "b.png")) {
      relais
          .phone()
          .send(
              form.filled(newId(), "1", "Sami", "<photo>" + name + "</photo>"),
              new PhoneFile(name, "image/png", PIXEL));
    }
    relais
        .phone()
        .send(
            form.filled(newId(), "1", "Lina", "<photo>..quai.png</photo>"),
            new PhoneFile("..quai.png", "image/png", PIXEL));
    relais.phone().send(form.filled(newId(), "1", "Zoé", "<photo>jamais.png</photo>"));
    world.settle();
    Person nadia = relais.coordinator();
    JsonNode size = nadia.get("/api/forms/" + form.id + "/export").json();
    assertThat(size.get("reports").asInt()).isEqualTo(4);
    assertThat(size.get("files").asInt()).isEqualTo(3);
    assertThat(size.get("bytes").asLong()).isPositive();
    Map<String, byte[]> files = unzip(nadia.fetch("/api/forms/" + form.id + "/export/media.zip"));
    assertThat(files).hasSize(3);
    assertThat(files.values())
        .allMatch(content -> new String(content, StandardCharsets.ISO_8859_1).contains("PNG"));
    assertThat(files.keySet())
        .allMatch(path -> path.matches("\\d{4}-\\d\\d-\\d\\d_[\\w-]+/[\\w.]+"));
    assertThat(files.keySet()).noneMatch(path -> path.contains(".."));
    Sheet sheet = workbook(nadia, form.id, "").sheets().get(1);
    for (String path : files.keySet()) {
      assertThat(sheet.rows().toString()).as("the sheet names the file as the zip").contains(path);
    }
  }

  private static final String ROUND =
      """
      | geopoint | ou | Où ? | أين؟ | |
      | geotrace | chemin | Le chemin | الطريق | |
      | begin_repeat | coins | Les coins | الزوايا | |
      | geoshape | zone | La zone | المنطقة | |
      | text | vu | Vu | شوهد | |
      | end_repeat | | | | |
      """;

  private static final String WALKED =
      """
      <ou>48.85 2.35 30 5</ou><chemin>48.1 2.1 0 0;48.2 2.2 0 0</chemin>\
      <coins><zone>48 2 0 0;49 2 0 0;49 3 0 0;48 2 0 0</zone><vu>feu</vu></coins>\
      <coins><zone/><vu>rien</vu></coins>\
      """;

  @Test
  void positionsLinesAndAreasComeAsAMapThoseInRepeatsToo() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    form.publish("2", ROUND);
    relais.phone().send(form.filled(newId(), "2", "Zoé &lt;&amp;&gt;", WALKED));
    relais.phone().send(form.filled(newId(), "2", "Nulle part", "<ou>partout</ou>"));
    world.settle();
    String map = "/api/forms/" + form.id + "/export/data.";
    JsonNode features = relais.coordinator().get(map + "geojson").json().get("features");
    assertThat(features.findValuesAsString("_layer")).containsExactly("ou", "chemin", "zone");
    JsonNode point = features.get(0);
    assertThat(point.get("geometry").toString())
        .isEqualTo("{\"type\":\"Point\",\"coordinates\":[2.35,48.85,30.0]}");
    assertThat(point.get("properties").get("nom").asString()).isEqualTo("Zoé <&>");
    assertThat(features.get(1).get("geometry").toString())
        .isEqualTo("{\"type\":\"LineString\",\"coordinates\":[[2.1,48.1],[2.2,48.2]]}");
    // Against the clock, as the standard wants it, whichever way round it was walked.
    assertThat(features.get(2).get("geometry").get("coordinates").toString())
        .isEqualTo("[[[2.0,48.0],[3.0,49.0],[2.0,49.0],[2.0,48.0]]]");
    assertThat(features.get(2).get("properties").get("vu").asString()).isEqualTo("feu");

    byte[] kml = relais.coordinator().fetch(map + "kml?words=" + encode("Français (fr)"));
    assertThat(KmlTables.isKml(kml)).isTrue();
    List<Sheet> layers = KmlTables.read(kml, Limits.USUAL).sheets();
    assertThat(layers).extracting(Sheet::name).containsExactly("Où ?", "Le chemin", "La zone");
    assertThat(row(layers.get(2), 1))
        .containsEntry("Votre nom", "Zoé <&>")
        .containsEntry("Vu", "feu");
  }

  @Test
  void aMapShowsNoPositionThatIsClosedToItsReader() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    world.share(relais, veille);
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Square", 48.8511, 2.3411, "haute"));
    relais.phone().send(visit(newId(), met(place, 33, "compte") + elsewhere()));
    world.settle();
    world.age(Duration.ofDays(2));
    String map = "/api/forms/passage/export/data.geojson";
    assertThat(relais.coordinator().get(map).body()).contains("2.3477");
    // Of a sensitive place its people are shared, rounded, and no visit at all.
    JsonNode shared = veille.coordinator().get("/api/places/" + place).json();
    assertThat(shared.at("/headcount/value").asInt()).isEqualTo(30);
    assertThat(veille.coordinator().get("/api/forms/passage/data").body()).contains("\"total\":0");
    Reply seen = veille.coordinator().get(map);
    assertThat(seen.body()).doesNotContain("2.3477");
    Reply none = relais.coordinator().get("/api/forms/" + form(relais).id + "/export/data.kml");
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.body()).contains("ne demande aucune position");
  }

  private static String elsewhere() {
    return "<ecran_lieu><nouveau_point>48.8599 2.3477 0 5</nouveau_point></ecran_lieu>";
  }

  @Test
  void aPartnersExportHoldsOnlyWhatTheAgreementOpens() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    world.share(relais, veille);
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Square", 48.8511, 2.3411, "normale"));
    relais
        .phone()
        .send(
            visit(
                newId(),
                met(place, 33, "compte")
                    + "<ecran_groupes><femmes_seules>7</femmes_seules></ecran_groupes>"
                    + "<ecran_note><note>Ne pas répéter</note><photo>nuit.png</photo></ecran_note>"),
            new PhoneFile("nuit.png", "image/png", PIXEL));
    world.settle();
    Sheet own = workbook(relais.coordinator(), "passage", "").sheets().get(1);
    assertThat(row(own, 1)).containsEntry("note", "Ne pas répéter");
    Sheet seen = workbook(veille.coordinator(), "passage", "").sheets().get(1);
    assertThat(row(seen, 1))
        .containsEntry("effectif", "33")
        .containsEntry("note", "")
        .containsEntry("femmes_seules", "")
        .containsEntry("_author", "")
        .containsEntry("_received_at", "");
    JsonNode size = veille.coordinator().get("/api/forms/passage/export").json();
    assertThat(size.get("files").asInt()).isZero();
    assertThat(unzip(veille.coordinator().fetch("/api/forms/passage/export/media.zip"))).isEmpty();
  }
}
