package org.halte.web.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What phones say of a list, in every order in which it can come: nothing is lost in silence. */
class ListStoriesTest {

  private final ListWorld world = new ListWorld();

  @Test
  void aListThatAFormDeclaresIsThereEvenWhenTheFirstThingSaidOfItIsRefused() {
    String address = "/api/lists/" + world.list;

    assertThat(world.desk.patch(address, Map.of("title", "")).status()).isEqualTo(400);

    assertThat(world.desk.get(address).status()).isEqualTo(200);
    assertThat(world.desk.patch(address, Map.of("title", "Points d'eau")).status()).isEqualTo(200);
  }

  @Test
  void aListItsColumnsAndItsTitleHideNoSign() {
    var columns = List.of(Map.of("name", "\u00E9t\u0430t"));
    for (Map<String, Object> wanted :
        List.<Map<String, Object>>of(
            Map.of("name", "b\u043Ernes", "title", "Bornes"),
            Map.of("name", world.list + "x", "title", "Bornes \u202Eyob"),
            Map.of("name", world.list + "y", "title", "Bornes", "properties", columns))) {
      var refused = world.desk.post("/api/lists", wanted);
      assertThat(refused.status()).as(refused.text()).isEqualTo(400);
      assertThat(refused.code()).startsWith("spelling.");
      assertThat(world.desk.get("/api/lists/" + wanted.get("name")).status()).isEqualTo(404);
    }
  }

  @Test
  void anUpdateThatComesBeforeItsCreationWaitsForIt() {
    UUID borne = UUID.randomUUID();
    String update = world.update(borne, 1).with("nb", 12).at(5).by(world.phoneOfAmina);

    assertThat(world.has(borne)).isFalse();
    assertThat(world.waiting()).hasSize(1);
    assertThat(world.waiting().get(0).get("report").asString()).isEqualTo(update);
    assertThat(world.waiting().get(0).get("reason").asString()).isEqualTo("creation");

    world.create(borne).label("Fontaine").with("nb", 10).with("etat", "ok").by(world.phoneOfAmina);

    assertThat(world.waiting()).isEmpty();
    assertThat(world.values(borne).get("nb").asString()).isEqualTo("12");
    assertThat(world.values(borne).get("etat").asString()).isEqualTo("ok");
    assertThat(world.sheet().get("conflicts")).isEmpty();
  }

  @Test
  void anUpdateWhoseCreationNeverComesIsAppliedWithAMarkAndALateCreationFillsInTheRest() {
    UUID borne = UUID.randomUUID();
    String update = world.update(borne, 1).with("nb", 12).at(5).by(world.phoneOfAmina);

    int status =
        world
            .desk
            .post("/api/lists/" + world.list + "/waiting", Map.of("report", update, "ordinal", 0))
            .status();

    assertThat(status).isEqualTo(204);
    assertThat(world.values(borne).get("nb").asString()).isEqualTo("12");
    assertThat(world.conflicts("forced")).hasSize(1);

    world.create(borne).label("Fontaine").with("nb", 10).with("etat", "ok").by(world.phoneOfAmina);

    assertThat(world.values(borne).get("nb").asString()).isEqualTo("12");
    assertThat(world.values(borne).get("label").asString()).isEqualTo("Fontaine");
    assertThat(world.conflicts("values")).isEmpty();
  }

  @Test
  void twoUpdatesFromOneVersionThatTouchDifferentThingsBothStand() {
    UUID borne = world.known("Fontaine", 10);

    world.update(borne, 1).with("nb", 40).with("etat", "ok").at(10).by(world.phoneOfAmina);
    world.update(borne, 1).with("nb", 10).with("etat", "fuite").at(40).by(world.phoneOfPaul);

    assertThat(world.values(borne).get("nb").asString()).isEqualTo("40");
    assertThat(world.values(borne).get("etat").asString()).isEqualTo("fuite");
    assertThat(world.conflicts("values")).isEmpty();
    assertThat(world.conflicts("merged")).hasSize(1);
    assertThat(world.decide(world.conflicts("merged").getFirst(), "seen")).isEqualTo(204);
    assertThat(world.sheet().get("conflicts")).isEmpty();
  }

