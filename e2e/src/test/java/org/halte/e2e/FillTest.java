package org.halte.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Filling in on the phone: what the last visit lends, and every type of question of the field. */
class FillTest {
  private static final String EVERY_TYPE =
      """
      ## survey

      | type | name | label::Français (fr) | label::العربية (ar) | appearance | parameters | guidance_hint::Français (fr) |
      |---|---|---|---|---|---|---|
      | text | texte | Un texte | نص | | | |
      | decimal | poids | Un poids | وزن | | | Sans le sac. |
      | begin_group | acces | Accès | الوصول | table-list | | |
      | select_one accord | eau | De l'eau | ماء | | | |
      | select_one accord | repas | Un repas | وجبة | | | |
      | end_group | | | | | | |
      | select_one accord | likert | Tout va bien ? | هل كل شيء بخير؟ | likert | | |
      | select_one ville | ville | Une longue liste | قائمة طويلة | autocomplete | | |
      | range | note | De 0 à 10 | من 0 إلى 10 | | start=0 end=10 step=1 | |
      | geotrace | chemin | Le chemin | الطريق | | | |
      | image | signature | Signez | وقّع | signature | | |
      | begin_repeat | dons | Dons | عطايا | | | |
      | text | article | Article | غرض | | | |
      | end_repeat | | | | | | |

      ## choices

      | list_name | name | label::Français (fr) | label::العربية (ar) |
      |---|---|---|---|
      | accord | non | Non | لا |
      | accord | oui | Oui | نعم |
      """;

  private final House house = House.shared();

  @Test
  void everyTypeOfQuestionIsFilledInOfflineAndArrivesAsItWasGiven() {
    house.publishes("tous-les-types", EVERY_TYPE + towns());
    try (var phone = house.phone("fr-FR").isLinkedTo(house.account("volunteer"))) {
      phone.begins("tous-les-types").offline();
      phone.writes("text-texte", "Bonsoir à tous").next();
      assertThat(phone.page.getByText("Sans le sac.")).isHidden();
      phone.page.getByText("Comment répondre").click();
      assertThat(phone.page.getByText("Sans le sac.")).isVisible();
      phone.writes("text-poids", "12,5").next();
      phone.tap("cell-eau-oui");
      phone.tap("cell-repas-non");
      phone.picture("phone-fr-table");
      phone.next();
      phone.answers("oui");
      phone.page.getByPlaceholder("Chercher dans la liste").fill("evry 7");
      phone.answers("t7").next();
      phone.writes("range-note", "7").next();
      phone.draws("chemin", 3).next();
      phone.signs("signature").next();
      phone.writes("text-article", "Tente");
      phone.picture("phone-fr-repeat");
      phone.sends().opensOutbox().outboxSays("queued");
      phone.online().outboxSays("received");

      var data = house.reads("/api/forms/tous-les-types/data", house.account("coordinator"));
      assertThat(data)
          .contains("Bonsoir à tous", "\"poids\":\"12.5\"", "\"likert\":\"oui\"")
          .contains("acces/eau\":\"oui\"", "acces/repas\":\"non\"")
          .contains("\"ville\":\"t7\"", "\"note\":\"7\"", "\"dons\":1")
          .containsPattern("\"chemin\":\"48\\.[0-9. ]+;48\\.[0-9. ]+;48\\.")
          .containsPattern("\"signature\":\"sketch-[0-9]+\\.png\"");
      assertThat(phone.complaints()).isEmpty();
    }
  }

  @Test
  void aVisitStartsAsTheLastOneAndWhatChangedStandsOut() {
    try (var phone = house.phone("fr-FR").isLinkedTo(house.account("volunteer"))) {
      phone.startsAVisitThatLends();
      phone.tap("as-last-time");
      phone.answers("rencontre");
      assertThat(phone.at("copy-effectif")).hasAttribute("data-trace", "same");

      // The copied number is replaced by what is typed, never made longer.
      phone.digits("7");
      assertThat(phone.at("number-effectif")).hasAttribute("data-value", "7");
      assertThat(phone.at("copy-effectif")).hasAttribute("data-trace", "changed");
      phone.picture("phone-fr-as-last-time");
      phone.tap("summary");
      assertThat(phone.at("summary-ecran_effectif")).containsText("→ 7");
      assertThat(phone.complaints()).isEmpty();
    }
  }

  @Test
  void aSecondVisitOfTheNightStartsFromTheFirstThoughNobodyElseKnowsOfItYet() {
    try (var phone = house.phone("fr-FR").isLinkedTo(house.account("volunteer"))) {
      var place = phone.place(2);
      phone.offline().startsVisitOf(2);
      phone.answers("rencontre").digits("31").answers("compte").sends();

      phone.startsVisitOf(place);
      assertThat(phone.at("as-last-time")).containsText("cette nuit");
      phone.tap("as-last-time");
      phone.answers("rencontre");
      assertThat(phone.at("number-effectif")).hasAttribute("data-value", "31");
      assertThat(phone.at("copy-effectif")).hasAttribute("data-trace", "same");
      phone.at("leave").click();
      phone.online().opensOutbox().hasDelivered(1);
      assertThat(phone.complaints()).isEmpty();
    }
  }

  private static String towns() {
    var rows = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      rows.append("| ville | t%d | Évry %d | بلدة %d |%n".formatted(i, i, i));
    }
    return rows.toString();
  }
}
