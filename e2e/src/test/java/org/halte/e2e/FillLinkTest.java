package org.halte.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A link to fill a form: made at the desk, opened by a stranger, and what becomes of it. */
class FillLinkTest {
  private static final String FORM = "aide-par-lien";
  private static final String DATA = "/api/forms/" + FORM + "/data";
  private static final String QUESTIONS =
      """
      ## survey

      | type | name | label::Français (fr) | label::العربية (ar) | required |
      |---|---|---|---|---|
      | text | prenom | Votre prénom | اسمك | yes |
      | select_one besoin | besoin | De quoi avez-vous besoin ? | ماذا تحتاج؟ | |

      ## choices

      | list_name | name | label::Français (fr) | label::العربية (ar) |
      |---|---|---|---|
      | besoin | duvet | Un duvet | كيس نوم |
      | besoin | eau | De l'eau | ماء |
      """;
  private static final House HOUSE = House.shared();

  @BeforeAll
  static void publish() {
    HOUSE.publishes(FORM, QUESTIONS);
  }

  @Test
  void whatAStrangerFillsWaitsAtTheDeskAndNothingStaysOnTheirPhone() {
    var name = name();
    try (var desk = HOUSE.desk("fr-FR").signIn(HOUSE.account("coordinator"));
        var stranger = HOUSE.stranger("fr-FR")) {
      stranger.opens(desk.makesALink(FORM, "Affiche " + name, false));
      assertThat(stranger.at("fill-greeting")).containsText("Sans compte");
      stranger.picture("fill-fr-greeting");
      stranger.begins().writes("prenom", name);
      stranger.picture("fill-fr-question");
      stranger.next().at("choice-eau").click();
      stranger.sends();
      stranger.picture("fill-fr-thanks");
      // The one cookie is a random number against forged requests.
      assertThat(stranger.left())
          .isEqualTo(
              "{\"databases\":[],\"local\":[],\"session\":[],\"caches\":[],\"workers\":0,\"cookies\":\"XSRF-TOKEN\"}");
      assertThat(stranger.asked()).allMatch(FillLinkTest::isOfALink);
      assertThat(stranger.fitsItsWidth()).isTrue();
      assertThat(stranger.complaints()).isEmpty();
      assertThat(stranger.foreignHosts()).isEmpty();

      var rows = HOUSE.reads(DATA + "?search=" + name, HOUSE.account("coordinator"));
      assertThat(rows).contains("\"hold\"", "\"link\":true", "\"besoin\":\"eau\"");
      assertThat(desk.complaints()).isEmpty();
    }
  }

  /** The page, its parts, and the door of the link: no list, no data, nobody's account. */
  private static boolean isOfALink(String address) {
    return address.startsWith("/fill/")
        || address.startsWith("/assets/")
        || address.startsWith("/api/fill/")
        || address.startsWith("/app/icon");
  }

  @Test
  void aOneOffLinkIsClosedOnceItWasUsed() {
    try (var desk = HOUSE.desk("fr-FR").signIn(HOUSE.account("coordinator"));
        var first = HOUSE.stranger("fr-FR");
        var second = HOUSE.stranger("ar")) {
      var link = desk.makesALink(FORM, "Pour " + name(), true);
      first.opens(link).begins().writes("prenom", name()).next();
      second.opens(link).begins();
      first.sends();
      first.doesNotSee("fill-again");
      first.opens(link).isTold("ne servait qu'une fois");

      // The second one had it open already: said when it is sent, and never counted.
      second.readsFrom("rtl");
      second.writes("prenom", "سامي").next();
      second.picture("fill-ar-question");
      second.at("choice-duvet").click();
      second.at("send").click();
      second.isTold("مرة واحدة");
      second.picture("fill-ar-closed");
      assertThat(second.complaints()).isEmpty();
    }
  }

  @Test
  void aLinkThatWasCutSaysSo() {
    try (var desk = HOUSE.desk("fr-FR").signIn(HOUSE.account("coordinator"));
        var stranger = HOUSE.stranger("fr-FR")) {
      var name = "Coupé " + name();
      var link = desk.makesALink(FORM, name, false);
      stranger.opens(link).sees("fill-greeting");
      desk.cutsTheLink(name);
      stranger.opens(link).isTold("coupé par l'association");
      stranger.opens(link + "x").isTold("pas valable");
      assertThat(stranger.complaints()).isEmpty();
    }
  }

  private static String name() {
    return "Nour-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
