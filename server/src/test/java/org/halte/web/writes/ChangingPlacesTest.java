package org.halte.web.writes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.writes.Town.atOnce;
import static org.halte.web.writes.Town.changed;
import static org.halte.web.writes.Town.described;
import static org.halte.web.writes.Town.form;
import static org.halte.web.writes.Town.newId;
import static org.halte.web.writes.Town.replacing;
import static org.halte.web.writes.Town.send;
import static org.halte.web.writes.Town.visit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.halte.core.people.Member;
import org.halte.core.people.Role;
import org.halte.core.territory.ZoneId;
import org.halte.testing.OpenRosaClient;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a form may change about a place, and what waits for a coordinator of its circle. */
class ChangingPlacesTest {

  private final Town relais = new Town();

  private static String level(String code) {
    return "<sensibilite>" + code + "</sensibilite>";
  }

  private String levelOf(UUID place) {
    return relais.sheet(place).get("sensitivity").asString();
  }

  @Test
  void aFormNeverOpensAPlaceAndACoordinatorDecides() {
    UUID place = relais.place(relais.phoneOfNadia, "Tunnel", 48.8311, 2.3711, "haute");
    long version = relais.sheet(place).get("version").asLong();
    String loosening = newId();
    send(
        relais.phoneOfLina,
        changed(loosening, place, version, "<nom>Le tunnel</nom>" + level("normale")));
    send(relais.shared, described(newId(), place, "Tunnel", 48.8311, 2.3711, "normale"));
    assertThat(levelOf(place)).isEqualTo("haute");
    // The shared phone reads ordinary places only: what it says of this one waits whole.
    assertThat(relais.sheet(place).get("name").asString()).isEqualTo("Le tunnel");
    List<JsonNode> asked =
        relais
            .toDo(place)
            .get("conflicts")
            .valueStream()
            .filter(c -> c.get("property").asString().equals("sensitivity"))
            .toList();
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst().get("said").get("value").asString()).isEqualTo("normale");
    assertThat(asked.getFirst().get("said").get("who").asString()).isEqualTo(relais.lina.name());
    assertThat(relais.report(loosening).get("status").asString()).isNotEqualTo("rejected");
    String address = "/api/places/" + place + "/conflicts/";
    assertThat(
            relais
                .desk
                .post(address + asked.get(0).get("id").asString(), Map.of("choice", "earlier"))
                .status())
        .isEqualTo(204);
    assertThat(levelOf(place)).isEqualTo("haute");
    assertThat(
            relais
                .desk
                .post(address + asked.get(1).get("id").asString(), Map.of("choice", "said"))
                .status())
        .isEqualTo(204);
    assertThat(levelOf(place)).isEqualTo("normale");
  }

  @Test
  void aSecretPlaceIsOpenedByNobodyOutsideItsCircleAtNoDoor() {
    UUID place = relais.secret("Cave", 48.8321, 2.3721);
    long version = relais.sheet(place).get("version").asLong();
    for (OpenRosaClient phone :
        List.of(relais.phoneOfLina, relais.shared, Town.phone(relais.omar))) {
      send(phone, changed(newId(), place, version, level("normale")));
      send(phone, described(newId(), place, "Cave", 48.8321, 2.3721, "normale"));
    }
    assertThat(levelOf(place)).isEqualTo("secrete");
    assertThat(relais.toDo(place).get("conflicts")).isEmpty();
    Map<String, Object> edit = Map.of("version", version, "sensitivity", "normale");
    assertThat(relais.deskOfOmar.patch("/api/places/" + place, edit).status()).isEqualTo(404);
    assertThat(relais.deskOfOmar.get("/api/places/" + place + "/to-do").status()).isEqualTo(404);
    send(relais.phoneOfNadia, changed(newId(), place, version, level("normale")));
    assertThat(levelOf(place)).isEqualTo("secrete");
    assertThat(relais.toDo(place).get("conflicts").size()).isOne();
    assertThat(relais.desk.patch("/api/places/" + place, edit).status()).isEqualTo(200);
  }

  @Test
  void whatGuardsAPlaceMoreIsTakenAtOnceAndLosesItForNobodyWhoKeepsIt() {
    UUID place = relais.place(relais.phoneOfNadia, "Cour", 48.8331, 2.3731, "normale");
    long version = relais.sheet(place).get("version").asLong();
    send(relais.phoneOfLina, changed(newId(), place, version, level("secrete")));
    JsonNode sheet = relais.sheet(place);
    assertThat(sheet.get("sensitivity").asString()).isEqualTo("secrete");
    assertThat(sheet.get("circle").toString())
        .contains(
            relais.nadia.id().toString(), relais.omar.id().toString(), relais.lina.id().toString());
    assertThat(relais.deskOfOmar.get("/api/places/" + place).status()).isEqualTo(200);
    String visit = newId();
    send(relais.phoneOfLina, visit(visit, place, 4, ""));
    assertThat(relais.placeOf(visit)).isEqualTo(place);
  }

  @Test
  void aPlaceOfAnotherTeamIsPulledIntoNobodysZoneAndWaitsForACoordinator() {
    UUID place = relais.place(relais.phoneOfNadia, "Porche", 48.8351, 2.3751, "normale");
    long version = relais.sheet(place).get("version").asLong();
    Member away = Town.HALTE.member(relais.organisation.id(), Role.VOLUNTEER);
    Town.HALTE.team(relais.organisation.id(), Set.of(new ZoneId("75118")), away);
    OpenRosaClient phone = Town.phone(away);
    for (String level : List.of("haute", "secrete")) {
      send(phone, changed(newId(), place, version, level(level) + "<nom>Ailleurs</nom>"));
      send(phone, described(newId(), place, "Ailleurs", 48.8911, 2.3411, level));
    }

    JsonNode sheet = relais.sheet(place);
    assertThat(sheet.get("name").asString()).isEqualTo("Porche");
    assertThat(sheet.get("sensitivity").asString()).isEqualTo("normale");
    assertThat(sheet.get("version").asLong()).isEqualTo(version);
    assertThat(relais.toDo(place).get("conflicts").toString()).contains("Ailleurs");
    assertThat(Town.HALTE.program(away).get("/api/places/" + place).status()).isEqualTo(404);
  }

  @Test
  void whoMakesAPlaceSecretKeepsItWhateverCircleItHadBefore() {
    UUID place = relais.place(relais.phoneOfNadia, "Quai", 48.8361, 2.3761, "normale");
    String path = "/api/places/" + place;
    long version = relais.sheet(place).get("version").asLong();
    var circle = Map.of("version", version, "circle", List.of(relais.lina.id().toString()));
    assertThat(relais.desk.patch(path, circle).status()).isEqualTo(200);
    assertThat(relais.sheet(place).get("circle")).isEmpty();

    version = relais.sheet(place).get("version").asLong();
    var secret = Map.of("version", version, "sensitivity", "secrete");
    assertThat(relais.deskOfOmar.patch(path, secret).status()).isEqualTo(200);
    assertThat(relais.deskOfOmar.get(path).status()).isEqualTo(200);
    assertThat(relais.desk.get(path).status()).isEqualTo(404);

    version = relais.deskOfOmar.get(path).json().get("version").asLong();
    var without = Map.of("version", version, "circle", List.of(relais.lina.id().toString()));
    assertThat(relais.deskOfOmar.patch(path, without).status()).isEqualTo(200);
    assertThat(relais.deskOfOmar.get(path).status()).isEqualTo(200);
  }

  @Test
  void anAnswerThatNobodyTouchedOpensNothingThatWasClosedMeanwhile() {
    UUID place = UUID.randomUUID();
    String made = newId();
    send(relais.phoneOfLina, described(made, place, "Berge", 48.8341, 2.3741, "normale"));
    long version = relais.sheet(place).get("version").asLong();
    relais.desk.patch("/api/places/" + place, Map.of("version", version, "sensitivity", "haute"));
    send(
        relais.phoneOfLina,
        changed(newId(), place, version, "<nom>La berge</nom>" + level("normale")));
    String corrected =
        described(newId(), place, "La berge nord", 48.8341, 2.3741, "normale")
            .replace("<entity", replacing(made) + "<entity");
    send(relais.phoneOfLina, corrected);
    assertThat(levelOf(place)).isEqualTo("haute");
    assertThat(relais.sheet(place).get("name").asString()).isEqualTo("La berge nord");
    assertThat(relais.toDo(place).get("conflicts")).isEmpty();
  }

  @Test
  void whatAReportOnceSaidOfItsPlaceIsNotSaidAgainWhenItIsDerivedAgain() {
    UUID place = UUID.randomUUID();
    String made = newId();
    send(relais.phoneOfLina, described(made, place, "Bois", 48.8351, 2.3751, "normale"));
    long version = relais.sheet(place).get("version").asLong();
    relais.desk.patch(
        "/api/places/" + place,
        Map.of("version", version, "name", "Bois nord", "sensitivity", "haute"));
    relais.judge(made, "hold");
    relais.judge(made, "approved");
    Town.settle();
    assertThat(relais.sheet(place).get("name").asString()).isEqualTo("Bois nord");
    assertThat(levelOf(place)).isEqualTo("haute");
    assertThat(relais.toDo(place).get("conflicts")).isEmpty();
  }

  @Test
  void whoHoldsALinkAsksAndChangesNothing() {
    UUID place = relais.place(relais.phoneOfNadia, "Square", 48.8361, 2.3761, "normale");
    long version = relais.sheet(place).get("version").asLong();
    relais.fill(
        "lieu", false, changed(newId(), place, version, "<nom>Faux</nom><statut>ferme</statut>"));
    Town.settle();
    assertThat(relais.sheet(place).get("name").asString()).isEqualTo("Square");
    assertThat(relais.sheet(place).get("state").asString()).isEqualTo("actif");
    assertThat(relais.toDo(place).get("conflicts").size()).isEqualTo(2);
  }

  @Test
  void twoWhoMergeTwoPlacesIntoEachOtherMakeOneAndNeverOpenTheSecretOne() throws Exception {
    UUID one = relais.place(relais.phoneOfNadia, "Quai", 48.8371, 2.3771, "normale");
    UUID other = relais.secret("Cave", 48.8372, 2.3772);
    List<Integer> statuses =
        atOnce(
            2,
            n ->
                relais
                    .desk
                    .post(
                        "/api/places/" + (n == 0 ? one : other) + "/merge",
                        Map.of("lost", (n == 0 ? other : one).toString()))
                    .status());
    assertThat(statuses).containsExactlyInAnyOrder(204, 404);
    UUID kept = relais.desk.get("/api/places/" + one).status() == 200 ? one : other;
    UUID lost = kept.equals(one) ? other : one;
    assertThat(levelOf(kept)).isEqualTo("secrete");
    assertThat(relais.deskOfOmar.get("/api/places/" + kept).status()).isEqualTo(404);
    if (lost.equals(other)) {
      assertThat(relais.deskOfOmar.post("/api/places/" + lost + "/unmerge", null).status())
          .isEqualTo(404);
    }
    List<Integer> undone =
        atOnce(2, n -> relais.desk.post("/api/places/" + lost + "/unmerge", null).status());
    assertThat(undone).containsExactlyInAnyOrder(204, 404);
  }

  @Test
  void whatWasMergedAwayIsToldOnlyToWhoMayKnowOfIt() {
    UUID kept = relais.place(relais.phoneOfNadia, "Quai", 48.8381, 2.3781, "normale");
    UUID lost = relais.secret("Cave", 48.8382, 2.3782);
    relais.desk.post("/api/places/" + kept + "/merge", Map.of("lost", lost.toString()));
    long version = relais.sheet(kept).get("version").asLong();
    relais.desk.patch("/api/places/" + kept, Map.of("version", version, "sensitivity", "normale"));
    assertThat(relais.toDo(kept).get("merged").toString()).contains("Cave");
    String theirs = relais.deskOfOmar.get("/api/places/" + kept + "/to-do").text();
    assertThat(theirs).contains("\"merged\":[]").doesNotContain("Cave");
    assertThat(relais.deskOfOmar.post("/api/places/" + lost + "/unmerge", null).status())
        .isEqualTo(404);
  }

  @Test
  void twoWhoEditAPlaceFromOneVersionNeverUndoEachOther() throws Exception {
    UUID place = relais.place(relais.phoneOfNadia, "Halle", 48.8391, 2.3791, "normale");
    long version = relais.sheet(place).get("version").asLong();
    List<Integer> statuses =
        atOnce(
            4,
            n ->
                relais
                    .desk
                    .patch(
                        "/api/places/" + place,
                        n % 2 == 0
                            ? Map.of("version", version, "sensitivity", "haute")
                            : Map.of("version", version, "name", "Halle " + n))
                    .status());
    assertThat(statuses).containsOnlyOnce(200);
    assertThat(statuses.stream().filter(status -> status == 409)).hasSize(3);
  }

  @Test
  void aCircleIsOfOnesOwnAssociation() {
    var stranger = Town.HALTE.member(new Town().organisation.id(), Role.COORDINATOR);
    UUID place = relais.place(relais.phoneOfNadia, "Abri", 48.8301, 2.3701, "normale");
    long version = relais.sheet(place).get("version").asLong();
    for (String id : List.of(stranger.id().toString(), UUID.randomUUID().toString())) {
      var answer =
          relais.desk.patch(
              "/api/places/" + place,
              Map.of("version", version, "sensitivity", "secrete", "circle", List.of(id)));
      assertThat(answer.status()).isEqualTo(400);
    }
  }

  @Test
  void anEvictionOfAHiddenPlaceChangesNothingOfIt() {
    UUID place = relais.secret("Cave", 48.8302, 2.3702);
    send(relais.phoneOfLina, form("expulsion", newId(), "<lieu>" + place + "</lieu>", ""));
    assertThat(relais.sheet(place).get("state").asString()).isEqualTo("actif");
    assertThat(relais.sheet(place).get("evictions")).isEmpty();
  }
}
