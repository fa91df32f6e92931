package org.halte.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.api.FieldWorld.met;
import static org.halte.web.api.FieldWorld.newId;
import static org.halte.web.api.FieldWorld.place;
import static org.halte.web.api.FieldWorld.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.halte.base.geo.Area;
import org.halte.base.geo.Cell;
import org.halte.base.geo.Position;
import org.halte.base.kernel.Night;
import org.halte.core.territory.Territory;
import org.halte.core.territory.Zone;
import org.halte.field.places.PlaceRegistry;
import org.halte.web.api.FieldWorld.Association;
import org.halte.web.api.FieldWorld.Person;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an association reads of another by the agreement “Coordination”, on every way out. */
class PartnersTest extends FieldStory {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void aPartnerReadsTheLastVisitToAPlaceAndNoneBefore() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    world.share(relais, veille);
    UUID place = ordinary(relais, "Square", 48.8851, 2.3611);
    Instant now = Instant.now();
    String first = told(relais, place, now.minus(Duration.ofDays(3)), 31, "duvet");
    String second = told(relais, place, now.minus(Duration.ofDays(2)), 32, "eau");
    String third = told(relais, place, now.minus(Duration.ofDays(1)), 13, "tente");

    for (String list :
        List.of(
            "/api/reports",
            "/api/reports?place=" + place,
            "/api/places/" + place,
            "/api/tables/reports",
            "/api/forms/passage/data",
            "/api/export.csv")) {
      assertThat(relais.coordinator().get(list).body())
          .as(list + " at home")
          .contains(first, second, third);
      assertThat(veille.coordinator().get(list).body())
          .as(list + " at the partner's")
          .contains(third)
          .doesNotContain(first)
          .doesNotContain(second);
    }
    assertThat(veille.coordinator().get("/api/reports/" + second).status()).isEqualTo(404);
    assertThat(veille.coordinator().get("/api/reports/" + third).status()).isEqualTo(200);
    JsonNode figures = veille.coordinator().get("/api/figures").json();
    assertThat(figures.get("visits").asInt()).isOne();
    assertThat(figures.at("/encounters/value").asInt()).isEqualTo(13);
    // How many were there on an earlier night is a past visit's to tell.
    String then = Night.of(now.minus(Duration.ofDays(2)), PARIS).toString();
    assertThat(
            veille
                .coordinator()
                .get("/api/figures?to=" + then)
                .json()
                .at("/peoplePresent/value")
                .asInt())
        .isZero();
    assertThat(veille.coordinator().get("/api/forms/passage/data/charts").json().get("reports"))
        .hasToString("1");
  }

  @Test
  void whatAPlaceNeedsIsSummedUpFromVisitsOfWhichNoneShows() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    world.share(relais, veille);
    UUID place = ordinary(relais, "Rotonde", 48.8831, 2.3691);
    Instant now = Instant.now();
    told(relais, place, now.minus(Duration.ofDays(4)), 20, "eau");
    told(relais, place, now.minus(Duration.ofDays(3)), 20, "savon");
    String given =
        met(place, 21, "compte")
            + "<ecran_besoins><besoins>duvet</besoins></ecran_besoins>"
            + "<ecran_donne><donne>eau savon</donne></ecran_donne>";
    relais.phone().send(visit(newId(), phoneTime(now.minus(Duration.ofDays(2))), given, ""));
    String last = newId();
    String answers =
        "<ecran_lieu><lieu>%s</lieu></ecran_lieu><ecran_resultat><resultat>inaccessible</resultat></ecran_resultat>"
            .formatted(place);
    relais.phone().send(visit(last, phoneTime(now.minus(Duration.ofDays(1))), answers, ""));
    world.settle();

    JsonNode sheet = veille.coordinator().get("/api/places/" + place).json();
    assertThat(sheet.at("/headcount/value").asInt()).isEqualTo(21);
    assertThat(sheet.at("/needs/0/item").asString()).isEqualTo("duvet");
    assertThat(sheet.at("/lastVisit/result").asString()).isEqualTo("inaccessible");
    assertThat(sheet.get("needsHistory").size()).isOne();
    assertThat(relais.coordinator().get("/api/places/" + place).json().get("needsHistory").size())
        .as("at home with those that were covered")
        .isEqualTo(3);
    assertThat(sheet.get("visits").size()).isOne();
    JsonNode figures = veille.coordinator().get("/api/figures").json();
    assertThat(figures.at("/peoplePresent/value").asInt()).isEqualTo(21);
    assertThat(figures.at("/needsOpen/0/item").asString()).isEqualTo("duvet");
    // Which kind of visit said so is that visit's to tell.
    assertThat(
            veille
                .coordinator()
                .get("/api/figures?need=duvet")
                .json()
                .at("/peoplePresent/value")
                .asInt())
        .isZero();
  }

  @Test
  void whenSomebodyWentReachesPartnersToTheHour() throws Exception {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    world.share(relais, veille);
    UUID place = ordinary(relais, "Passerelle", 48.8811, 2.3721);
    var events = world.listen(veille.coordinator());
    Instant went =
        Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.HOURS).plusSeconds(1234);
    told(relais, place, went, 17, "duvet");

    JsonNode sheet = veille.coordinator().get("/api/places/" + place).json();
    String hour = went.truncatedTo(ChronoUnit.HOURS).toString();
    assertThat(sheet.at("/lastVisit/at").asString()).isEqualTo(hour);
    assertThat(sheet.at("/needs/0/since").asString()).isEqualTo(hour);
    assertThat(sheet.at("/needsHistory/0/opened").asString()).isEqualTo(hour);
    assertThat(sheet.at("/needsHistory/0/confirmed").asString()).isEqualTo(hour);
    assertThat(sheet.at("/visits/0/startedAt").asString()).isEqualTo(hour);
    assertThat(sheet.at("/visits/0/receivedAt").isNull()).isTrue();
    assertThat(relais.coordinator().get("/api/places/" + place).json().at("/needs/0/since"))
        .hasToString("\"" + went + "\"");
    for (String way : List.of("/api/reports", "/api/tables/reports", "/api/forms/passage/data")) {
      assertThat(veille.coordinator().get(way).body()).as(way).contains(hour);
      assertThat(veille.coordinator().get(way).body()).as(way).doesNotContain(":20:34");
    }
    assertThat(veille.coordinator().get("/api/export.csv").body()).doesNotContain(":20;");
    await(() -> events.saw(place.toString()));
    assertThat(events.lines)
        .filteredOn(line -> line.startsWith("data:"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).containsPattern("\"at\":\"[^\"]*:00:00Z\""));
  }

  @Test
  void eventsCarryNoNumberThatCountsWhatIsHidden() throws Exception {
    Association relais = world.association("Relais");
    Person nadia = relais.coordinator();
    var events = world.listen(nadia);
    UUID one = ordinary(relais, "Un", 48.8311, 2.3221);
    UUID two = ordinary(relais, "Deux", 48.8411, 2.3321);
    await(() -> events.saw(two.toString()) && events.saw(one.toString()));
    var ids = events.lines.stream().filter(line -> line.startsWith("id:")).toList();
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(1);
    assertThat(ids).allSatisfy(id -> assertThat(id).hasSameSizeAs(ids.getFirst()));
    assertThat(ids).noneMatch(id -> id.matches("id:\\d+-\\d+"));
    var resumed = world.listen(nadia, ids.getFirst().substring(3));
    await(() -> resumed.saw(two.toString()));
  }

  @Test
  void aSensitivePlaceThatIsVisitedMovesOrGoesTellsNoPartnerAtOnce() throws Exception {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    world.share(relais, veille);
    UUID high = UUID.randomUUID();
    relais.phone().send(place(high, "Tunnel", 48.8712, 2.3512, "haute"));
    relais.phone().send(visit(newId(), met(high, 47, "compte")));
    world.settle();
    world.age(Duration.ofHours(30));
    Person nadia = veille.coordinator();
    String before = nadia.get("/api/places/" + high).body();
    assertThat(before).contains("\"value\":50").contains("48.875");
    var events = world.listen(nadia);

    relais.phone().send(visit(newId(), met(high, 88, "compte")));
    String edit = "{\"version\":%s,\"position\":{\"lat\":48.8231,\"lon\":2.3012}}";
    Person home = relais.coordinator();
    world.settle();
    String version = home.get("/api/places/" + high).json().get("version").toString();
    assertThat(home.patch("/api/places/" + high, edit.formatted(version)).status()).isEqualTo(200);
    world.settle();
    assertThat(nadia.get("/api/places/" + high).body()).isEqualTo(before);
    assertThat(nadia.get("/api/tables/places").body()).contains("48.875");

    world.get(PlaceRegistry.class).remove(high);
    world.settle();
    assertThat(home.get("/api/places/" + high).status()).isEqualTo(404);
    assertThat(nadia.get("/api/places/" + high).body()).isEqualTo(before);
    // An event of an ordinary place has come: what was to come of the other one would have.
    UUID ordinary = ordinary(relais, "Square", 48.8801, 2.3601);
    await(() -> events.saw(ordinary.toString()));
    assertThat(events.saw(high.toString())).isFalse();

    world.age(Duration.ofHours(25));
    assertThat(nadia.get("/api/places/" + high).status()).isEqualTo(404);
  }

  @Test
  void aVisitByWhoSharesNothingTellsNoPartnerOfThePlaceThatSomebodyWent() throws Exception {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    Association passants = world.association("Passants");
    world.share(relais, veille);
    UUID place = ordinary(relais, "Allée", 48.8521, 2.3871);
    String before = veille.coordinator().get("/api/places/" + place).body();
    var events = world.listen(veille.coordinator());
    passants.phone().send(visit(newId(), met(place, 77, "compte")));
    world.settle();
    UUID next = ordinary(relais, "Impasse", 48.8571, 2.3891);
    await(() -> events.saw(next.toString()));

    assertThat(events.saw(place.toString())).isFalse();
    assertThat(veille.coordinator().get("/api/places/" + place).body()).isEqualTo(before);
  }

  @Test
  void aZoneDrawnAroundASensitivePlaceTellsNothing() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    world.share(relais, veille);
    String district = zoneAround(veille, "minuscule", 48.8912, 2.3312);
    UUID high = UUID.randomUUID();
    relais.phone().send(place(high, "Cour", 48.8912, 2.3312, "haute"));
    relais.phone().send(visit(newId(), met(high, 20, "compte")));
    world.settle();
    world.age(Duration.ofHours(25));

    assertThat(relais.coordinator().get("/api/places/" + high).json().get("zone").asString())
        .isEqualTo("minuscule");
    Person nadia = veille.coordinator();
    assertThat(nadia.get("/api/places/" + high).json().get("zone").asString()).isEqualTo(district);
    assertThat(nadia.get("/api/places?zone=minuscule").json().get("total").asInt()).isZero();
    assertThat(nadia.get("/api/places?zone=" + district).body()).contains(high.toString());
    String table = "/api/tables/places?filter=" + FieldWorld.encode("zone eq 'minuscule'");
    assertThat(nadia.get(table).json().get("total").asInt()).isZero();
    assertThat(nadia.get("/api/figures?zone=minuscule").json().at("/peoplePresent/value").asInt())
        .isZero();
  }

  @Test
  void whatAReportKnowsOfItsPlaceIsOpenOnlyWhereThePlaceIs() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    world.share(relais, veille);
    UUID place = ordinary(relais, "Hangar", 48.8771, 2.3571);
    String own = newId();
    veille.phone().send(visit(own, met(place, 9, "compte")));
    world.settle();
    Person nadia = veille.coordinator();
    String byPlace = "/api/reports?place=" + place;
    String byKind = byPlace.replace("place=" + place, "kind=campement_tentes&category=passage");
    assertThat(nadia.get(byPlace).body()).contains(own);
    assertThat(nadia.get(byKind).body()).contains(own);
    assertThat(nadia.get("/api/forms/passage/data").body()).contains(place.toString());

    Person home = relais.coordinator();
    String version = home.get("/api/places/" + place).json().get("version").toString();
    String closed = "{\"version\":%s,\"sensitivity\":\"haute\"}".formatted(version);
    assertThat(home.patch("/api/places/" + place, closed).status()).isEqualTo(200);
    world.settle();

    assertThat(nadia.get("/api/reports").body()).contains(own).doesNotContain(place.toString());
    assertThat(nadia.get(byPlace).json().get("total").asInt()).isZero();
    assertThat(nadia.get(byKind).json().get("total").asInt()).isZero();
    assertThat(nadia.get(byPlace.replace("reports", "figures")).json().get("visits").asInt())
        .isZero();
    for (String way :
        List.of(
            "/api/forms/passage/data",
            "/api/forms/passage/data/" + own,
            "/api/tables/reports",
            "/api/export.csv")) {
      assertThat(nadia.get(way).body()).as(way).contains(own).doesNotContain(place.toString());
    }
  }

  @Test
  void aDoubleIsKnownOnlyToWhoSeesBoth() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    world.share(relais, veille);
    UUID hidden = UUID.randomUUID();
    relais.phone().send(place(hidden, "Cave", 48.8666, 2.3333, "secrete"));
    UUID shown = ordinary(relais, "Parvis", 48.8466, 2.3133);
    String nearHidden = near(veille, 48.8667, 2.3334);
    String nearShown = near(veille, 48.8467, 2.3134);

    Person nadia = veille.coordinator();
    assertThat(nadia.get("/api/reports/" + nearShown).json().get("flags").toString())
        .contains("possible_double");
    assertThat(nadia.get("/api/places").body()).contains("\"doubles\":[\"" + shown);
    assertThat(nadia.get("/api/reports/" + nearHidden).json().get("flags").toString())
        .doesNotContain("possible_double");
    assertThat(nadia.get("/api/places").body()).doesNotContain(hidden.toString());
  }

  @Test
  void noNumberCountsWhatIsNotShown() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    world.share(relais, veille);
    UUID one = ordinary(relais, "Un", 48.8391, 2.3391);
    UUID two = ordinary(relais, "Deux", 48.8291, 2.3291);
    told(relais, one, Instant.now().minusSeconds(600), 5, "eau");
    Person nadia = veille.coordinator();
    JsonNode first = nadia.get("/api/places/" + one).json();
    JsonNode second = nadia.get("/api/places/" + two).json();
    assertThat(Math.abs(first.get("number").asLong() - second.get("number").asLong()))
        .isGreaterThan(1000);
    assertThat(first.get("number").asLong()).isLessThan(1L << 52);
    assertThat(first.get("version").asInt()).isZero();
    assertThat(first.at("/visits/0/version").asInt()).isZero();
    for (String table : List.of("places", "reports")) {
      assertThat(nadia.get("/api/tables/" + table).json().get("rows"))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.get("version").asInt()).isZero());
      assertThat(relais.coordinator().get("/api/tables/" + table).json().get("rows"))
          .allSatisfy(row -> assertThat(row.get("version").asInt()).isPositive());
    }
  }

  @Test
  void aPhoneLearnsOfNothingThatIsNotItsOwnByAskingWhatIsGone() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    UUID theirs = ordinary(relais, "Quai", 48.8371, 2.3471);
    UUID ours = ordinary(veille, "Berge", 48.8381, 2.3481);
    UUID lost = ordinary(veille, "Talus", 48.8281, 2.3281);
    world.get(PlaceRegistry.class).remove(lost);
    UUID unheard = UUID.randomUUID();
    assertThat(gone(veille, lost)).isTrue();
    assertThat(gone(veille, ours)).isFalse();
    assertThat(gone(veille, unheard)).isFalse();
    assertThat(gone(veille, theirs)).isFalse();
    world.get(PlaceRegistry.class).remove(theirs);
    assertThat(gone(veille, theirs)).isFalse();
  }

  private static boolean gone(Association association, UUID id) {
    return association
        .phone()
        .get(association.phone().server() + "/integrity/passage/lieux.csv?id=" + id)
        .body()
        .contains("<deleted>true</deleted>");
  }

  private static UUID ordinary(Association association, String name, double lat, double lon) {
    UUID id = UUID.randomUUID();
    association.phone().send(place(id, name, lat, lon, "normale"));
    world.settle();
    return id;
  }

  /** A visit that met people and names a need. */
  private static String told(
      Association association, UUID place, Instant at, int people, String need) {
    String id = newId();
    String answers =
        met(place, people, "compte")
            + "<ecran_besoins><besoins>"
            + need
            + "</besoins></ecran_besoins>";
    association.phone().send(visit(id, phoneTime(at), answers, ""));
    world.settle();
    return id;
  }

  /** A visit to a place that nobody knew yet. */
  private static String near(Association association, double lat, double lon) {
    String id = newId();
    String answers =
        "<ecran_lieu><point>%s %s 0 5</point></ecran_lieu><ecran_resultat><resultat>rencontre</resultat></ecran_resultat>"
            .formatted(lat, lon);
    association.phone().send(visit(id, answers));
    world.settle();
    return id;
  }

  private static String phoneTime(Instant at) {
    return at.atZone(PARIS).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Draws a zone of some metres; says which zone the middle of the place's cell is in. */
  private static String zoneAround(Association association, String code, double lat, double lon) {
    Territory territory = world.get(Territory.class);
    var point = new Position(lat, lon);
    var parent = territory.zoneAt(point).orElseThrow();
    double d = 0.0002;
    var square =
        Area.of(
            List.of(
                new Position(lat - d, lon - d),
                new Position(lat - d, lon + d),
                new Position(lat + d, lon + d),
                new Position(lat + d, lon - d)));
    var zones = new ArrayList<>(territory.listZones());
    zones.add(
        new Zone(new org.halte.core.territory.ZoneId(code), code, square, Optional.of(parent)));
    territory.replaceZones(zones);
    return territory.zoneAt(Cell.of(point).centre()).orElseThrow().code();
  }

  private static void await(BooleanSupplier wanted) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(15);
    while (!wanted.getAsBoolean() && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    assertThat(wanted.getAsBoolean()).isTrue();
  }
}