  @Test
  void twoValuesFromOneVersionAreBothShownWithWhoNotedThemAndWhen() {
    UUID borne = world.known("Fontaine", 10);

    world.update(borne, 1).with("nb", 40).at(10).by(world.phoneOfAmina);
    world.update(borne, 1).with("nb", 55).at(40).by(world.phoneOfPaul);

    JsonNode conflict = world.conflicts("values").getFirst();
    assertThat(conflict.get("property").asString()).isEqualTo("nb");
    assertThat(conflict.get("before").asString()).isEqualTo("10");
    assertThat(conflict.get("earlier").get("value").asString()).isEqualTo("40");
    assertThat(conflict.get("earlier").get("who").asString()).isEqualTo(world.amina.name());
    assertThat(conflict.get("said").get("value").asString()).isEqualTo("55");
    assertThat(conflict.get("said").get("who").asString()).isEqualTo(world.paul.name());
    assertThat(conflict.get("said").get("at").asString())
        .isEqualTo(ListWorld.EVENING.plusSeconds(2400).toString());
    assertThat(world.values(borne).get("nb").asString()).isEqualTo("55");

    assertThat(world.decide(conflict, "earlier")).isEqualTo(204);

    assertThat(world.values(borne).get("nb").asString()).isEqualTo("40");
    assertThat(world.sheet().get("conflicts")).isEmpty();
    assertThat(world.decide(conflict, "said")).isEqualTo(404);
  }

  @Test
  void whatWasNotedEarlierButComesLaterDoesNotBecomeCurrent() {
    UUID borne = world.known("Fontaine", 10);

    world.update(borne, 1).with("nb", 55).at(40).by(world.phoneOfPaul);
    world.update(borne, 1).with("nb", 40).at(10).by(world.phoneOfAmina);

    assertThat(world.values(borne).get("nb").asString()).isEqualTo("55");
    assertThat(world.conflicts("values")).hasSize(1);
    assertThat(world.conflicts("values").getFirst().get("said").get("value").asString())
        .isEqualTo("40");
  }

  @Test
  void aTextCanKeepBothAndANumberCannot() {
    UUID borne = world.known("Fontaine", 10);
    world.update(borne, 1).with("etat", "fuite").at(10).by(world.phoneOfAmina);
    world.update(borne, 1).with("etat", "fermée").at(40).by(world.phoneOfPaul);
    JsonNode conflict = world.conflicts("values").getFirst();

    assertThat(world.decide(conflict, "jeter")).isEqualTo(400);
    assertThat(world.decide(conflict, "both")).isEqualTo(204);

    assertThat(world.values(borne).get("etat").asString()).isEqualTo("fuite / fermée");
  }

  @Test
  void updatesThatComeOutOfOrderAreAppliedInOrder() {
    UUID borne = world.known("Fontaine", 10);

    world.update(borne, 2).with("nb", 30).at(20).by(world.phoneOfAmina);
    assertThat(world.values(borne).get("nb").asString()).isEqualTo("10");
    assertThat(world.waiting().get(0).get("reason").asString()).isEqualTo("version");

    world.update(borne, 1).with("nb", 20).at(10).by(world.phoneOfAmina);

    assertThat(world.values(borne).get("nb").asString()).isEqualTo("30");
    assertThat(world.row(borne).get("version").asInt()).isEqualTo(3);
    assertThat(world.sheet().get("conflicts")).isEmpty();
    assertThat(world.waiting()).isEmpty();
  }

  @Test
  void anUpdateOfADeletedOneIsKeptAndOfferedToBringItBack() {
    UUID borne = world.known("Fontaine", 10);
    String path = "/api/lists/" + world.list + "/entities/" + borne;
    assertThat(world.desk.delete(path + "?version=7").status()).isEqualTo(409);
    assertThat(world.desk.delete(path + "?version=1").status()).isEqualTo(204);
    assertThat(world.csv(world.phoneOfAmina)).doesNotContain(borne.toString());

    world.update(borne, 1).with("nb", 22).at(10).by(world.phoneOfPaul);

    assertThat(world.row(borne).get("deleted").asBoolean()).isTrue();
    assertThat(world.values(borne).get("nb").asString()).isEqualTo("22");
    assertThat(world.csv(world.phoneOfAmina)).doesNotContain(borne.toString());
    assertThat(world.decide(world.conflicts("deleted").getFirst(), "restore")).isEqualTo(204);
    assertThat(world.row(borne).get("deleted").asBoolean()).isFalse();
    assertThat(world.csv(world.phoneOfAmina)).contains(borne.toString());
    assertThat(world.sheet().get("conflicts")).isEmpty();
  }

