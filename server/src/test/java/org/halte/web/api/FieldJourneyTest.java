package org.halte.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.api.FieldWorld.met;
import static org.halte.web.api.FieldWorld.newId;
import static org.halte.web.api.FieldWorld.place;
import static org.halte.web.api.FieldWorld.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.live.LiveEvent;
import org.halte.core.live.LiveHub;
import org.halte.core.live.LiveListener;
import org.halte.core.people.Role;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.halte.web.api.FieldWorld.Association;
import org.halte.web.api.FieldWorld.Reply;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A report's way from the phone's door to what each person sees of it. */
class FieldJourneyTest extends FieldStory {

  @Test
  void aReportIsOnTheMapInTheFiguresAndInTheEventsWithinTwoSeconds() {
    Association relais = world.association("Relais");
    var events = world.listen(relais.coordinator());
    UUID place = UUID.randomUUID();
    assertThat(
            relais
                .phone()
                .send(place(place, "Pont des Lilas", 48.8801, 2.3701, "normale"))
                .status())
        .isEqualTo(201);
    String id = newId();
    assertThat(relais.phone().send(visit(id, met(place, 40, "compte"))).status()).isEqualTo(201);
    Instant acknowledged = Instant.now();
    await(() -> events.saw(id));
    assertThat(Duration.between(acknowledged, Instant.now())).isLessThan(Duration.ofSeconds(2));

    JsonNode places = relais.coordinator().get("/api/places").json();
    assertThat(places.get("total").asInt()).isEqualTo(1);
    JsonNode card = places.get("places").get(0);
    assertThat(card.get("id").asString()).isEqualTo(place.toString());
    assertThat(card.get("name").asString()).isEqualTo("Pont des Lilas");
    assertThat(card.get("precision").asString()).isEqualTo("exact");
    assertThat(card.get("position").get("lat").asDouble()).isEqualTo(48.8801);
    assertThat(card.get("zone").asString()).startsWith("75");
    assertThat(card.get("headcount").get("value").asInt()).isEqualTo(40);
    assertThat(card.get("headcount").get("confirmed").asBoolean()).isTrue();
    assertThat(card.get("lastVisit").get("result").asString()).isEqualTo("rencontre");

    JsonNode figures = relais.coordinator().get("/api/figures").json();
    assertThat(figures.get("visits").asInt()).isEqualTo(1);
    assertThat(figures.get("encounters").get("value").asInt()).isEqualTo(40);
    assertThat(figures.get("peoplePresent").get("value").asInt()).isEqualTo(40);
    assertThat(figures.get("placesActive").asInt()).isEqualTo(1);

    JsonNode sheet = relais.coordinator().get("/api/reports/" + id).json();
    assertThat(sheet.get("instanceId").asString()).isEqualTo(id);
    assertThat(sheet.get("place").get("name").asString()).isEqualTo("Pont des Lilas");
    assertThat(sheet.get("answers").toString())
        .contains("/data/ecran_effectif/effectif")
        .contains("Personnes vues");
    assertThat(sheet.get("history").get(0).get("kind").asString()).isEqualTo("received");
  }

  @Test
  void aCorrectionTakesThePlaceOfWhatItCorrects() {
    Association relais = world.association("Relais");
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Canal", 48.8751, 2.3651, "normale"));
    String id = newId();
    relais.phone().send(visit(id, met(place, 40, "compte")));
    world.settle();
    Reply corrected =
        relais.coordinator().patch("/api/reports/" + id, "{\"values\":{\"effectif\":\"14\"}}");
    assertThat(corrected.status()).isEqualTo(200);
    String next = corrected.json().get("instanceId").asString();
    world.settle();
    JsonNode figures = relais.coordinator().get("/api/figures").json();
    assertThat(figures.get("visits").asInt()).isEqualTo(1);
    assertThat(figures.get("encounters").get("value").asInt()).isEqualTo(14);
    assertThat(relais.coordinator().get("/api/reports/" + id).json().get("status").asString())
        .isEqualTo("replaced");
    JsonNode sheet = relais.coordinator().get("/api/reports/" + next).json();
    assertThat(sheet.get("history").size()).isEqualTo(2);
    assertThat(sheet.get("history").get(1).get("changes").toString()).contains("40").contains("14");
    assertThat(relais.coordinator().get("/api/places").json().get("total").asInt()).isEqualTo(1);
  }

