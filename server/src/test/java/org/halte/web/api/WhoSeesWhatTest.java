package org.halte.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.api.FieldWorld.met;
import static org.halte.web.api.FieldWorld.newId;
import static org.halte.web.api.FieldWorld.place;
import static org.halte.web.api.FieldWorld.visit;

import java.time.Duration;
import java.util.UUID;
import org.halte.core.people.Role;
import org.halte.testing.OpenRosaClient.PhoneFile;
import org.halte.web.api.FieldWorld.Association;
import org.halte.web.api.FieldWorld.Reply;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What each person sees of the same reports: by role, by agreement, by circle, on every way out.
 */
class WhoSeesWhatTest extends FieldStory {

  @Test
  void withoutAnAgreementThereIsNothingNotEvenACount() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    var events = world.listen(veille.coordinator());
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Quai", 48.8901, 2.3801, "normale"));
    String id = newId();
    relais.phone().send(visit(id, met(place, 40, "compte")));
    world.settle();
    var nadia = veille.coordinator();
    assertThat(nadia.get("/api/places").json().get("total").asInt()).isZero();
    assertThat(nadia.get("/api/reports").json().get("total").asInt()).isZero();
    assertThat(nadia.get("/api/figures").json().get("visits").asInt()).isZero();
    assertThat(nadia.get("/api/tables/reports").json().get("total").asInt()).isZero();
    assertThat(nadia.get("/api/places/" + place).status()).isEqualTo(404);
    assertThat(nadia.get("/api/reports/" + id).status()).isEqualTo(404);
    assertThat(nadia.get("/api/places/near?lat=48.8901&lon=2.3801").json().get("places").size())
        .isZero();
    assertThat(nadia.get("/api/export.csv").body()).doesNotContain(id);
    assertThat(events.saw(id)).isFalse();
    assertThat(events.saw(place.toString())).isFalse();
  }

  @Test
  void anAgreementOpensOrdinaryPlacesAtOnceAndSensitiveOnesBlurredADayLater() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    world.share(relais, veille);
    UUID plain = UUID.randomUUID();
    UUID high = UUID.randomUUID();
    UUID secret = UUID.randomUUID();
    relais.phone().send(place(plain, "Square", 48.8851, 2.3611, "normale"));
    relais.phone().send(place(high, "Tunnel", 48.8712, 2.3512, "haute"));
    relais.phone().send(place(secret, "Cave", 48.8612, 2.3412, "secrete"));
    relais.phone().send(visit(newId(), met(plain, 13, "compte") + "<note>Ne pas répéter</note>"));
    relais.phone().send(visit(newId(), met(high, 47, "compte")));
    world.settle();
    var nadia = veille.coordinator();
    JsonNode before = nadia.get("/api/places").json();
    assertThat(before.get("total").asInt()).isEqualTo(1);
    JsonNode square = before.get("places").get(0);
    assertThat(square.get("name").asString()).isEqualTo("Square");
    assertThat(square.get("headcount").get("value").asInt()).isEqualTo(13);
    assertThat(nadia.get("/api/reports").body()).doesNotContain("Ne pas répéter");
    assertThat(nadia.get("/api/figures").json().get("encounters").get("value").asInt())
        .isEqualTo(13);

    world.age(Duration.ofHours(25));
    JsonNode after = nadia.get("/api/places").json();
    assertThat(after.get("total").asInt()).isEqualTo(2);
    JsonNode tunnel = nadia.get("/api/places/" + high).json();
    assertThat(tunnel.get("precision").asString()).isEqualTo("district");
    assertThat(tunnel.get("name").isNull()).isTrue();
    assertThat(tunnel.get("state").isNull()).isTrue();
    assertThat(tunnel.get("position").get("lat").asDouble()).isEqualTo(48.875);
    assertThat(tunnel.get("headcount").get("value").asInt()).isEqualTo(50);
    // The people of both are added up; of the visits only the last one to the ordinary place shows.
    JsonNode figures = nadia.get("/api/figures").json();
    assertThat(figures.at("/encounters/value").asInt()).isEqualTo(13);
    assertThat(figures.at("/peoplePresent/value").asInt()).isEqualTo(63);
    assertThat(tunnel.get("visits").size()).isZero();
    assertThat(tunnel.get("lastVisit").isNull()).isTrue();
    assertThat(tunnel.get("headcount").get("night").isNull()).isTrue();
    assertThat(nadia.get("/api/places/" + secret).status()).isEqualTo(404);
    // Told by a phone that many share, it exists for the association's own coordinators.
    assertThat(relais.coordinator().get("/api/places/" + secret).status()).isEqualTo(200);
    String table = nadia.get("/api/tables/places").body();
    assertThat(table).doesNotContain("Tunnel").doesNotContain("Cave").contains("Square");
    String filtered = "/api/tables/places?filter=" + FieldWorld.encode("name has 'Tunnel'");
    assertThat(nadia.get(filtered).json().get("total").asInt()).isZero();
  }

  @Test
  void aPhotoIsOnTheSheetOfItsReportAndForNobodyElse() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    world.share(relais, veille);
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Square", 48.8611, 2.3811, "normale"));
    String id = newId();
    String answers = met(place, 12, "compte") + "<ecran_note><photo>nuit.png</photo></ecran_note>";
    String xml = visit(id, answers);
    relais.phone().send(xml);
    world.settle();
    String sheet = "/api/reports/" + id;
    String photo = sheet + "/files/nuit.png";
    JsonNode awaited = relais.coordinator().get(sheet).json().get("files").get(0);
    assertThat(awaited.get("awaited").asBoolean()).isTrue();
    assertThat(relais.coordinator().get(photo).status()).isEqualTo(404);

    relais.phone().send(xml, new PhoneFile("nuit.png", "image/png", PIXEL));
    assertThat(relais.coordinator().get(sheet).json().get("files").get(0).toString())
        .contains("nuit.png", "image/png", "\"awaited\":false");
    Reply shown = relais.coordinator().get(photo);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body()).contains("PNG");
    assertThat(relais.coordinator().get(sheet + "/files/autre.png").body()).contains("autre.png");

    assertThat(veille.coordinator().get(sheet).json().get("files").size()).isZero();
    assertThat(veille.coordinator().get(photo).status()).isEqualTo(404);
  }

  @Test
  void aSecretPlaceIsThereForItsCircleOnly() {
    Association relais = world.association("Relais");
    FieldWorld.Person amina = world.person(relais.id(), Role.COORDINATOR);
    FieldWorld.Person paul = world.person(relais.id(), Role.COORDINATOR);
    Reply made =
        relais
            .coordinator()
            .post(
                "/api/places",
                """
                {"name":"Cave","position":{"lat":48.85,"lon":2.35},"sensitivity":"secrete",
                 "circle":["%s","%s"]}
                """
                    .formatted(
                        relais.coordinator().member().id().value(), amina.member().id().value()));
    assertThat(made.status()).isEqualTo(201);
    String place = "/api/places/" + made.json().get("id").asString();
    assertThat(amina.get(place).json().get("circle").size()).isEqualTo(2);
    assertThat(paul.get(place).status()).isEqualTo(404);
  }

  @Test
  void administratorsKeepAccountsAndSeeNoPlaceAtAll() {
    Association relais = world.association("Relais");
    relais.phone().send(place(UUID.randomUUID(), "Passage", 48.8461, 2.3421, "normale"));
    world.settle();
    for (Role role : new Role[] {Role.ORG_ADMIN, Role.INSTANCE_ADMIN}) {
      var admin = world.person(relais.id(), role);
      assertThat(admin.get("/api/places").json().get("total").asInt()).isZero();
      assertThat(admin.get("/api/figures").json().get("placesActive").asInt()).isZero();
      assertThat(admin.get("/api/tables/places").json().get("total").asInt()).isZero();
    }
  }

  @Test
  void aPhoneGetsThePackOfItsZonesAndTheSameKeyAgain() {
    Association relais = world.association("Relais");
    relais.phone().send(place(UUID.randomUUID(), "Rue haute", 48.8901, 2.3501, "normale"));
    relais.phone().send(place(UUID.randomUUID(), "Rue basse", 48.8301, 2.3601, "normale"));
    world.settle();
    String zone =
        relais.coordinator().get("/api/places").json().get("places").get(0).get("zone").asString();
    String secret = world.teamPhone(relais, zone).secret();
    JsonNode pack = world.phoneAsCaller(secret).get("/api/phone/pack").json();
    assertThat(pack.get("places").size()).isEqualTo(1);
    assertThat(pack.get("zones").get(0).get("code").asString()).isEqualTo(zone);
    assertThat(pack.get("forms").toString()).contains("passage");
    String key = pack.get("storageKey").asString();
    assertThat(java.util.Base64.getDecoder().decode(key)).hasSize(32);
    assertThat(
            world.phoneAsCaller(secret).get("/api/phone/pack").json().get("storageKey").asString())
        .isEqualTo(key);
    String list =
        world.door(secret).get(world.door(secret).server() + "/media/passage/lieux.csv").body();
    assertThat(list.lines()).hasSize(2);
    assertThat(relais.coordinator().get("/api/phone/pack").status()).isEqualTo(403);
  }

  @Test
  void aPhoneMayStartAVisitFromTheLastOneButFromNothingThatWasOfThatNight() {
    Association relais = world.association("Relais");
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Berge", 48.8702, 2.3602, "normale"));
    relais
        .phone()
        .send(
            visit(
                newId(),
                met(place, 31, "compte")
                    + "<ecran_groupes><femmes_seules>4</femmes_seules></ecran_groupes>"
                    + "<ecran_besoins><besoins>tente eau</besoins></ecran_besoins>"
                    + "<ecran_donne><donne>eau</donne></ecran_donne>"
                    + "<ecran_suite><alerte>vital</alerte></ecran_suite>"
                    + "<ecran_note><note>Ne pas copier</note></ecran_note>"));
    world.settle();
    String zone = relais.coordinator().get("/api/places/" + place).json().get("zone").asString();
    JsonNode last = lastVisit(world.teamPhone(relais, zone).secret(), place);
    assertThat(last.get("form").asString()).isEqualTo("passage");
    JsonNode answers = last.get("answers");
    assertThat(answers.get("effectif").asString()).isEqualTo("31");
    assertThat(answers.get("femmes_seules").asString()).isEqualTo("4");
    assertThat(answers.get("besoins").asString()).isEqualTo("tente eau");
    assertThat(answers.propertyNames())
        .doesNotContain("qualite", "resultat", "donne", "alerte", "note", "lieu");
    // A phone of no team is nobody in particular: it learns of no group.
    JsonNode shared = lastVisit(relais.phoneToken(), place).get("answers");
    assertThat(shared.has("effectif")).isTrue();
    assertThat(shared.has("femmes_seules")).isFalse();
    // What the phone's own reports lend before they came back: the same, and nothing else.
    JsonNode lends =
        world
            .phoneAsCaller(relais.phoneToken())
            .get("/api/phone/pack")
            .json()
            .get("forms")
            .valueStream()
            .filter(form -> form.get("id").asString().equals("passage"))
            .findFirst()
            .orElseThrow()
            .get("lends");
    assertThat(lends.get("paths").toString())
        .contains("/data/ecran_effectif/effectif", "/besoins")
        .doesNotContain("qualite", "resultat", "/donne", "alerte", "/note");
    assertThat(lends.get("quality").asString()).isEqualTo("/data/ecran_effectif/qualite");
    assertThat(lends.get("result").asString()).isEqualTo("/data/ecran_resultat/resultat");
    assertThat(lends.get("met").asString()).isEqualTo("rencontre");
    assertThat(lends.get("hearsay").asString()).isEqualTo("oui_dire");
  }

  private static JsonNode lastVisit(String phone, UUID place) {
    JsonNode pack = world.phoneAsCaller(phone).get("/api/phone/pack").json();
    return pack.get("lastVisits").get(place.toString());
  }

  @Test
  void exportsSpeakFrenchCarryHashtagsAndNeverBecomeFormulas() {
    Association relais = world.association("Relais");
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "=HYPERLINK(1)", 48.8401, 2.3301, "normale"));
    relais.phone().send(visit(newId(), met(place, 8, "compte")));
    world.settle();
    String csv = relais.coordinator().get("/api/export.csv?table=reports").body();
    assertThat(csv).contains("Personnes").contains("#affected").contains("Rencontre");
    assertThat(csv.lines().filter(line -> line.contains("HYPERLINK")).toList())
        .allSatisfy(line -> assertThat(line).doesNotContain(";=HYPER").doesNotContain(";\"=HYPER"));
    assertThat(relais.coordinator().get("/api/export.csv?table=places").body())
        .contains("Campement de tentes");
    assertThat(relais.coordinator().get("/api/export.csv?table=nope").status()).isEqualTo(404);
  }

  @Test
  void aTableIsFilteredSortedAndWrittenAsACorrection() {
    Association relais = world.association("Relais");
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Colline", 48.8871, 2.3431, "normale"));
    relais.phone().send(visit(newId(), met(place, 8, "compte")));
    relais.phone().send(visit(newId(), met(place, 80, "compte")));
    world.settle();
    var nadia = relais.coordinator();
    JsonNode page =
        nadia
            .get(
                "/api/tables/reports?sort=-headcount&filter=" + FieldWorld.encode("headcount gt 5"))
            .json();
    assertThat(page.get("total").asInt()).isEqualTo(2);
    JsonNode row = page.get("rows").get(0);
    assertThat(row.get("cells").get("headcount").asInt()).isEqualTo(80);
    assertThat(row.get("cells").get("place_name").asString()).isEqualTo("Colline");
    String change = "{\"version\":" + row.get("version") + ",\"values\":{\"headcount\":\"9\"}}";
    assertThat(nadia.patch("/api/tables/reports/" + row.get("number"), change).status())
        .isEqualTo(200);
    world.settle();
    assertThat(nadia.get("/api/figures").json().get("encounters").get("value").asInt())
        .isBetween(8, 17);
    assertThat(
            nadia
                .get("/api/tables/reports?filter=" + FieldWorld.encode("humeur eq bonne"))
                .status())
        .isEqualTo(400);
    assertThat(nadia.get("/api/places?bbox=1,2,3").status()).isEqualTo(400);
  }
}