  @Test
  void theSameNewPlaceFromTwoPhonesIsMergedByHandAndBothIdsGoOn() {
    UUID one = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    world.create(one).label("Fontaine").with("ou", "48.8910 2.3480 0 0").by(world.phoneOfAmina);
    world
        .create(other)
        .label("Point d'eau")
        .with("ou", "48.8911 2.3481 0 0")
        .with("nb", 9)
        .by(world.phoneOfPaul);
    JsonNode conflict = world.conflicts("same").getFirst();
    assertThat(conflict.get("entity").asString()).isEqualTo(other.toString());
    assertThat(conflict.get("otherEntity").asString()).isEqualTo(one.toString());

    assertThat(world.decide(conflict, "merge-into-other")).isEqualTo(204);

    assertThat(world.integrity(world.phoneOfPaul, other)).contains("<deleted>true</deleted>");
    assertThat(world.integrity(world.phoneOfPaul, one)).contains("<deleted>false</deleted>");
    assertThat(world.values(one).get("nb").asString()).isEqualTo("9");
    assertThat(world.values(one).get("label").asString()).isEqualTo("Fontaine");

    world.update(other, 1).with("etat", "fuite").at(60).by(world.phoneOfPaul);

    assertThat(world.values(one).get("etat").asString()).isEqualTo("fuite");
    assertThat(world.row(other).get("mergedInto").asString()).isEqualTo(one.toString());
    assertThat(
            world
                .desk
                .post("/api/lists/" + world.list + "/entities/" + other + "/restore", null)
                .status())
        .isEqualTo(204);
    assertThat(world.integrity(world.phoneOfPaul, other)).contains("<deleted>false</deleted>");
  }

  @Test
  void inABranchOfThreeTheThirdWaitsForTheMiddleOne() {
    UUID borne = world.known("Fontaine", 10);
    String branch = UUID.randomUUID().toString();

    world.offline(borne, 1, "1", branch).with("nb", 11).at(10).by(world.phoneOfPaul);
    world.offline(borne, 3, "1", branch).with("nb", 13).at(30).by(world.phoneOfPaul);
    assertThat(world.values(borne).get("nb").asString()).isEqualTo("11");
    assertThat(world.waiting().get(0).get("reason").asString()).isEqualTo("branch");

    world.offline(borne, 2, "1", branch).with("nb", 12).at(20).by(world.phoneOfPaul);

    assertThat(world.values(borne).get("nb").asString()).isEqualTo("13");
    assertThat(world.row(borne).get("version").asInt()).isEqualTo(4);
    assertThat(world.sheet().get("conflicts")).isEmpty();
  }

  @Test
  void whenTheMiddleOneNeverComesTheThirdIsAppliedWithAMark() {
    UUID borne = world.known("Fontaine", 10);
    String branch = UUID.randomUUID().toString();
    world.offline(borne, 1, "1", branch).with("nb", 11).at(10).by(world.phoneOfPaul);
    world.offline(borne, 3, "1", branch).with("nb", 13).at(30).by(world.phoneOfPaul);

    world.letADayPass();

    assertThat(world.values(borne).get("nb").asString()).isEqualTo("13");
    assertThat(world.conflicts("forced")).hasSize(1);
    assertThat(world.waiting()).isEmpty();
  }

  @Test
  void aBranchThatStartsWithACreationMadeOfflineIsFollowed() {
    UUID borne = UUID.randomUUID();
    String branch = UUID.randomUUID().toString();
    world.create(borne).label("Fontaine").with("nb", 1).by(world.phoneOfPaul);
    world.offline(borne, 2, "", branch).with("nb", 3).at(20).by(world.phoneOfPaul);
    world.offline(borne, 1, "", branch).with("nb", 2).at(10).by(world.phoneOfPaul);

    assertThat(world.values(borne).get("nb").asString()).isEqualTo("3");
    assertThat(world.sheet().get("conflicts")).isEmpty();
  }

