package org.halte.web.lists;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.halte.base.geo.Position;
import org.halte.core.forms.Audience;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.Publication;
import org.halte.core.intake.Delivery;
import org.halte.core.intake.Intake;
import org.halte.core.people.Member;
import org.halte.core.people.Organisation;
import org.halte.core.people.Role;
import org.halte.core.policy.Viewer;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.TestClient;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a form may say of a list, what waits, and what an association learns of others' lists. */
class ListRightsTest {

  private final ListWorld world = new ListWorld();

  private static String telling(
      String form, String instance, String dataset, UUID id, String does) {
    return "<data id='"
        + form
        + "' version='1' xmlns:orx='http://openrosa.org/xforms'><orx:meta><orx:instanceID>"
        + instance
        + "</orx:instanceID><entity dataset='"
        + dataset
        + "' id='"
        + id
        + "' "
        + does
        + "><label>Borne</label></entity></orx:meta></data>";
  }

  private void byHeldLink(String xml) {
    UUID link = UUID.randomUUID();
    world
        .halte
        .get(org.springframework.jdbc.core.simple.JdbcClient.class)
        .sql(
            """
            insert into core.fill_link (id, organisation_id, form_id, name, secret_hash, once, held,
              most, made_by, made_at, expires_at)
            values (?, ?, ?, 'x', ?, false, true, 9, ?, now(), now() + interval '1 day')
            """)
        .param(link)
        .param(world.organisation.id().value())
        .param("passage")
        .param(link.toString().getBytes(UTF_8))
        .param(world.amina.id().value())
        .update();
    world
        .halte
        .get(Intake.class)
        .receive(
            new Delivery(
                new Viewer.Link(link, world.organisation.id(), true),
                xml.getBytes(UTF_8),
                List.of(),
                ""));
    world.halte.settle();
  }

  @Test
  void whatIsHeldMakesNoListAndNoEntityUntilACoordinatorApproves() {
    String fresh = "piege" + UUID.randomUUID().toString().substring(0, 6);
    UUID entity = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    String one = "uuid:" + UUID.randomUUID();
    String other = "uuid:" + UUID.randomUUID();
    String before = world.desk.get("/api/lists").text();
    byHeldLink(telling("passage", one, fresh, entity, "create='1'"));
    byHeldLink(telling("passage", other, world.list, second, "create='1'"));

    assertThat(world.desk.get("/api/lists").text()).isEqualTo(before);
    assertThat(world.desk.get("/api/lists/" + fresh).status()).isEqualTo(404);
    assertThat(world.waiting()).isEmpty();

    for (String report : List.of(one, other)) {
      assertThat(
              world
                  .desk
                  .post("/api/reports/" + report + "/review", Map.of("decision", "approved"))
                  .status())
          .isEqualTo(200);
    }
    world.halte.settle();
    assertThat(world.desk.get("/api/lists/" + fresh).json().get("rows").size()).isOne();
    assertThat(world.has(second)).isTrue();
  }

  @Test
  void theReportOfATrialMakesNothing() {
    String trial = world.list + "-essai";
    FormLibrary library = world.halte.get(FormLibrary.class);
    String before = world.desk.get("/api/lists").text();
    UUID entity = UUID.randomUUID();
    String fresh = "essai" + UUID.randomUUID().toString().substring(0, 6);
    FormVersion tried =
        library.findLatest(world.list + "-visite", world.organisation.id()).orElseThrow();
    FormVersion made =
        library.publish(
            new Publication(
                new FormId(trial),
                Optional.of(world.organisation.id()),
                "Essai",
                "1",
                tried.xformText().replace(world.list + "-visite", trial).getBytes(UTF_8),
                "",
                null,
                List.of()));
    library.openTrial(made.form(), tried.form(), new Audience(Set.of(), Set.of(world.amina.id())));
    String instance = "uuid:" + UUID.randomUUID();
    assertThat(
            world.phoneOfAmina.send(telling(trial, instance, fresh, entity, "create='1'")).status())
        .isEqualTo(201);
    world.halte.settle();
    assertThat(world.desk.get("/api/lists").text()).isEqualTo(before);
    assertThat(world.desk.get("/api/lists/" + fresh).status()).isEqualTo(404);
  }

  @Test
  void aPhoneThatDoesNotCarryAListAsksWhetherTheEntityIsThereOrNot() {
    UUID borne = world.known("Fontaine", 12);
    var team = world.halte.team(world.organisation.id(), Set.of(zone()), world.amina);
    world.desk.patch(
        "/api/lists/" + world.list, Map.of("teams", List.of(team.id().value().toString())));
    Member outsider = world.halte.member(world.organisation.id(), Role.VOLUNTEER);
    world.halte.team(world.organisation.id(), Set.of(zone()), outsider);
    OpenRosaClient phone = world.phone(outsider);
    String there = world.update(borne, 1).with("nb", 99).by(phone);
    String nowhere = world.update(UUID.randomUUID(), 1).with("nb", 99).by(phone);

    assertThat(world.values(borne).get("nb").asString()).isEqualTo("12");
    assertThat(world.waiting().valueStream().map(w -> w.get("reason").asString()))
        .containsExactly("approval", "approval");
    assertThat(integrity(phone, borne)).isEqualTo(integrity(phone, UUID.randomUUID()));
    TestClient desk = world.halte.program(outsider);
    assertThat(desk.get("/api/lists").text()).doesNotContain(world.list);
    assertThat(desk.get("/api/lists/" + world.list).text().replace(world.list, "L"))
        .isEqualTo(desk.get("/api/lists/nulle-part").text().replace("nulle-part", "L"));
    assertThat(world.halte.program(world.amina).get("/api/lists").text()).contains(world.list);
    String address = "/api/lists/" + world.list + "/waiting";
    assertThat(world.desk.post(address, Map.of("report", there, "ordinal", 0)).status())
        .isEqualTo(204);
    assertThat(world.values(borne).get("nb").asString()).isEqualTo("99");
    assertThat(world.waiting().get(0).get("report").asString()).isEqualTo(nowhere);
    world.update(borne, 2).with("nb", 7).by(world.phoneOfAmina);
    assertThat(world.values(borne).get("nb").asString()).isEqualTo("7");
  }

