package org.halte.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.api.FieldWorld.newId;
import static org.halte.web.api.FormDesk.brought;
import static org.halte.web.api.FormDesk.bytes;
import static org.halte.web.api.FormDesk.call;
import static org.halte.web.api.FormDesk.formList;
import static org.halte.web.api.FormDesk.multipart;
import static org.halte.web.api.FormDesk.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halte.core.people.Role;
import org.halte.web.api.FieldWorld.Association;
import org.halte.web.api.FieldWorld.Person;
import org.halte.web.api.FieldWorld.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whose form is whose, and since when it is there. */
class FormIdentityTest extends FieldStory {

  private static final String FORM =
      """
      ## survey
      | type | name | label | hxl |
      |---|---|---|---|
      | text | nouveau_nom | Le lieu | |
      | text | QUESTION | Une question de WORDS | |
      | integer | total | Combien ? | #affected |
      ## settings
      | form_id | form_title | version |
      |---|---|---|
      | ID | Tournée WORDS | 1 |
      """;

  private static String form(String id, String question) {
    return FORM.replace("QUESTION", question).replace("WORDS", question).replace("ID", id);
  }

  private static String filled(String id, String question, int total) {
    return "<data id=\"%s\" version=\"1\"><nouveau_nom>Lieu %s</nouveau_nom><%s>dit</%s><total>%d</total><meta><instanceID>%s</instanceID></meta></data>"
        .formatted(id, newId(), question, question, total, newId());
  }