  @Test
  void aBranchMadeOfflineDoesNotOverwriteWhatOthersNotedLater() {
    UUID borne = world.known("Fontaine", 10);
    String branch = UUID.randomUUID().toString();
    world.update(borne, 1).with("nb", 55).at(90).by(world.phoneOfAmina);

    world.offline(borne, 1, "1", branch).with("nb", 40).at(10).by(world.phoneOfPaul);
    world
        .offline(borne, 2, "1", branch)
        .with("nb", 40)
        .with("etat", "fuite")
        .at(20)
        .by(world.phoneOfPaul);

    assertThat(world.values(borne).get("nb").asString()).isEqualTo("55");
    assertThat(world.values(borne).get("etat").asString()).isEqualTo("fuite");
    assertThat(world.conflicts("values")).hasSize(1);
  }

  @Test
  void afterARestoreResentReportsCountOnceAndNewerOnesAreNotLost() {
    UUID borne = world.known("Fontaine", 10);
    ListWorld.Report report = world.update(borne, 1).with("nb", 20).at(10);
    report.by(world.phoneOfAmina);
    report.by(world.phoneOfAmina);
    assertThat(world.row(borne).get("version").asInt()).isEqualTo(2);

    String ahead = world.update(borne, 9).with("nb", 90).at(60).by(world.phoneOfPaul);
    assertThat(world.waiting().get(0).get("base").asInt()).isEqualTo(9);
    assertThat(world.waiting().get(0).get("seen").asInt()).isEqualTo(2);

    world.desk.post("/api/lists/" + world.list + "/waiting", Map.of("report", ahead, "ordinal", 0));

    assertThat(world.values(borne).get("nb").asString()).isEqualTo("90");
    assertThat(world.conflicts("forced")).hasSize(1);
  }

  @Test
  void aReportOnAnEntityThatLeftThePhonesListIsStillTaken() {
    UUID borne = world.known("Fontaine", 10);
    world.update(borne, 1).with("ou", "48.8910 2.3480 0 0").at(5).by(world.phoneOfAmina);
    assertThat(world.csv(world.phoneOfPaul)).contains(borne.toString());
    world.update(borne, 2).with("ou", "48.9500 2.5000 0 0").at(6).by(world.phoneOfAmina);
    assertThat(world.csv(world.phoneOfPaul)).doesNotContain(borne.toString());
    assertThat(world.integrity(world.phoneOfPaul, borne)).contains("<deleted>true</deleted>");

    world.update(borne, 2).with("nb", 31).at(30).by(world.phoneOfPaul);

    assertThat(world.values(borne).get("nb").asString()).isEqualTo("31");
    assertThat(world.conflicts("merged")).hasSize(1);
  }

  @Test
  void aCorrectionReplacesWhatItsReportSaid() {
    UUID borne = world.known("Fontaine", 10);
    String first = world.update(borne, 1).with("nb", 20).at(10).by(world.phoneOfAmina);
    world.update(borne, 2).with("etat", "fuite").at(20).by(world.phoneOfPaul);

    world.update(borne, 1).with("nb", 25).at(10).correcting(first).by(world.phoneOfAmina);

    assertThat(world.values(borne).get("nb").asString()).isEqualTo("25");
    assertThat(world.values(borne).get("etat").asString()).isEqualTo("fuite");
    assertThat(world.conflicts("values")).isEmpty();
  }

  @Test
  void anIdThatIsNoneWaitsWhereTheDeskSeesIt() {
    ListWorld.Report odd = world.update(new UUID(0, 0), 1);
    String xml = odd.with("nb", 1).xml().replace(new UUID(0, 0).toString(), "pont");
    assertThat(world.phoneOfAmina.send(xml).status()).isEqualTo(201);
    world.halte.settle();

    assertThat(world.waiting().get(0).get("reason").asString()).isEqualTo("bad_id");
    assertThat(world.waiting().get(0).get("entity").asString()).isEqualTo("pont");
  }
}
