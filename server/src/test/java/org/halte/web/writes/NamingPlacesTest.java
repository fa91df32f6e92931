package org.halte.web.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.writes.Town.changed;
import static org.halte.web.writes.Town.described;
import static org.halte.web.writes.Town.newId;
import static org.halte.web.writes.Town.send;
import static org.halte.web.writes.Town.visit;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halte.testing.OpenRosaClient;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What comes of a form that names a place is the same whether something hidden bears the id. */
class NamingPlacesTest {

  private final Town relais = new Town();
  private final Town veille = new Town();

  /** What the sender's association can tell of a report, but for what differs between any two. */
  private static String told(Town town, String instance) {
    JsonNode sheet = town.deskOfOmar.get("/api/reports/" + instance).json();
    String own = town.placeOf(instance).toString();
    return sheet
        .toString()
        .replace(instance, "INSTANCE")
        .replace(own, "PLACE")
        .replaceAll("\"number\":\\d+", "N")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(Z|\\+\\d\\d:\\d\\d)", "T")
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID");
  }

  @Test
  void aVisitToAHiddenPlaceGivesWhatAVisitToAnUnknownOneGives() {
    UUID foreign = relais.place(relais.shared, "Quai", 48.8411, 2.3511, "normale");
    UUID high = relais.place(relais.shared, "Tunnel", 48.8421, 2.3521, "haute");
    UUID secret = relais.secret("Cave", 48.8431, 2.3531);
    relais.giveTo(veille);
    relais.takeBackFrom(veille);
    String unknown = newId();
    assertThat(send(veille.phoneOfLina, visit(unknown, UUID.randomUUID(), 7, ""))).isEqualTo(201);
    for (UUID hidden : List.of(foreign, high, secret)) {
      String named = newId();
      assertThat(send(veille.phoneOfLina, visit(named, hidden, 7, ""))).isEqualTo(201);
      assertThat(told(veille, named)).isEqualTo(told(veille, unknown));
      assertThat(veille.placeOf(named)).isNotEqualTo(hidden);
    }
    assertThat(relais.sheet(foreign).get("visits").toString()).doesNotContain("passage");
    assertThat(relais.sheet(foreign).get("headcount").isNull()).isTrue();
  }

  @Test
  void whoIsOutsideTheCircleNamesNothingAndWhoIsInsideTheVeryPlace() {
    UUID secret = relais.secret("Cave", 48.8441, 2.3541);
    String outside = newId();
    String unknown = newId();
    send(relais.phoneOfLina, visit(outside, secret, 5, ""));
    send(relais.phoneOfLina, visit(unknown, UUID.randomUUID(), 5, ""));
    assertThat(told(relais, outside)).isEqualTo(told(relais, unknown));
    assertThat(relais.placeOf(outside)).isNotEqualTo(secret);
    String inside = newId();
    send(relais.phoneOfNadia, visit(inside, secret, 9, ""));
    assertThat(relais.placeOf(inside)).isEqualTo(secret);
    assertThat(relais.sheet(secret).get("headcount").get("value").asInt()).isEqualTo(9);
  }

  @Test
  void onlyWhoSeesBothIsAskedWhetherTheyAreOne() {
    UUID secret = relais.secret("Cave", 48.8451, 2.3551);
    String outside = newId();
    send(relais.phoneOfLina, visit(outside, secret, 5, ""));
    UUID made = relais.placeOf(outside);
    assertThat(relais.sheet(made).get("doubles").toString()).contains(secret.toString());
    assertThat(relais.deskOfOmar.get("/api/places/" + made).json().get("doubles")).isEmpty();
  }

  @Test
  void anOrdinaryPlaceOfAPartnerIsNamedWhileAnAgreementOpensItAndStaysNamedAfterwards() {
    UUID open = relais.place(relais.shared, "Square", 48.8461, 2.3561, "normale");
    UUID high = relais.place(relais.shared, "Porte", 48.8471, 2.3571, "haute");
    relais.giveTo(veille);
    String named = newId();
    String closed = newId();
    send(veille.phoneOfLina, visit(named, open, 11, ""));
    send(veille.phoneOfLina, visit(closed, high, 11, ""));
    assertThat(veille.placeOf(named)).isEqualTo(open);
    assertThat(veille.placeOf(closed)).isNotEqualTo(high);
    relais.takeBackFrom(veille);
    again(named);
    assertThat(veille.placeOf(named)).isEqualTo(open);
    String later = newId();
    send(veille.phoneOfLina, visit(later, open, 11, ""));
    assertThat(veille.placeOf(later)).isNotEqualTo(open);
    UUID stands = veille.placeOf(closed);
    relais.giveTo(veille);
    again(closed);
    again(later);
    assertThat(veille.placeOf(closed)).isEqualTo(stands);
    assertThat(veille.placeOf(later)).isNotEqualTo(open);
  }

