package org.halte.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.api.FieldWorld.encode;
import static org.halte.web.api.FieldWorld.met;
import static org.halte.web.api.FieldWorld.newId;
import static org.halte.web.api.FieldWorld.place;
import static org.halte.web.api.FieldWorld.visit;

import java.util.UUID;
import org.halte.core.people.Role;
import org.halte.web.api.FieldWorld.Association;
import org.halte.web.api.FieldWorld.Person;
import org.halte.web.api.FieldWorld.Reply;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FormDataJourneyTest extends FieldStory {

  private static String data(OwnForm form) {
    return "/api/forms/" + form.id + "/data";
  }

  private static Reply decide(Person who, String form, String decision, String... instances) {
    return who.post(
        "/api/forms/" + form + "/data/decisions",
        "{\"instances\":[\"%s\"],\"decision\":\"%s\",\"note\":\"vu\"}"
            .formatted(String.join("\",\"", instances), decision));
  }

  @Test
  void everyQuestionIsAColumnInTheFormsOrderAndRepeatsAreCounted() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    String id = newId();
    relais
        .phone()
        .send(form.filled(id, "1", "نور", "<besoins>duvet eau</besoins>", "Sami", "Lina"));
    world.settle();

    JsonNode columns = relais.coordinator().get(data(form) + "/columns").json();
    assertThat(columns.get("title").asString()).isEqualTo("Demande d'aide");
    assertThat(columns.get("languages").toString()).contains("Français (fr)", "العربية (ar)");
    assertThat(columns.get("columns").findValuesAsString("key"))
        .startsWith("qui/nom", "qui/age", "besoins", "langue", "enfants/prenom");
    assertThat(columns.get("columns").get(0).get("labels").get("العربية (ar)").asString())
        .isEqualTo("اسمك");
    assertThat(columns.get("sections").toString()).contains("Vos enfants", "\"repeats\":true");

    JsonNode rows = relais.coordinator().get(data(form)).json();
    assertThat(rows.get("total").asInt()).isEqualTo(1);
    JsonNode row = rows.get("rows").get(0);
    assertThat(row.get("instanceId").asString()).isEqualTo(id);
    assertThat(row.get("values").get("qui/nom").asString()).isEqualTo("نور");
    assertThat(row.get("turns").get("enfants").asInt()).isEqualTo(2);
    JsonNode whole = relais.coordinator().get(data(form) + "/" + id).json();
    assertThat(whole.get("turns").get(1).get("values").get("enfants/prenom").asString())
        .isEqualTo("Lina");
  }

  @Test
  void versionsStandSideBySide() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    relais.phone().send(form.filled(newId(), "1", "Avant", "<langue>ar</langue>"));
    form.publish("2", "| text | remarque | Remarque | ملاحظة | |\n");
    relais.phone().send(form.filled(newId(), "2", "Après", "<remarque>ici</remarque>"));
    world.settle();
    Person nadia = relais.coordinator();
    JsonNode columns = nadia.get(data(form) + "/columns").json();
    assertThat(columns.get("versions").findValuesAsString("version")).containsExactly("2", "1");
    assertThat(columns.get("columns").findValuesAsString("key")).contains("remarque");
    assertThat(nadia.get(data(form)).json().get("total").asInt()).isEqualTo(2);
    JsonNode old = nadia.get(data(form) + "?version=1").json();
    assertThat(old.get("total").asInt()).isEqualTo(1);
    assertThat(old.get("rows").toString()).contains("Avant").doesNotContain("Après");
  }

  @Test
  void rowsAreFilteredSearchedAndSortedByTheirAnswers() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    relais.phone().send(form.filled(newId(), "1", "Zoé", "<besoins>duvet eau</besoins>"));
    relais.phone().send(form.filled(newId(), "1", "Adam", "<besoins>tente</besoins>"));
    relais.phone().send(form.filled(newId(), "1", "Lina", ""));
    world.settle();
    Person nadia = relais.coordinator();
    String names = nadia.get(data(form) + "?sort=qui/nom").json().get("rows").toString();
    assertThat(names.indexOf("Adam")).isLessThan(names.indexOf("Lina"));
    assertThat(names.indexOf("Lina")).isLessThan(names.indexOf("Zoé"));
    Reply filtered = nadia.get(data(form) + "?filter=" + encode("besoins has eau"));
    assertThat(filtered.json().get("total").asInt()).isEqualTo(1);
    assertThat(filtered.body()).contains("Zoé");
    assertThat(nadia.get(data(form) + "?search=adA").json().get("total").asInt()).isEqualTo(1);
    assertThat(nadia.get(data(form) + "?filter=" + encode("besoins is empty")).body())
        .contains("Lina");
    assertThat(nadia.get(data(form) + "?offset=2&limit=2").json().get("rows").size()).isEqualTo(1);
    assertThat(nadia.get(data(form) + "?sort=rien").status()).isEqualTo(400);
    assertThat(nadia.get(data(form) + "?filter=" + encode("rien eq 1")).status()).isEqualTo(400);
  }

  @Test
  void aFormIsThereForItsOwnersCoordinatorsAndForNobodyElse() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    OwnForm form = form(relais);
    String id = newId();
    relais.phone().send(form.filled(id, "1", "Sami", ""));
    world.settle();
    Person volunteer = world.person(relais.id(), Role.VOLUNTEER);
    Person admin = world.person(relais.id(), Role.ORG_ADMIN);
    Person phone = world.phoneAsCaller(relais.phoneToken());
    for (Person other : new Person[] {veille.coordinator(), volunteer, admin}) {
      assertThat(other.get(data(form)).status()).isEqualTo(404);
      assertThat(other.get(data(form) + "/columns").status()).isEqualTo(404);
      assertThat(other.get(data(form) + "/" + id).status()).isEqualTo(404);
      assertThat(decide(other, form.id, "approved", id).status()).isEqualTo(404);
    }
    assertThat(phone.get(data(form)).status()).isIn(403, 404);
  }

  @Test
  void anAgreementOpensColumnByColumn() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    world.share(relais, veille);
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Square", 48.8511, 2.3411, "normale"));
    String id = newId();
    relais
        .phone()
        .send(
            visit(
                id,
                met(place, 33, "compte")
                    + "<ecran_groupes><femmes_seules>7</femmes_seules></ecran_groupes>"
                    + "<ecran_note><note>Ne pas répéter</note></ecran_note>"));
    world.settle();
    JsonNode own = relais.coordinator().get("/api/forms/passage/data").json().get("rows").get(0);
    assertThat(own.get("values").toString()).contains("Ne pas répéter", "\"7\"");
    assertThat(own.get("place").get("name").asString()).isEqualTo("Square");

    Person nadia = veille.coordinator();
    JsonNode seen = nadia.get("/api/forms/passage/data").json().get("rows").get(0);
    assertThat(seen.get("instanceId").asString()).isEqualTo(id);
    assertThat(seen.get("values").toString())
        .contains("\"ecran_effectif/effectif\":\"33\"")
        .doesNotContain("Ne pas répéter")
        .doesNotContain("femmes");
    assertThat(seen.get("author").isNull()).isTrue();
    assertThat(seen.get("mayJudge").asBoolean()).isFalse();
    assertThat(nadia.get("/api/forms/passage/data?search=repeter").json().get("total").asInt())
        .isZero();
    assertThat(
            nadia
                .get("/api/forms/passage/data?search=" + encode("répéter"))
                .json()
                .get("total")
                .asInt())
        .isZero();
    assertThat(decide(nadia, "passage", "hold", id).status()).isEqualTo(403);
  }

  @Test
  void whatIsOnHoldCountsNowhereUntilItIsApproved() {
    Association relais = world.association("Relais");
    Person nadia = relais.coordinator();
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Gare", 48.8421, 2.3721, "normale"));
    String id = newId();
    String other = newId();
    relais.phone().send(visit(id, met(place, 40, "compte")));
    relais
        .phone()
        .send(visit(other, "<ecran_resultat><resultat>pas_passe</resultat></ecran_resultat>"));
    world.settle();
    var events = world.listen(nadia);

    assertThat(decide(nadia, "passage", "hold", id, other).status()).isEqualTo(204);
    world.settle();
    assertThat(nadia.get("/api/figures").json().get("visits").asInt()).isZero();
    assertThat(nadia.get("/api/places/" + place).json().get("headcount").isNull()).isTrue();
    JsonNode held = nadia.get("/api/forms/passage/data?status=hold").json();
    assertThat(held.get("total").asInt()).isEqualTo(2);
    assertThat(held.get("statuses").get("hold").asInt()).isEqualTo(2);
    assertThat(held.get("rows").get(0).get("reviewedBy").get("name").asString()).isNotEmpty();
    assertThat(held.get("rows").get(0).get("reviewedAt").isNull()).isFalse();
    assertThat(events.saw("hold")).isTrue();
    assertThat(nadia.get("/api/reports/" + id).body()).contains("\"hold\"", "vu");

    assertThat(decide(nadia, "passage", "approved", id).status()).isEqualTo(204);
    world.settle();
    assertThat(nadia.get("/api/figures").json().get("visits").asInt()).isEqualTo(1);
    assertThat(nadia.get("/api/places/" + place).json().get("headcount").get("value").asInt())
        .isEqualTo(40);
    assertThat(decide(nadia, "passage", "open", id).status()).isEqualTo(204);
    assertThat(nadia.get("/api/reports/" + id).json().get("status").asString()).isEqualTo("ok");
    assertThat(decide(nadia, "passage", "peut-être", id).status()).isEqualTo(400);
    assertThat(decide(nadia, "passage", "hold", newId()).status()).isEqualTo(404);
  }

  @Test
  void aPlaceThatOnlyAHeldReportTellsOfComesBackWhenItIsApproved() {
    Association relais = world.association("Relais");
    Person nadia = relais.coordinator();
    UUID place = UUID.randomUUID();
    String described = place(place, "Canal", 48.8931, 2.3831, "normale");
    relais.phone().send(described);
    world.settle();
    String id =
        nadia.get("/api/forms/lieu/data").json().get("rows").get(0).get("instanceId").asString();
    assertThat(decide(nadia, "lieu", "hold", id).status()).isEqualTo(204);
    assertThat(nadia.get("/api/places/" + place).status()).isEqualTo(404);
    assertThat(decide(nadia, "lieu", "approved", id).status()).isEqualTo(204);
    assertThat(nadia.get("/api/places/" + place).json().get("name").asString()).isEqualTo("Canal");
  }

  @Test
  void aFormWithoutPlaceOrPeopleIsNoVisit() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    relais.phone().send(form.filled(newId(), "1", "Sami", "<besoins>eau</besoins>"));
    world.settle();
    Person nadia = relais.coordinator();
    assertThat(nadia.get("/api/figures").json().get("visits").asInt()).isZero();
    assertThat(nadia.get("/api/reports").json().get("reports").get(0).get("category").asString())
        .isEqualTo("autre");
  }

  @Test
  void everyQuestionHasAChartThatSaysWhatItCounts() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    String date = "<jour>2026-11-%s</jour>";
    relais
        .phone()
        .send(
            form.filled(
                newId(), "1", "Zoé", "<besoins>duvet eau</besoins>" + date.formatted("20"), "Ali"));
    relais
        .phone()
        .send(
            form.filled(
                newId(),
                "1",
                "Adam",
                "<besoins>eau</besoins>" + date.formatted("22"),
                "Sami",
                "Marwan"));
    relais.phone().send(form.filled(newId(), "1", "Lina", ""));
    world.settle();
    JsonNode charts = relais.coordinator().get(data(form) + "/charts").json();
    assertThat(charts.get("reports").asInt()).isEqualTo(3);
    JsonNode needs = chart(charts, "besoins");
    assertThat(needs.get("answered").asInt()).isEqualTo(2);
    assertThat(needs.get("of").asInt()).isEqualTo(3);
    assertThat(needs.get("bars").findValuesAsString("code"))
        .containsExactly("duvet", "tente", "eau");
    assertThat(needs.get("bars").findValuesAsString("count")).containsExactly("1", "0", "2");
    JsonNode ages = chart(charts, "enfants/age_enfant");
    assertThat(ages.get("of").asInt()).isEqualTo(3);
    assertThat(ages.get("numbers").toString())
        .isEqualTo("{\"least\":3.0,\"median\":4.0,\"most\":6.0}");
    assertThat(chart(charts, "jour").get("bars").findValuesAsString("count"))
        .containsExactly("1", "0", "1");
    assertThat(chart(charts, "qui/nom").get("texts").toString()).contains("Adam");
  }

  private static JsonNode chart(JsonNode charts, String key) {
    for (JsonNode chart : charts.get("charts")) {
      if (chart.get("key").asString().equals(key)) {
        return chart;
      }
    }
    throw new AssertionError("no chart of " + key);
  }

  @Test
  void oneWrongReportAmongSeveralDecidesNone() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    String id = newId();
    relais.phone().send(form.filled(id, "1", "Sami", ""));
    world.settle();
    Person nadia = relais.coordinator();
    assertThat(decide(nadia, form.id, "approved", id, newId()).status()).isEqualTo(404);
    assertThat(nadia.get(data(form)).json().get("rows").get(0).get("status").asString())
        .isEqualTo("ok");
  }
}
