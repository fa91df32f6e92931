package org.halte.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The main screens in each writing direction and at both sizes: nothing sticks out, nothing
 * complains, nobody else is asked for anything. The pictures in build/screenshots are for eyes.
 */
class ScreensTest {
  private final House house = House.shared();

  @ParameterizedTest
  @CsvSource({"fr, ltr", "ar, rtl"})
  void theDeskFitsADeskAndAPhone(String language, String direction) {
    var coordinator = house.account("coordinator");
    house.speaksTo(coordinator, language);
    try (var desk = house.desk(language).signIn(coordinator).opensTheMap()) {
      desk.readsFrom(direction);
      looksWell(desk, "desk-" + language + "-map");

      desk.placeRow("").click();
      desk.sees("place-sheet");
      looksWell(desk, "desk-" + language + "-place");

      desk.onAPhone();
      looksWell(desk, "desk-" + language + "-place-narrow");
      desk.opensTheMap();
      looksWell(desk, "desk-" + language + "-map-narrow");
    } finally {
      house.speaksTo(coordinator, "fr");
    }
  }

  @ParameterizedTest
  @CsvSource({"fr, ltr", "ar, rtl"})
  void thePhoneFitsAPhone(String language, String direction) {
    try (var phone = house.phone(language).isLinkedTo(house.account("volunteer"))) {
      phone.readsFrom(direction);
      looksWell(phone, "phone-" + language + "-tonight");

      phone.startsVisitOf(2);
      looksWell(phone, "phone-" + language + "-visit");
    }
  }

  private static void looksWell(Screen screen, String picture) {
    screen.picture(picture);
    assertThat(screen.fitsItsWidth()).as("%s fits its width", picture).isTrue();
    assertThat(screen.complaints()).isEmpty();
    assertThat(screen.foreignHosts()).isEmpty();
  }
}
