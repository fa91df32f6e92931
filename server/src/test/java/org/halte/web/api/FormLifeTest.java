package org.halte.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.api.FieldWorld.newId;
import static org.halte.web.api.FormDesk.brought;
import static org.halte.web.api.FormDesk.call;
import static org.halte.web.api.FormDesk.formList;
import static org.halte.web.api.FormDesk.publish;
import static org.halte.web.api.FormDesk.publishFrom;
import static org.halte.web.api.FormDesk.put;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.halte.base.formats.Spreadsheets;
import org.halte.core.people.Role;
import org.halte.web.api.FieldWorld.Association;
import org.halte.web.api.FieldWorld.Person;
import org.halte.web.api.FieldWorld.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A form's life, from the first workbook of an administrator to figures over its versions. */
class FormLifeTest extends FieldStory {

  private static final String FIRST =
      """
      ## survey
      | type | name | label | hxl |
      |---|---|---|---|
      | start | debut | | |
      | text | nouveau_nom | Le lieu | |
      | select_one issue | resultat | Résultat | |
      | integer | total | Combien de personnes ? | #affected |
      | integer | familles | Familles | |
      ## choices
      | list_name | name | label |
      |---|---|---|
      | issue | rencontre | Personnes vues |
      | issue | personne | Personne |
      ## settings
      | form_id | form_title | version |
      |---|---|---|
      | ID | Tournée du soir | 1 |
      """;

  private static final String SECOND =
      FIRST
          .replace(
              "| total | Combien de personnes ? | #affected |",
              "| effectif_total | Combien de personnes ? | |")
          .replace(
              "| integer | familles | Familles | |",
              "| integer | familles_avec | Familles avec enfants | |\n"
                  + "| integer | familles_sans | Familles sans enfants | |")
          .replace("| issue | rencontre | Personnes vues |", "| issue | vu | Personnes vues |")
          .replace("soir | 1 |", "soir | 2 |");

  private static final String DECISIONS =
      """
      {"decisions":[
        {"from":["/data/total"],"to":["/data/effectif_total"],"fate":"CARRY","choices":{}},
        {"from":["/data/familles"],"to":["/data/familles_avec","/data/familles_sans"],
         "fate":"SUM","choices":{}},
        {"from":["/data/resultat"],"to":["/data/resultat"],"fate":"CARRY",
         "choices":{"rencontre":"vu"}}]}
      """;

  @Test
  void figuresOverTwoVersionsAreWholeWhileAnOldPhoneStillSends() {
    Association relais = world.association("Relais");
    Person admin = world.person(relais.id(), Role.ORG_ADMIN);
    String id = "tournee";
    assertThat(publish(admin, FIRST.replace("ID", id), "{}").status()).isEqualTo(200);
    send(relais, id, "1", "<resultat>rencontre</resultat><total>12</total><familles>4</familles>");
    world.settle();
    assertThat(encounters(relais)).isEqualTo(12);

    Reply check = brought(admin, "check", SECOND.replace("ID", id), "{}");
    assertThat(check.json().get("changes").toString()).contains("RENAMED", "SPLIT", "CHOICES");
    Reply undecided = publish(admin, SECOND.replace("ID", id), "{}");
    assertThat(undecided.status()).isEqualTo(409);
    assertThat(undecided.body()).contains("Combien de personnes");

    Reply second = publish(admin, SECOND.replace("ID", id), DECISIONS);
    assertThat(second.status()).as(second.body()).isEqualTo(200);
    // By hand: 12 + 7 + 20 people, 4 + 3 + (5 + 1) families.
    send(relais, id, "1", "<resultat>rencontre</resultat><total>7</total><familles>3</familles>");
    send(
        relais,
        id,
        "2",
        "<resultat>vu</resultat><effectif_total>20</effectif_total>"
            + "<familles_avec>5</familles_avec><familles_sans>1</familles_sans>");
    world.settle();
    assertThat(encounters(relais)).isEqualTo(39);
    assertThat(sum(relais, "families")).isEqualTo(13);
    assertThat(met(relais)).isEqualTo(3);

    // Deriving all of it once more changes nothing; keeping the families apart changes only them.
    String apart = DECISIONS.replace("\"SUM\"", "\"KEEP\"");
    assertThat(put(admin, "/api/forms/" + id + "/decisions?version=2", DECISIONS)).isEqualTo(204);
    world.settle();
    assertThat(encounters(relais)).isEqualTo(39);
    assertThat(sum(relais, "families")).isEqualTo(13);
    assertThat(put(admin, "/api/forms/" + id + "/decisions?version=2", apart)).isEqualTo(204);
    world.settle();
    assertThat(encounters(relais)).isEqualTo(39);
    assertThat(sum(relais, "families")).isEqualTo(7);
    Reply changed = admin.get("/api/forms/" + id + "/changes?version=2");
    assertThat(changed.json().get("decisions")).hasSize(3);
    assertThat(changed.json().get("decisions").toString()).contains("KEEP").doesNotContain("SUM");

    // Of two who think better of it at once, the second looks again.
    String instead = ",\"instead\":" + changed.json().get("decisions") + "}";
    String summed = DECISIONS.strip().replaceFirst("}$", "") + instead;
    String kept = apart.strip().replaceFirst("}$", "") + instead;
    String address = "/api/forms/" + id + "/decisions?version=2";
    assertThat(put(admin, address, summed)).isEqualTo(204);
    assertThat(put(admin, address, kept)).isEqualTo(409);
    assertThat(admin.get("/api/forms/" + id + "/changes?version=2").body()).contains("SUM");
  }

