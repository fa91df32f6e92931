package org.halte.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.halte.web.api.FieldWorld.newId;
import static org.halte.web.api.FieldWorld.place;
import static org.halte.web.api.FieldWorld.visit;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.halte.core.people.Actor;
import org.halte.core.people.People;
import org.halte.core.people.Role;
import org.halte.web.api.FieldWorld.Association;
import org.halte.web.api.FieldWorld.Person;
import org.halte.web.api.FieldWorld.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class FillLinkJourneyTest extends FieldStory {

  private static JsonNode rows(Person who, OwnForm form) {
    world.settle();
    return who.get("/api/forms/" + form.id + "/data").json().get("rows");
  }

  @Test
  void whatComesByALinkWaitsAndSaysSo() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    Stranger.Made link = Stranger.link(relais.coordinator(), form.id, "");
    assertThat(link.holder().read("").json().get("title").asString()).isEqualTo("Demande d'aide");
    assertThat(link.holder().read("/form").body()).contains("<h:html");
    assertThat(link.holder().send(form.filled(newId(), "1", "Sami", "")).status()).isEqualTo(201);
    assertThat(link.holder().send(form.filled(newId(), "1", "Lina", "")).status()).isEqualTo(201);
    JsonNode row = rows(relais.coordinator(), form).get(0);
    assertThat(row.get("status").asString()).isEqualTo("hold");
    assertThat(row.get("link").asBoolean()).isTrue();
    JsonNode listed =
        relais.coordinator().get("/api/forms/" + form.id + "/links").json().get("links").get(0);
    assertThat(listed.get("used").asInt()).isEqualTo(2);
    assertThat(listed.toString()).doesNotContain(link.holder().secret());
  }

  @Test
  void aLinkMayLetItsAnswersCountAtOnceAndItsMakerMayChangeTheirMind() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    Stranger.Made link = Stranger.link(relais.coordinator(), form.id, ",\"held\":false");
    link.holder().send(form.filled(newId(), "1", "Sami", ""));
    assertThat(rows(relais.coordinator(), form).get(0).get("status").asString()).isEqualTo("ok");
    String address = "/api/forms/" + form.id + "/links/" + link.id();
    assertThat(relais.coordinator().patch(address, "{\"held\":true}").status()).isEqualTo(204);
    link.holder().send(form.filled(newId(), "1", "Lina", ""));
    assertThat(rows(relais.coordinator(), form).toString()).contains("\"hold\"", "\"ok\"");
  }

  @Test
  void aOneOffLinkDiesWithItsFirstFillingButAnswersTheSameOneAgain() throws Exception {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    Stranger.Made link = Stranger.link(relais.coordinator(), form.id, ",\"once\":true");
    String first = form.filled(newId(), "1", "Sami", "");
    assertThat(link.holder().send(first).status()).isEqualTo(201);
    assertThat(link.holder().send(first).status()).isEqualTo(201);
    Reply second = link.holder().send(form.filled(newId(), "1", "Autre", ""));
    assertThat(second.status()).isEqualTo(410);
    assertThat(second.body()).contains("ne servait qu'une fois");
    assertThat(link.holder().read("").status()).isEqualTo(410);
    assertThat(link.holder().read("/form").status()).isEqualTo(410);
    assertThat(rows(relais.coordinator(), form).size()).isEqualTo(1);

    Stranger.Made raced = Stranger.link(relais.coordinator(), form.id, ",\"once\":true");
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> send =
          () -> raced.holder().send(form.filled(newId(), "1", "Course", "")).status();
      var statuses =
          pool.invokeAll(java.util.Collections.nCopies(8, send)).stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();
      assertThat(statuses).containsOnlyOnce(201).contains(410);
    }
  }

  @Test
  void anExpiredACutAndAnUnknownLinkSayWhy() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    Stranger.Made expired = Stranger.link(relais.coordinator(), form.id, "");
    world
        .get(JdbcClient.class)
        .sql("update core.fill_link set expires_at = now() - interval '1 minute' where id = ?")
        .param(UUID.fromString(expired.id()))
        .update();
    assertThat(expired.holder().read("").body()).contains("a expiré");
    assertThat(expired.holder().send(form.filled(newId(), "1", "Sami", "")).status())
        .isEqualTo(410);
    Stranger.Made cut = Stranger.link(relais.coordinator(), form.id, "");
    assertThat(relais.coordinator().delete("/api/forms/" + form.id + "/links/" + cut.id()).status())
        .isEqualTo(204);
    assertThat(cut.holder().read("").body()).contains("coupé");
    Reply unknown = Stranger.of(relais.coordinator().server(), "rien").read("");
    assertThat(unknown.status()).isEqualTo(404);
  }

  @Test
  void whoeverHoldsALinkReadsNothingAndReplacesNothing() {
    Association relais = world.association("Relais");
    OwnForm form = form(relais);
    relais.phone().send(place(UUID.randomUUID(), "Pont", 48.88, 2.37, "normale"));
    String there = newId();
    relais.phone().send(form.filled(there, "1", "Sami", ""));
    world.settle();
    Stranger.Made link = Stranger.link(relais.coordinator(), form.id, "");
    Stranger.Made visits = Stranger.link(relais.coordinator(), "passage", "");
    assertThat(visits.holder().read("/files/lieux.csv").status()).isEqualTo(404);
    assertThat(link.holder().read("/files/lieux.csv").status()).isEqualTo(404);
    Person token = world.phoneAsCaller(link.holder().secret());
    for (String address :
        new String[] {"/api/places", "/api/reports", "/api/forms", "/api/figures"}) {
      assertThat(token.get(address).status()).isEqualTo(401);
    }
    assertThat(link.holder().send(visit(newId(), "")).status()).isEqualTo(400);
    String correction =
        form.filled(newId(), "1", "Faux", "")
            .replace("</meta>", "<deprecatedID>" + there + "</deprecatedID></meta>");
    assertThat(link.holder().send(correction).status()).isEqualTo(404);
    assertThat(link.holder().send(form.filled(there, "1", "Faux", "")).status()).isEqualTo(409);
    assertThat(rows(relais.coordinator(), form).size()).isEqualTo(1);
    assertThat(link.holder().send("<x>" + "y".repeat(26_000_000) + "</x>").status()).isEqualTo(413);
  }

  @Test
  void aPlaceThatAStrangerTellsOfIsOnNoMapUntilACoordinatorApproves() {
    Association relais = world.association("Relais");
    Person nadia = relais.coordinator();
    Stranger.Made link = Stranger.link(nadia, "lieu", "");
    UUID id = UUID.randomUUID();
    assertThat(link.holder().send(place(id, "Friche", 48.8821, 2.3321, "normale")).status())
        .isEqualTo(201);
    world.settle();
    assertThat(nadia.get("/api/places/" + id).status()).isEqualTo(404);
    String report =
        nadia.get("/api/forms/lieu/data").json().get("rows").get(0).get("instanceId").asString();
    nadia.post("/api/reports/" + report + "/review", "{\"decision\":\"approved\"}");
    assertThat(nadia.get("/api/places/" + id).json().get("name").asString()).isEqualTo("Friche");
  }

  @Test
  void aListIsShownOnlyWhenItsMakerAllowedIt() {
    Association relais = world.association("Relais");
    UUID secret = UUID.randomUUID();
    relais.phone().send(place(UUID.randomUUID(), "Pont", 48.8801, 2.3701, "normale"));
    relais.phone().send(place(secret, "Cave", 48.8811, 2.3711, "secrete"));
    world.settle();
    Stranger.Made link =
        Stranger.link(relais.coordinator(), "passage", ",\"lists\":[\"lieux.csv\"]");
    assertThat(link.holder().read("/files/lieux.csv").body())
        .contains("Pont")
        .doesNotContain(secret.toString());
    assertThat(
            relais
                .coordinator()
                .post("/api/forms/passage/links", "{\"name\":\"x\",\"lists\":[\"autre.csv\"]}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void theListsOfALinkCloseOnceItsMakerNoLongerCoordinates() {
    Association relais = world.association("Relais");
    relais.phone().send(place(UUID.randomUUID(), "Pont", 48.8801, 2.3701, "normale"));
    world.settle();
    Person maker = world.person(relais.id(), Role.COORDINATOR);
    Stranger.Made link = Stranger.link(maker, "passage", ",\"lists\":[\"lieux.csv\"]");
    assertThat(link.holder().read("/files/lieux.csv").status()).isEqualTo(200);

    world
        .get(People.class)
        .changeMember(
            Actor.house("test"),
            maker.member().id(),
            new People.MemberChange(
                OptionalLong.of(maker.member().version()),
                Optional.empty(),
                Optional.of(Set.of(Role.VOLUNTEER)),
                Optional.empty()));

    assertThat(link.holder().read("/files/lieux.csv").status()).isEqualTo(404);
    assertThat(link.holder().read("").status()).isEqualTo(200);
  }

  @Test
  void onlyCoordinatorsOfTheFormsAssociationMakeAndSeeItsLinks() {
    Association relais = world.association("Relais");
    Association veille = world.association("Veille");
    OwnForm form = form(relais);
    Stranger.Made link = Stranger.link(relais.coordinator(), form.id, "");
    String address = "/api/forms/" + form.id + "/links";
    Person volunteer = world.person(relais.id(), Role.VOLUNTEER);
    for (Person other : new Person[] {veille.coordinator(), volunteer}) {
      assertThat(other.get(address).status()).isEqualTo(404);
      assertThat(other.post(address, "{\"name\":\"x\"}").status()).isEqualTo(404);
      assertThat(other.delete(address + "/" + link.id()).status()).isEqualTo(404);
    }
    assertThat(relais.coordinator().post(address, "{\"name\":\"x\",\"days\":900}").status())
        .isEqualTo(400);
    assertThat(relais.coordinator().post(address, "{\"name\":\"\"}").status()).isEqualTo(400);
    assertThat(link.holder().read("").status()).isEqualTo(200);
  }
}