  private static String freshId() {
    return "f" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  void twoAssociationsHaveAFormOfTheSameIdAndEachSeesItsOwn() {
    String id = freshId();
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    Person admin = world.person(relais.id(), Role.ORG_ADMIN, Role.COORDINATOR);
    Person other = world.person(veille.id(), Role.ORG_ADMIN, Role.COORDINATOR);
    assertThat(publish(admin, form(id, "chaussures"), "{}").status()).isEqualTo(200);
    Reply second = publish(other, form(id, "couvertures"), "{}");
    assertThat(second.body()).isEqualTo("{\"id\":\"" + id + "\",\"version\":\"1\"}");

    assertThat(relais.phone().send(filled(id, "chaussures", 3)).status()).isEqualTo(201);
    assertThat(veille.phone().send(filled(id, "couvertures", 5)).status()).isEqualTo(201);
    assertThat(veille.phone().send(filled(id, "couvertures", 6)).status()).isEqualTo(201);
    world.settle();

    seesOnly(relais, admin, id, "chaussures", "couvertures", 1);
    seesOnly(veille, other, id, "couvertures", "chaussures", 2);
    assertThat(encounters(admin)).isEqualTo(3);
    assertThat(encounters(other)).isEqualTo(11);

    assertThat(admin.post("/api/forms/" + id + "/withdraw", "").status()).isEqualTo(204);
    assertThat(formList(world.phoneAsCaller(relais.phoneToken()))).doesNotContain(id);
    assertThat(formList(world.phoneAsCaller(veille.phoneToken()))).contains(id);
    assertThat(other.get("/api/forms/" + id + "/life").json().get("withdrawn").asBoolean())
        .isFalse();
  }

  private static void seesOnly(
      Association who, Person admin, String id, String own, String foreign, int reports) {
    Person phone = world.phoneAsCaller(who.phoneToken());
    String door = "/openrosa/" + who.phoneToken();
    assertThat(formList(phone)).contains("Tournée " + own).doesNotContain(foreign);
    for (String path :
        List.of(
            door + "/forms/" + id + ".xml",
            "/api/forms/" + id + "/xform",
            "/api/forms/" + id + "/data/columns")) {
      Reply reply = path.startsWith("/api") ? admin.get(path) : call(phone, "GET", path, "");
      assertThat(reply.body()).as(path).contains(own).doesNotContain(foreign);
    }
    Reply life = admin.get("/api/forms/" + id + "/life");
    assertThat(life.json().get("id").asString()).isEqualTo(id);
    assertThat(life.json().get("versions")).hasSize(1);
    assertThat(life.json().get("versions").get(0).get("reports").asInt()).isEqualTo(reports);
    assertThat(life.json().get("history")).hasSize(1);
    assertThat(admin.get("/api/forms/managed").body()).contains(own).doesNotContain(foreign);
    assertThat(admin.get("/api/forms/" + id + "/data").json().get("total").asInt())
        .isEqualTo(reports);
    String listed = admin.get("/api/reports").body();
    assertThat(listed).contains("\"form\":\"" + id + "\"").doesNotContain("|");
    assertThat(admin.get("/api/tables/reports?columns=form").body()).doesNotContain("|");
    assertThat(admin.get("/api/forms/" + id + "/export/data.zip").body()).doesNotContain(foreign);
    Stranger.Made link = Stranger.link(admin, id, "");
    assertThat(link.holder().read("/form").body()).contains(own).doesNotContain(foreign);
  }

  private static long encounters(Person who) {
    return who.get("/api/figures").json().get("encounters").get("value").asLong();
  }

  @Test
  void aLinkTakesTheFormOfItsOwnAssociationOnly() {
    String id = freshId();
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    for (Association one : List.of(relais, veille)) {
      publish(world.person(one.id(), Role.ORG_ADMIN), form(id, "question"), "{}");
    }
    Stranger.Made link = Stranger.link(veille.coordinator(), id, ",\"held\":false");
    assertThat(link.holder().send(filled(id, "question", 4)).status()).isEqualTo(201);
    world.settle();
    assertThat(rows(veille, id)).isOne();
    assertThat(rows(relais, id)).isZero();
  }

  @Test
  void theDataOfAFormThatAnotherSharesIsFoundByItsIdUnlessThereIsAnOwnOne() {
    String id = freshId();
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    world.share(relais, veille);
    publish(world.person(relais.id(), Role.ORG_ADMIN), form(id, "chaussures"), "{}");
    relais.phone().send(filled(id, "chaussures", 3));
    world.settle();
    world.age(java.time.Duration.ofDays(2));
    Reply shared = veille.coordinator().get("/api/forms/" + id + "/data/columns");
    assertThat(shared.status()).as(shared.body()).isEqualTo(200);
    assertThat(shared.body()).contains("\"id\":\"" + id + "\"").doesNotContain("|");
    publish(world.person(veille.id(), Role.ORG_ADMIN), form(id, "couvertures"), "{}");
    assertThat(veille.coordinator().get("/api/forms/" + id + "/data/columns").body())
        .contains("couvertures")
        .doesNotContain("chaussures");
  }

  private static int rows(Association who, String id) {
    return who.coordinator().get("/api/forms/" + id + "/data").json().get("total").asInt();
  }

  @Test
  void theFormOfAnotherAssociationAnswersAsOneThatIsNotThere() {
    String there = freshId();
    String nowhere = freshId();
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    Person admin = world.person(relais.id(), Role.ORG_ADMIN);
    assertThat(publish(admin, form(there, "chaussures"), "{}").status()).isEqualTo(200);
    relais.phone().send(filled(there, "chaussures", 3));
    world.settle();
    Person other = world.person(veille.id(), Role.ORG_ADMIN, Role.COORDINATOR);
    Person phone = world.phoneAsCaller(veille.phoneToken());
    String door = "/openrosa/" + veille.phoneToken();
    for (String path :
        List.of(
            "/life",
            "/changes?version=1",
            "/xform",
            "/xform?version=1",
            ".xlsx",
            ".md",
            "/data",
            "/data/columns",
            "/data/charts",
            "/export",
            "/export/data.xlsx",
            "/export/data.zip",
            "/export/data.geojson",
            "/export/data.kml",
            "/data/" + newId(),
            "/export/media.zip",
            "/links")) {
      same(there, nowhere, id -> other.get("/api/forms/" + id + path), path);
      same(there, nowhere, id -> call(phone, "GET", "/api/forms/" + id + path, ""), path);
    }
    for (String path :
        List.of("/withdraw", "/restore", "/withdraw?version=1", "/links", "/data/decisions")) {
      same(there, nowhere, id -> other.post("/api/forms/" + id + path, "{}"), path);
    }
    for (String path : List.of("/decisions?version=1", "/reports")) {
      String method = path.equals("/reports") ? "DELETE" : "PUT";
      same(there, nowhere, id -> call(other, method, "/api/forms/" + id + path, "{}"), path);
    }
    for (String path : List.of("/forms/ID.xml", "/manifest/ID", "/media/ID/x.png")) {
      same(there, nowhere, id -> call(phone, "GET", door + path.replace("ID", id), ""), path);
    }
    same(there, nowhere, id -> multipart(other, "publish", Map.of("from", bytes(id))), "from");
    same(there, nowhere, id -> multipart(other, "check", Map.of("from", bytes(id))), "from");
    same(
        there,
        nowhere,
        id -> {
          var sent = veille.phone().send(filled(id, "chaussures", 3));
          return new Reply(sent.status(), sent.message());
        },
        "a report");
    String like = there.toUpperCase(java.util.Locale.ROOT);
    same(there, nowhere, id -> brought(other, "check", form(id, "mots"), "{}"), "check");
    same(
        like,
        nowhere.toUpperCase(java.util.Locale.ROOT),
        id -> brought(other, "check", form(id, "mots"), "{}"),
        "look-alike");
    same(there, nowhere, id -> brought(other, "publish", form(id, "mots"), "{}"), "publish");
    assertThat(journal(veille, there)).isEqualTo(journal(veille, nowhere));
  }

  private static void same(
      String there, String nowhere, java.util.function.Function<String, Reply> probe, String what) {
    Reply hidden = probe.apply(there);
    Reply absent = probe.apply(nowhere);
    assertThat(hidden.status()).as(what).isEqualTo(absent.status());
    assertThat(hidden.body().replace(there, nowhere)).as(what).isEqualTo(absent.body());
  }

  private static long journal(Association who, String id) {
    return world
        .get(JdbcClient.class)
        .sql("select count(*) from base.journal where organisation = ? and what like ?")
        .param(who.id().toString())
        .param("%" + id)
        .query(Long.class)
        .single();
  }

  @Test
  void aTrialBlocksNobodyAndItsIdIsFreeWhenItEnds() {
    String id = freshId();
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    Person admin = world.person(relais.id(), Role.ORG_ADMIN);
    Person other = world.person(veille.id(), Role.ORG_ADMIN);
    String trial = "{\"trial\":{\"me\":true}}";
    assertThat(publish(admin, form(id, "chaussures"), trial).status()).isEqualTo(200);
    Reply check = brought(other, "check", form(id, "couvertures"), trial);
    assertThat(check.json().get("hindrances")).isEmpty();
    Reply tried = publish(other, form(id, "couvertures"), trial);
    assertThat(tried.status()).as(tried.body()).isEqualTo(200);
    assertThat(publish(other, form(id, "couvertures"), "{}").status()).isEqualTo(200);

    assertThat(admin.post("/api/forms/" + id + "-essai/withdraw", "").status()).isEqualTo(204);
    assertThat(publish(admin, form(id, "sacs"), "{}").status()).isEqualTo(200);
    String next = form(id, "sacs").replace("sacs | 1 |", "sacs | 2 |");
    assertThat(publish(admin, next, trial).status()).isEqualTo(200);
    assertThat(other.get("/api/forms/" + id + "/life").json().get("trials").toString())
        .contains("\"open\":false");
    assertThat(admin.get("/api/forms/" + id + "/life").json().get("trials").toString())
        .contains("\"open\":true");
  }

  @Test
  void reportsAreCountedForThoseWhoMaySeeThem() {
    Association relais = world.association("Relais");
    Person admin = world.person(relais.id(), Role.ORG_ADMIN);
    relais.phone().send(FieldWorld.place(UUID.randomUUID(), "Pont", 48.88, 2.37, "normale"));
    world.settle();
    assertThat(reports(relais.coordinator(), "lieu")).isEqualTo("1");
    assertThat(reports(admin, "lieu")).isEqualTo("null");
    assertThat(admin.get("/api/forms/lieu/life").body()).contains("\"reports\":null");
    Reply asAdmin = admin.get("/api/forms/managed");

    relais.phone().send(FieldWorld.place(UUID.randomUUID(), "Cache", 48.89, 2.38, "secrete"));
    world.settle();
    // Whoever coordinates by now is in its circle; whoever comes later is not.
    Person later = world.person(relais.id(), Role.COORDINATOR);
    assertThat(reports(relais.coordinator(), "lieu")).isEqualTo("2");
    assertThat(reports(later, "lieu")).isEqualTo("1");
    assertThat(later.get("/api/forms/lieu/life").body()).contains("\"reports\":1,");
    assertThat(admin.get("/api/forms/managed").body()).isEqualTo(asAdmin.body());
  }

  private static String reports(Person reader, String form) {
    for (JsonNode row : reader.get("/api/forms/managed").json().get("forms")) {
      if (row.get("id").asString().equals(form)) {
        return row.get("reports").toString();
      }
    }
    throw new AssertionError("no form " + form);
  }

  @Test
  void aTrialIsReadByThoseItIsForAndByThoseWhoLookAfterForms() {
    String id = freshId();
    Association relais = world.association("Relais");
    Person admin = world.person(relais.id(), Role.ORG_ADMIN);
    Person volunteer = world.person(relais.id(), Role.VOLUNTEER);
    String trial = "{\"trial\":{\"me\":true}}";
    assertThat(publish(admin, form(id, "chaussures"), trial).status()).isEqualTo(200);
    Person phone = world.phoneAsCaller(relais.phoneToken());
    String door = "/openrosa/" + relais.phoneToken() + "/forms/";
    String hidden = id + "-essai";
    String nowhere = freshId() + "-essai";
    same(hidden, nowhere, one -> call(phone, "GET", door + one + ".xml", ""), "door");
    same(hidden, nowhere, one -> call(phone, "GET", "/api/forms/" + one + "/xform", ""), "phone");
    same(hidden, nowhere, one -> volunteer.get("/api/forms/" + one + "/xform"), "volunteer");
    same(hidden, nowhere, one -> volunteer.get("/api/forms/" + one + ".md"), "volunteer");
    assertThat(relais.coordinator().get("/api/forms/" + hidden + "/xform").status()).isEqualTo(200);
  }

  @Test
  void aTrialIsForNobodyOfAnotherAssociation() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    Person admin = world.person(relais.id(), Role.ORG_ADMIN);
    String theirs = veille.coordinator().member().id().toString();
    String nobody = UUID.randomUUID().toString();
    for (String whom : List.of("members", "teams")) {
      String id = freshId();
      same(
          theirs,
          nobody,
          one ->
              publish(admin, form(id, "mots"), "{\"trial\":{\"" + whom + "\":[\"" + one + "\"]}}"),
          whom);
      assertThat(admin.get("/api/forms/" + id + "-essai/life").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "../x, «[\u00A0 ]/[\u00A0 ]»",
    "a/b, «[\u00A0 ]/[\u00A0 ]»",
    "%2e, «[\u00A0 ]%[\u00A0 ]»",
    "passage\u200B, U\\+200B ZERO WIDTH SPACE",
    "p\u0430ssage, U\\+0430",
    "\u202Eegassap, RIGHT-TO-LEFT OVERRIDE",
    "tournée, U\\+00E9",
    "managed, réservé",
    "a., « \\. »"
  })
  void noFormIsPublishedUnderWhatPassesForAnother(String id, String said) {
    Person admin = world.person(world.association("Relais").id(), Role.ORG_ADMIN);
    Reply refused = publish(admin, form(id, "mots"), "{}");
    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.body()).containsPattern(said);
    Reply check = brought(admin, "check", form(id, "mots"), "{}");
    var hindrance = check.json().get("hindrances").get(0);
    assertThat(hindrance.get("kind").asString()).isEqualTo("ID_SPELLING");
    assertThat(hindrance.get("sentence").asString()).containsPattern(said);
    String plan = "{\"id\":\"" + hindrance.get("proposal").asString() + "\"}";
    assertThat(publish(admin, form(id, "mots"), plan).status()).isEqualTo(200);
  }