  private static void again(String instance) {
    Town.HALTE
        .get(org.springframework.transaction.support.TransactionTemplate.class)
        .executeWithoutResult(status ->
            Town.HALTE
                .get(org.halte.base.changes.Changes.class)
                .append("submission", "again", instance, Map.of()));
    Town.settle();
  }

  @Test
  void aPlaceThatWasMergedIntoAHiddenOneLeadsNowhere() {
    UUID lost = relais.place(relais.phoneOfNadia, "Talus", 48.8481, 2.3581, "normale");
    UUID kept = relais.secret("Cave", 48.8491, 2.3591);
    assertThat(
            relais
                .desk
                .post("/api/places/" + kept + "/merge", Map.of("lost", lost.toString()))
                .status())
        .isEqualTo(204);
    String outside = newId();
    send(relais.phoneOfLina, visit(outside, lost, 5, ""));
    assertThat(relais.placeOf(outside)).isNotIn(lost, kept);
    String inside = newId();
    send(relais.phoneOfNadia, visit(inside, lost, 6, ""));
    assertThat(relais.placeOf(inside)).isEqualTo(kept);
  }

  @Test
  void visitsToAPlaceThatIsDescribedLaterWaitTogetherAndComeToIt() {
    UUID place = UUID.randomUUID();
    String first = newId();
    String second = newId();
    send(relais.phoneOfLina, visit(first, place, 5, ""));
    send(relais.shared, visit(second, place, 6, ""));
    assertThat(relais.placeOf(first)).isEqualTo(relais.placeOf(second)).isNotEqualTo(place);
    send(relais.phoneOfNadia, described(newId(), place, "Bois", 48.8381, 2.4381, "normale"));
    assertThat(relais.placeOf(first)).isEqualTo(place);
    assertThat(relais.placeOf(second)).isEqualTo(place);
    assertThat(relais.report(first).get("flags").toString()).doesNotContain("unknown_place");
    assertThat(relais.desk.get("/api/places").json().get("total").asInt()).isOne();
  }

  @Test
  void aFormThatMakesAPlaceUnderAHiddenIdLeavesTheHiddenOneAlone() {
    UUID secret = relais.secret("Cave", 48.8391, 2.4391);
    String before = relais.sheet(secret).toString();
    for (OpenRosaClient phone : List.of(relais.phoneOfLina, relais.shared, veille.phoneOfLina)) {
      String make = newId();
      assertThat(send(phone, described(make, secret, "Faux", 48.8101, 2.3101, "normale")))
          .isEqualTo(201);
      send(phone, changed(newId(), secret, 1, "<nom>Faux</nom><statut>ferme</statut>"));
      send(phone, visit(newId(), secret, 3, ""));
    }
    assertThat(relais.sheet(secret).toString().replaceAll("\"doubles\":\\[[^]]*]", ""))
        .isEqualTo(before.replaceAll("\"doubles\":\\[[^]]*]", ""));
  }

  @Test
  void anIdThatCanBeWorkedOutIsNeverTriedOut() {
    UUID guess =
        UUID.nameUUIDFromBytes(
            "halte:import:place:x".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    String make = newId();
    send(veille.phoneOfLina, described(make, guess, "Essai", 48.8111, 2.3111, "normale"));
    assertThat(veille.placeOf(make)).isNotEqualTo(guess);
    assertThat(veille.sheet(veille.placeOf(make)).get("name").asString()).isEqualTo("Essai");
  }

  @Test
  void aReportNearAHiddenPlaceIsTheSameAsOneNearNothing() {
    relais.secret("Cave", 48.8201, 2.3201);
    String near = newId();
    String far = newId();
    send(veille.phoneOfLina, described(near, UUID.randomUUID(), "Ici", 48.8202, 2.3202, "normale"));
    send(veille.phoneOfLina, described(far, UUID.randomUUID(), "Ici", 48.8702, 2.2502, "normale"));
    assertThat(veille.report(near).get("flags")).isEqualTo(veille.report(far).get("flags"));
    assertThat(veille.report(near).get("status")).isEqualTo(veille.report(far).get("status"));
    assertThat(
            Town.jdbc()
                .sql("select count(*) from field.report where 'possible_double' = any(flags)")
                .query(Long.class)
                .single())
        .isZero();
    String around = "/api/places/near?lat=48.8201&lon=2.3201";
    assertThat(veille.desk.get(around).json().get("places").size()).isOne();
    assertThat(relais.deskOfOmar.get(around).json().get("places")).isEmpty();
    assertThat(relais.desk.get(around).json().get("places").size()).isOne();
  }
}
