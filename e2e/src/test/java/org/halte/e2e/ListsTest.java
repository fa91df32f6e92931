package org.halte.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Places and an association's own lists, made and changed with no network, and what two phones say
 * of one thing.
 */
class ListsTest {
  private static final String NEW_POINT =
      """
      ## survey

      | type | name | label | required | save_to |
      |---|---|---|---|---|
      | text | nom | Le point d'eau | yes | |
      | integer | robinets | Combien de robinets ? | yes | robinets |

      ## entities

      | list_name | label |
      |---|---|
      | points_d_eau | ${nom} |
      """;

  private static final String COUNT =
      """
      ## survey

      | type | name | label | required | save_to |
      |---|---|---|---|---|
      | select_one_from_file points_d_eau.csv | point | Quel point d'eau ? | yes | |
      | integer | robinets | Combien de robinets ? | yes | robinets |

      ## entities

      | list_name | entity_id |
      |---|---|
      | points_d_eau | ${point} |
      """;

  private final House house = House.shared();

  @Test
  void aPlaceMadeOfflineIsVisitedOfflineAndBothReachTheMap() {
    var name = "Sous le pont " + System.nanoTime() % 1000;
    try (var phone = house.phone("fr-FR").isLinkedTo(house.account("volunteer"))) {
      phone.begins("lieu").offline();
      phone.writes("text-nom", name).next();
      // What the form proposes stays when a thumb confirms it.
      phone.answers("campement_tentes").answers("actif").answers("normale");
      phone.picture("phone-fr-new-place");
      phone.sends();

      phone.begins("passage");
      phone.tap("open-lieu");
      phone.page.getByPlaceholder("Chercher dans la liste").fill(name);
      phone.chooses(name).next().answers("rencontre").digits("23").answers("compte").sends();
      phone.opensOutbox().outboxSays("queued");
      phone.online().hasDelivered(2);

      var coordinator = house.account("coordinator");
      phone.page.waitForCondition(() -> house.reads("/api/places", coordinator).contains(name));
      assertThat(house.place(name, coordinator).get("headcount").get("value").asInt())
          .isEqualTo(23);
      assertThat(phone.complaints()).isEmpty();
    }
  }

  @Test
  void whatTwoPhonesSayOfOneThingIsShownWithBothValuesAndACoordinatorChooses() {
    house.publishes("nouveau-point", NEW_POINT);
    house.publishes("compter-robinets", COUNT);
    var volunteer = house.account("volunteer");
    try (var first = house.phone("fr-FR").isLinkedTo(volunteer)) {
      first.begins("compter-robinets").begins("nouveau-point").offline();
      first.writes("text-nom", "Fontaine du quai").next().digits("3").sends();
      first.counts("Fontaine du quai", "7").counts("Fontaine du quai", "9");
      first.opensOutbox().online().hasDelivered(3);
      waitUntil(first, "\"robinets\":\"9\"");
      assertThat(list()).contains("\"conflicts\":[]");

      try (var second = house.phone("fr-FR").isLinkedTo(volunteer)) {
        second.begins("compter-robinets").offline();
        first.offline();
        first.counts("Fontaine du quai", "20");
        second.counts("Fontaine du quai", "30");
        first.online().opensOutbox().hasDelivered(4);
        second.online().opensOutbox().hasDelivered(1);
      }
      waitUntil(first, "\"kind\":\"values\"");
    }
    try (var desk = house.desk("fr-FR").signIn(house.account("coordinator"))) {
      desk.opensTheList("points_d_eau");
      assertThat(desk.at("list-conflict")).containsText("20");
      assertThat(desk.at("list-conflict")).containsText("30");
      desk.picture("desk-fr-list-conflict");
      desk.at("choose-earlier").click();
      desk.doesNotSee("list-conflict");
      assertThat(list()).contains("\"robinets\":\"20\"");
      assertThat(desk.complaints()).isEmpty();
    }
  }