  @Test
  void aReviewedReportThatIsRejectedNeverCounts() {
    Association relais = world.association("Relais");
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Gare", 48.8451, 2.3721, "normale"));
    String id = newId();
    relais.phone().send(visit(id, met(place, 40, "compte")));
    world.settle();
    Reply judged =
        relais
            .coordinator()
            .post(
                "/api/reports/" + id + "/review",
                "{\"decision\":\"rejected\",\"note\":\"Doublon\"}");
    assertThat(judged.status()).isEqualTo(200);
    assertThat(judged.json().get("status").asString()).isEqualTo("rejected");
    assertThat(judged.body()).contains("Doublon");
    assertThat(relais.coordinator().get("/api/figures").json().get("visits").asInt()).isZero();
    assertThat(relais.coordinator().get("/api/places/" + place).json().get("headcount").isNull())
        .isTrue();
    assertThat(
            relais
                .coordinator()
                .post("/api/reports/" + id + "/review", "{\"decision\":\"maybe\"}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void aPhoneIn1970IsHeardTheReceiptCountsAndSomebodyIsAskedToLook() {
    Association relais = world.association("Relais");
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Parc", 48.8351, 2.3621, "normale"));
    String id = newId();
    relais.phone().send(visit(id, "1970-01-01T00:05:00.000+01:00", met(place, 9, "compte"), ""));
    world.settle();
    JsonNode report = relais.coordinator().get("/api/reports/" + id).json();
    assertThat(report.get("status").asString()).isEqualTo("review");
    assertThat(report.get("flags").toString()).contains("clock");
    assertThat(report.get("night").asString())
        .isEqualTo(world.get(NightCalendar.class).tonight().toString());
  }

  @Test
  void twoPhonesThatDescribeOnePlaceMakeTwoThatAreFlaggedAndNeverMerged() {
    Association relais = world.association("Relais");
    UUID one = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    relais.phone().send(place(one, "Talus nord", 48.8951, 2.3321, "normale"));
    relais.phone().send(place(other, "Le talus", 48.8952, 2.3322, "normale"));
    world.settle();
    JsonNode places = relais.coordinator().get("/api/places").json();
    assertThat(places.get("total").asInt()).isEqualTo(2);
    assertThat(relais.coordinator().get("/api/places/" + one).json().get("doubles").toString())
        .contains(other.toString());
    assertThat(
            relais
                .coordinator()
                .get("/api/places/near?lat=48.8951&lon=2.3321")
                .json()
                .get("places")
                .size())
        .isEqualTo(2);
  }

  @Test
  void hearsayStandsApartAndIsNeverSummed() {
    Association relais = world.association("Relais");
    UUID place = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    relais.phone().send(place(place, "Berge", 48.8551, 2.3021, "normale"));
    relais.phone().send(place(other, "Île", 48.8521, 2.2821, "normale"));
    relais.phone().send(visit(newId(), met(place, 30, "au_moins")));
    relais.phone().send(visit(newId(), met(other, 12, "oui_dire")));
    world.settle();
    JsonNode figures = relais.coordinator().get("/api/figures").json();
    assertThat(figures.get("encounters").toString())
        .isEqualTo("{\"value\":30,\"atLeast\":true,\"hearsay\":12}");
    assertThat(figures.get("peoplePresent").get("value").asInt()).isEqualTo(30);
    assertThat(figures.get("peoplePresent").get("hearsay").asInt()).isEqualTo(12);
  }

  @Test
  void aVisitAtANewPointMakesAPlaceThatWaitsForACoordinator() {
    Association relais = world.association("Relais");
    String id = newId();
    relais
        .phone()
        .send(
            visit(
                id,
                "<ecran_lieu><nouveau_point>48.8251 2.3221 0 8</nouveau_point><nouveau_nom>Sous le pont</nouveau_nom></ecran_lieu><ecran_resultat><resultat>rencontre</resultat></ecran_resultat><ecran_effectif><effectif>5</effectif><qualite>compte</qualite></ecran_effectif>"));
    world.settle();
    JsonNode card = relais.coordinator().get("/api/places").json().get("places").get(0);
    assertThat(card.get("name").asString()).isEqualTo("Sous le pont");
    assertThat(card.get("state").asString()).isEqualTo("a_verifier");
    String change = "{\"version\":" + card.get("version") + ",\"state\":\"actif\"}";
    Reply edited = relais.coordinator().patch("/api/places/" + card.get("id").asString(), change);
    assertThat(edited.json().get("state").asString()).isEqualTo("actif");
    assertThat(
            relais.coordinator().patch("/api/places/" + card.get("id").asString(), change).status())
        .isEqualTo(409);
  }

  @Test
  void aVisitThatComesBeforeTheDescriptionOfItsPlaceWaitsForIt() {
    Association relais = world.association("Relais");
    UUID place = UUID.randomUUID();
    String id = newId();
    relais.phone().send(visit(id, met(place, 21, "estime")));
    world.settle();
    assertThat(relais.coordinator().get("/api/reports/" + id).json().get("flags").toString())
        .contains("unknown_place");
    relais.phone().send(place(place, "Voie ferrée", 48.8261, 2.3821, "normale"));
    world.settle();
    assertThat(relais.coordinator().get("/api/reports/" + id).json().get("flags").toString())
        .doesNotContain("unknown_place");
    JsonNode card = relais.coordinator().get("/api/places/" + place).json();
    assertThat(card.get("name").asString()).isEqualTo("Voie ferrée");
    assertThat(card.get("headcount").get("value").asInt()).isEqualTo(21);
  }

  @Test
  void anEvictionChangesThePlaceAndIsCountedByItsSolution() {
    Association relais = world.association("Relais");
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Friche", 48.9001, 2.3721, "normale"));
    String id = newId();
    relais
        .phone()
        .send(
            "<data id=\"expulsion\" version=\"2026112301\"><debut>"
                + FieldWorld.earlier()
                + "</debut><ecran_lieu><lieu>"
                + place
                + "</lieu></ecran_lieu><ecran_solution><solution_proposee>aucune</solution_proposee></ecran_solution><meta><instanceID>"
                + id
                + "</instanceID></meta></data>");
    world.settle();
    JsonNode sheet = relais.coordinator().get("/api/places/" + place).json();
    assertThat(sheet.get("state").asString()).isEqualTo("expulse");
    assertThat(sheet.get("evictions").get(0).get("solution").asString()).isEqualTo("aucune");
    JsonNode evictions = relais.coordinator().get("/api/figures").json().get("evictions");
    assertThat(evictions.get("count").asInt()).isEqualTo(1);
    assertThat(evictions.get("withoutSolution").asInt()).isEqualTo(1);
    assertThat(relais.coordinator().get("/api/tables/evictions").json().get("total").asInt())
        .isEqualTo(1);
  }

  @Test
  void twoHundredScreensHearOfAReportInTheTimeOfABreath() throws Exception {
    Association relais = world.association("Relais");
    UUID place = UUID.randomUUID();
    relais.phone().send(place(place, "Boulevard", 48.8331, 2.3321, "normale"));
    world.settle();
    var viewer =
        new Viewer.Member(
            relais.coordinator().member().id(), relais.id(), Set.of(Role.COORDINATOR), List.of());
    var policy = world.get(Policy.class);
    var heard = new ConcurrentLinkedQueue<Instant>();
    List<LiveListener> screens = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      var screen =
          world
              .get(LiveHub.class)
              .listen(() -> Optional.of(policy.open(viewer, Reading.all("events"))), "");
      screens.add(screen);
      Thread.ofVirtual().start(() -> follow(screen, heard));
    }
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      heard.clear();
      relais.phone().send(visit(newId(), met(place, 10 + i, "compte")));
      Instant acknowledged = Instant.now();
      await(() -> heard.size() >= 200);
      heard.forEach(at -> millis.add(Duration.between(acknowledged, at).toMillis()));
    }
    screens.forEach(LiveListener::close);
    millis.sort(null);
    long p95 = millis.get(millis.size() * 95 / 100);
    System.out.println("live p95 of 200 screens: " + p95 + " ms");
    // Ten times the aim: this machine may be busy with other tests; the bench holds the figure.
    assertThat(p95).isLessThan(3000);
  }

  private static void follow(LiveListener screen, ConcurrentLinkedQueue<Instant> heard) {
    try {
      while (!screen.isClosed()) {
        Optional<LiveEvent> event = screen.poll(1000);
        if (event.isPresent() && event.get().name().equals("report")) {
          heard.add(Instant.now());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("did not happen in time");
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