  @Test
  void whatIsOnlyOddIsShownBesideWhatIsWrong() {
    Person admin = world.person(world.association("Relais").id(), Role.ORG_ADMIN);
    String odd =
        FIRST.replace("ID", "bizarre").replace("| integer | familles", "| image | familles");
    assertThat(brought(admin, "check", odd, "{}").json().get("warnings")).isNotEmpty();
    Reply both =
        brought(admin, "check", odd.replace("| integer | total", "| entier | total"), "{}");
    assertThat(both.json().get("errors")).isNotEmpty();
    assertThat(both.json().get("warnings")).isNotEmpty();
  }

  @Test
  void anOldExcelFileBecomesAFormThatExcelOpensToday() throws IOException {
    Person admin = world.person(world.association("Relais").id(), Role.ORG_ADMIN);
    byte[] old = oldExcel("vieux", "1");
    Reply published = brought(admin, "publish", "vieux.xls", old, "{}");
    assertThat(published.status()).as(published.body()).isEqualTo(200);
    byte[] offered = admin.fetch("/api/forms/vieux.xlsx");
    assertThat(Spreadsheets.read(offered, "vieux.xlsx").findSheet("survey")).isPresent();
    assertThat(brought(admin, "publish", "vieux.xls", old, "{}").status()).isEqualTo(200);
    Reply next = brought(admin, "publish", "vieux.xls", old, "{\"version\":\"2\"}");
    assertThat(next.json().get("version").asString()).isEqualTo("2");
  }

