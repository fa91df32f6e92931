package org.halte.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

  private String list() {
    return house.reads("/api/lists/points_d_eau", house.account("coordinator"));
  }

  private void waitUntil(Phone phone, String said) {
    phone.page.waitForCondition(() -> list().contains(said));
  }
}