  private String integrity(OpenRosaClient phone, UUID id) {
    return world.integrity(phone, id).replace(id.toString(), "ID");
  }

  private org.halte.core.territory.ZoneId zone() {
    return world.halte.zone("75118", new Position(48.891, 2.348));
  }

  @Test
  void twoAssociationsWithAListOfOneNameKnowNothingOfEachOther() {
    Organisation other = world.halte.organisation();
    Member boss = world.halte.member(other.id(), Role.COORDINATOR);
    TestClient theirs = world.halte.program(boss);
    OpenRosaClient phone = world.phone(boss);
    UUID borne = world.known("Fontaine", 12);
    assertThat(theirs.post("/api/lists", Map.of("name", world.list)).status()).isEqualTo(201);
    String unknown = UUID.randomUUID().toString();
    String sheet = theirs.get("/api/lists/" + world.list).text();
    assertThat(sheet).doesNotContain(borne.toString()).doesNotContain("Fontaine");
    for (String path :
        List.of("/entities/ID", "/entities/ID/restore", "/entities/ID/merge", "/conflicts/ID")) {
      String address = "/api/lists/" + world.list + path;
      Map<String, String> body = Map.of("lost", unknown, "choice", "seen");
      boolean reads = path.equals("/entities/ID");
      String foreign =
          (reads
                  ? theirs.get(address.replace("ID", borne.toString()))
                  : theirs.post(address.replace("ID", borne.toString()), body))
              .text()
              .replace(borne.toString(), "ID");
      String missing =
          (reads
                  ? theirs.get(address.replace("ID", unknown))
                  : theirs.post(address.replace("ID", unknown), body))
              .text()
              .replace(unknown, "ID");
      assertThat(foreign).isEqualTo(missing);
    }
    String instance = "uuid:" + UUID.randomUUID();
    phone.send(telling("passage", instance, world.list, borne, "create='1'"));
    world.halte.settle();
    assertThat(theirs.get("/api/lists/" + world.list).json().get("rows").size()).isOne();
    assertThat(theirs.get("/api/lists/" + world.list).json().get("conflicts")).isEmpty();
    assertThat(world.values(borne).get("label").asString()).isEqualTo("Fontaine");
    assertThat(world.row(borne).get("version").asInt()).isOne();
  }

  @Test
  void twoWhoDescribeAListAtOnceBothStand() throws Exception {
    String team =
        world
            .halte
            .team(world.organisation.id(), Set.of(zone()), world.amina)
            .id()
            .value()
            .toString();
    for (int round = 0; round < 5; round++) {
      String title = "Points d'eau " + round;
      List<String> teams = round % 2 == 0 ? List.of(team) : List.of();
      List<Integer> statuses =
          atOnce(
              () -> world.desk.patch("/api/lists/" + world.list, Map.of("title", title)).status(),
              () -> world.desk.patch("/api/lists/" + world.list, Map.of("teams", teams)).status());
      assertThat(statuses).containsOnly(200);
      JsonNode card = world.sheet().get("list");
      assertThat(card.get("title").asString()).isEqualTo(title);
      assertThat(card.get("teams").size()).isEqualTo(teams.size());
    }
  }

  @Test
  void twoWhoMergeTwoEntitiesIntoEachOtherLeaveOne() throws Exception {
    UUID one = world.known("Fontaine", 12);
    UUID other = world.known("La fontaine", 13);
    List<Integer> statuses = atOnce(() -> merge(one, other), () -> merge(other, one));
    assertThat(statuses).containsExactlyInAnyOrder(204, 404);
    long living =
        world.sheet().get("rows").valueStream().filter(r -> !r.get("deleted").asBoolean()).count();
    assertThat(living).isOne();
  }

  private int merge(UUID kept, UUID lost) {
    String address = "/api/lists/" + world.list + "/entities/" + kept + "/merge";
    return world.desk.post(address, Map.of("lost", lost.toString())).status();
  }

  @SafeVarargs
  private static <T> List<T> atOnce(Callable<T>... acts) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(acts.length);
    List<Callable<T>> calls = new ArrayList<>();
    for (Callable<T> act : acts) {
      calls.add(() -> {
        barrier.await();
        return act.call();
      });
    }
    try (var threads = Executors.newFixedThreadPool(acts.length)) {
      return threads.invokeAll(calls).stream().map(java.util.concurrent.Future::resultNow).toList();
    }
  }
}