  private static byte[] oldExcel(String id, String version) throws IOException {
    try (var workbook = new HSSFWorkbook();
        var bytes = new ByteArrayOutputStream()) {
      rows(
          workbook.createSheet("survey"),
          "type|name|label",
          "text|nom|Le nom",
          "integer|n|Combien ?");
      rows(
          workbook.createSheet("settings"), "form_id|form_title|version", id + "|Vieux|" + version);
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static void rows(HSSFSheet sheet, String... rows) {
    for (String row : rows) {
      var cells = sheet.createRow(sheet.getPhysicalNumberOfRows());
      for (String cell : row.split("\\|")) {
        cells.createCell(cells.getPhysicalNumberOfCells()).setCellValue(cell);
      }
    }
  }

  @Test
  void everyErrorIsShownAtItsCellAndNothingIsStored() {
    Association relais = world.association("Relais");
    Person admin = world.person(relais.id(), Role.ORG_ADMIN);
    String wrong =
        FIRST.replace("ID", "fautes").replace("| integer | total |", "| entier | 2 total |");
    Reply check = brought(admin, "check", wrong, "{}");
    assertThat(check.status()).isEqualTo(200);
    assertThat(check.json().get("errors").get(0).get("sheet").asString()).isEqualTo("survey");
    assertThat(check.json().get("errors").get(0).get("row").asInt()).isPositive();
    assertThat(publish(admin, wrong, "{}").status()).isEqualTo(400);
    assertThat(admin.get("/api/forms/fautes/life").status()).isEqualTo(404);
    assertThat(brought(relais.coordinator(), "check", FIRST, "{}").status()).isEqualTo(403);
  }

  @Test
  void anOwnFormCannotTakeTheIdOfAShippedOneButMayStandBesideIt() {
    Association relais = world.association("Relais");
    Person admin = world.person(relais.id(), Role.ORG_ADMIN);
    Reply taken = publish(admin, FIRST.replace("ID", "passage"), "{}");
    assertThat(taken.status()).isEqualTo(409);
    Reply check = brought(admin, "check", FIRST.replace("ID", "passage"), "{}");
    String proposal = check.json().get("hindrances").get(0).get("proposal").asString();
    Reply beside = publish(admin, FIRST.replace("ID", "passage"), "{\"id\":\"" + proposal + "\"}");
    assertThat(beside.json().get("id").asString()).isEqualTo(proposal).startsWith("passage_relais");
    Reply again = publish(admin, FIRST.replace("ID", proposal).replace("Familles", "Foyers"), "{}");
    assertThat(again.body()).contains("« 2 »");
  }

  @Test
  void aTrialIsForChosenPhonesAndCountsNowhere() {
    Association relais = world.association("Relais");
    Person admin = world.person(relais.id(), Role.ORG_ADMIN);
    var team = world.teamPhone(relais);
    String teamId =
        world
            .get(JdbcClient.class)
            .sql("select team_id::text from core.device_token where id = ?")
            .param(team.device().token())
            .query(String.class)
            .single();
    String form = FIRST.replace("ID", "essayee");
    String plan = "{\"trial\":{\"teams\":[\"" + teamId + "\"]}}";
    assertThat(publish(admin, form, plan).status()).isEqualTo(200);
    assertThat(formList(world.phoneAsCaller(team.secret())))
        .contains("essayee-essai")
        .contains("ESSAI");
    assertThat(formList(world.phoneAsCaller(relais.phoneToken()))).doesNotContain("essayee");
    String sent = report("essayee-essai", "1", "<nouveau_nom>X</nouveau_nom><total>9</total>");
    assertThat(world.door(team.secret()).send(sent).status()).isEqualTo(201);
    world.settle();
    assertThat(relais.coordinator().get("/api/figures").json().get("visits").asInt()).isZero();
    assertThat(relais.coordinator().get("/api/reports").json().get("total").asInt()).isZero();
    assertThat(relais.coordinator().get("/api/places").json().get("total").asInt()).isZero();
    Reply page = admin.get("/api/forms/essayee-essai/life");
    assertThat(page.json().get("trials").get(0).get("reports")).hasSize(1);

    Reply promoted = publishFrom(admin, "essayee-essai");
    assertThat(promoted.json().get("id").asString()).isEqualTo("essayee");
    assertThat(formList(world.phoneAsCaller(team.secret())))
        .contains("essayee")
        .doesNotContain("essayee-essai");
    assertThat(world.door(team.secret()).send(sent).status()).isBetween(201, 202);
    world.settle();
    assertThat(relais.coordinator().get("/api/figures").json().get("visits").asInt()).isZero();
    assertThat(call(admin, "DELETE", "/api/forms/essayee-essai/reports", "").body()).contains("1");
    assertThat(call(admin, "DELETE", "/api/forms/essayee/reports", "").status()).isEqualTo(404);
  }

  @Test
  void aWithdrawnFormLeavesThePhonesAndWhatWasFilledIsStillTaken() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    Person admin = world.person(relais.id(), Role.ORG_ADMIN);
    assertThat(admin.post("/api/forms/expulsion/withdraw", "").status()).isEqualTo(204);
    assertThat(formList(world.phoneAsCaller(relais.phoneToken())))
        .doesNotContain("<formID>expulsion</formID>");
    assertThat(formList(world.phoneAsCaller(veille.phoneToken())))
        .contains("<formID>expulsion</formID>");
    String late = newId();
    String eviction =
        report("expulsion", "2026112301", "<nouveau_nom>Y</nouveau_nom>").replace("IDENT", late);
    assertThat(relais.phone().send(eviction).status()).isEqualTo(201);
    assertThat(admin.post("/api/forms/expulsion/restore", "").status()).isEqualTo(204);
    assertThat(formList(world.phoneAsCaller(relais.phoneToken())))
        .contains("<formID>expulsion</formID>");
    String history = admin.get("/api/forms/expulsion/life").json().get("history").toString();
    assertThat(history).contains("withdrawn", "restored", admin.member().name());
  }

  private static long encounters(Association who) {
    return who.coordinator().get("/api/figures").json().get("encounters").get("value").asLong();
  }

  private static long sum(Association who, String column) {
    return world
        .get(JdbcClient.class)
        .sql(
            "select coalesce(sum("
                + column
                + "), 0) from field.known_report where counted and organisation_id = ?")
        .param(who.id().value())
        .query(Long.class)
        .single();
  }

  private static long met(Association who) {
    return world
        .get(JdbcClient.class)
        .sql("select count(*) from field.report where result = 'rencontre' and organisation_id = ?")
        .param(who.id().value())
        .query(Long.class)
        .single();
  }

  private static void send(Association who, String form, String version, String answers) {
    String xml = report(form, version, "<nouveau_nom>Lieu " + newId() + "</nouveau_nom>" + answers);
    assertThat(who.phone().send(xml).status()).isEqualTo(201);
  }

  private static String report(String form, String version, String answers) {
    return "<data id=\"%s\" version=\"%s\"><debut>%s</debut>%s<meta><instanceID>%s</instanceID></meta></data>"
        .formatted(form, version, FieldWorld.earlier(), answers, newId());
  }
}