  @Test
  void anIdThatLooksLikeAnotherIsRefused() {
    Association relais = world.association("Relais");
    Person admin = world.person(relais.id(), Role.ORG_ADMIN);
    assertThat(publish(admin, form("Passage", "mots"), "{}").body()).contains("« passage »");
    assertThat(publish(admin, form("Iieu", "mots"), "{}").body()).contains("« lieu »");
    String own = freshId();
    assertThat(publish(admin, form(own + "_a", "mots"), "{}").status()).isEqualTo(200);
    Reply alike = publish(admin, form(own + "-A", "mots"), "{}");
    assertThat(alike.status()).isEqualTo(409);
    assertThat(alike.body()).contains("« " + own + "_a »");
  }

  @ParameterizedTest
  @CsvSource({"pl\u202Ean.png, U\\+202E", "p\u0430ge.png, U\\+0430", "nul.png, réservé"})
  void noFileOfAFormIsCalledWhatItIsNot(String name, String said) {
    Person admin = world.person(world.association("Relais").id(), Role.ORG_ADMIN);
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("file\"; filename=\"f.md", bytes(form(freshId(), "mots")));
    parts.put("media\"; filename=\"" + name, PIXEL);
    Reply refused = multipart(admin, "publish", parts);
    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.body()).containsPattern(said);
  }

  @Test
  void aVersionIsNamedWithPlainSigns() {
    Person admin = world.person(world.association("Relais").id(), Role.ORG_ADMIN);
    String odd = form(freshId(), "mots").replace("mots | 1 |", "mots | 1\u200B |");
    Reply refused = publish(admin, odd, "{}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("U+200B");
  }

  @Test
  void aFormThatWasHereBeforeGoesOn() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    Person admin = world.person(relais.id(), Role.ORG_ADMIN, Role.COORDINATOR);
    String id = "été " + freshId();
    world
        .get(JdbcClient.class)
        .sql(
            """
            with made as (
              insert into core.form (id, public_id, organisation_id, title, created_at)
              values (:id, :id, :owner, 'Été', now()) returning id)
            insert into core.form_version
              (form_id, version, xform, md5, markdown, source_hash, published_at)
            select id, '0 é', '<x/>', 'x', '', '', now() from made
            """)
        .param("id", id)
        .param("owner", relais.id().value())
        .update();
    // What another node wrote is seen once somebody here publishes something, or a little later.
    assertThat(publish(admin, form(freshId(), "mots"), "{}").status()).isEqualTo(200);
    Reply next = publish(admin, form(id, "mots"), "{}");
    assertThat(next.status()).as(next.body()).isEqualTo(200);
    assertThat(relais.phone().send(filled(id, "mots", 3)).status()).isEqualTo(201);
    assertThat(veille.phone().send(filled(id, "mots", 3)).status()).isEqualTo(404);
    world.settle();
    assertThat(encounters(admin)).isEqualTo(3);
    assertThat(
            admin
                .get("/api/forms/" + FieldWorld.encode(id).replace("+", "%20") + "/life")
                .json()
                .get("versions"))
        .hasSize(2);
  }

  @Test
  void whatAFormWritesAndHowItIsCalledHidesNothing() {
    Person admin = world.person(world.association("Relais").id(), Role.ORG_ADMIN);
    String entities =
        form(freshId(), "mots")
            .replace("| label | hxl |", "| label | hxl | save_to |")
            .replace("|---|---|---|---|", "|---|---|---|---|---|")
            .replace("| Le lieu | |", "| Le lieu | | n\u0430me2 |")
            .replace("| Une question de mots | |", "| Une question de mots | | |")
            .replace("| #affected |", "| #affected | |")
            .replace(
                "## settings",
                """
                ## entities
                | list_name | label |
                |---|---|
                | l\u0456eux | ${nouveau_nom} |
                ## settings\
                """);
    var hindrances = brought(admin, "check", entities, "{}").json().get("hindrances");
    assertThat(hindrances).hasSize(2);
    assertThat(hindrances.toString()).contains("U+0430", "U+0456", "WORD_SPELLING");
    String title = form(freshId(), "mots").replace("Tournée mots", "Tournée \u202Estom");
    Reply refused = publish(admin, title, "{}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("RIGHT-TO-LEFT OVERRIDE");
  }
}