  @Test
  void whatIsSaidAfterTheServerAnsweredStartsFromTheServersValue() {
    house.publishes("nouveau-point", NEW_POINT);
    house.publishes("compter-robinets", COUNT);
    try (var phone = house.phone("fr-FR").isLinkedTo(house.account("volunteer"));
        var desk = house.desk("fr-FR").signIn(house.account("coordinator"))) {
      phone.begins("compter-robinets").begins("nouveau-point").offline();
      phone.writes("text-nom", "Borne du canal").next().digits("9").sends();
      phone.opensOutbox().online().hasDelivered(1);
      waitUntil(phone, "Borne du canal");

      desk.opensTheList("points_d_eau").changes("Borne du canal", "robinets", "12");
      // Somebody turned it back: the phone saw 12, and says 9 again.
      phone.refreshes().counts("Borne du canal", "9");
      phone.opensOutbox().hasDelivered(2);
      phone.page.waitForCondition(() -> row("Borne du canal").get("version").asInt() == 3);
      assertThat(row("Borne du canal").get("values").get("robinets").asString()).isEqualTo("9");
      assertThat(row("Borne du canal").get("conflicts").asInt()).isZero();
    }
  }

  @Test
  void aDraftAboutWhatWasDeletedMeanwhileKeepsItsAnswerAndSaysSo() {
    house.publishes("nouveau-point", NEW_POINT);
    house.publishes("compter-robinets", COUNT);
    try (var phone = house.phone("fr-FR").isLinkedTo(house.account("volunteer"));
        var desk = house.desk("fr-FR").signIn(house.account("coordinator"))) {
      phone.begins("nouveau-point");
      phone.writes("text-nom", "Pompe de la gare").next().digits("2").sends();
      phone.opensOutbox().hasDelivered(1);
      waitUntil(phone, "Pompe de la gare");
      phone.refreshes().begins("compter-robinets").offline();
      phone.chooses("Pompe de la gare").sees("digit-5");
      phone.leavesADraft();
      desk.opensTheList("points_d_eau").deletes("Pompe de la gare");

      phone.online().refreshes().goesOnWithTheDraft().isTold("« Pompe de la gare » n’est plus");
      phone.picture("phone-fr-entry-gone");
      phone.digits("5").sends();
      phone.opensOutbox().hasDelivered(2);
      waitUntil(phone, "\"kind\":\"deleted\"");
      assertThat(row("Pompe de la gare").get("values").get("robinets").asString()).isEqualTo("5");
      assertThat(phone.complaints()).isEmpty();
    }
  }

  @Test
  void aCoordinatorNamesColumnsForPeopleAndHidesWhatNobodyReads() {
    house.publishes("nouveau-point", NEW_POINT);
    try (var desk = house.desk("fr-FR").signIn(house.account("coordinator"))) {
      desk.page.navigate(house.url("/desk/lists/points_d_eau"));
      desk.at("list-settings").click();
      desk.at("column-label").first().fill("Robinets qui marchent");
      desk.at("column-add").click();
      desk.at("column-name").fill("note_interne");
      desk.picture("desk-fr-list-settings");
      desk.at("settings-save").click();
      var head = desk.page.locator("thead");
      assertThat(head).containsText("Robinets qui marchent");
      assertThat(head).containsText("note interne");

      desk.at("list-settings").click();
      desk.at("column-shown").last().uncheck();
      desk.at("settings-save").click();
      assertThat(head).not().containsText("note interne");
      desk.onAPhone().picture("desk-fr-list-on-a-phone");
      assertThat(desk.fitsItsWidth()).isTrue();
      assertThat(desk.complaints()).isEmpty();
    }
  }

  @Test
  void theSettingsOfAListReadFromTheRightInArabic() {
    house.publishes("nouveau-point", NEW_POINT);
    var coordinator = house.account("coordinator");
    house.speaksTo(coordinator, "ar");
    try (var desk = house.desk("ar").signIn(coordinator)) {
      desk.page.navigate(house.url("/desk/lists/points_d_eau"));
      desk.at("list-settings").click();
      desk.sees("column-label");
      desk.readsFrom("rtl");
      desk.picture("desk-ar-list-settings");
      desk.onAPhone().picture("desk-ar-list-settings-on-a-phone");
      assertThat(desk.fitsItsWidth()).isTrue();
      assertThat(desk.complaints()).isEmpty();
    } finally {
      house.speaksTo(coordinator, "fr");
    }
  }

  private JsonNode row(String label) {
    return JsonMapper.shared()
        .readTree(list())
        .get("rows")
        .valueStream()
        .filter(row -> row.get("values").get("label").asString().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private String list() {
    return house.reads("/api/lists/points_d_eau", house.account("coordinator"));
  }

  private void waitUntil(Phone phone, String said) {
    phone.page.waitForCondition(() -> list().contains(said));
  }
}
