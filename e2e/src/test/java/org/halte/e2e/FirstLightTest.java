package org.halte.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The main job, end to end: a report made with no network reaches the coordinator's live map. */
class FirstLightTest {
  private final House house = House.shared();

  @Test
  void aReportMadeOfflineIsOnTheMapCountedAndStillThereAfterThePowerCut() {
    try (var desk = house.desk("fr-FR").signIn(house.account("coordinator")).opensTheMap();
        var phone = house.phone("fr-FR").isLinkedTo(house.account("volunteer"))) {
      desk.isLive();
      long visits = desk.counter("visits");
      var place = phone.place(0);

      phone.offline().startsVisitOf(0);
      phone.answers("rencontre").digits("40").answers("compte").sends();
      phone.opensOutbox().outboxSays("queued");
      phone.picture("phone-fr-outbox-offline");

      phone.online().outboxSays("received");
      desk.counterRises("visits", visits);
      desk.placeLightsUp(place, 5_000);
      desk.picture("desk-fr-report-arrives");

      house.losesPower();
      desk.opensTheMap();
      assertThat(desk.counter("visits")).isGreaterThan(visits);
      assertThat(phone.complaints()).isEmpty();
      assertThat(desk.complaints()).isEmpty();
      assertThat(phone.foreignHosts()).isEmpty();
      assertThat(desk.foreignHosts()).isEmpty();
    }
  }

  @Test
  void aShortVisitTakesTwelveTapsDigitsIncluded() {
    try (var phone = house.phone("fr-FR").isLinkedTo(house.account("volunteer"))) {
      // Another place than the story above: two reports of a night at one place are one visit.
      phone.startsVisitOf(1);
      phone.answers("rencontre").digits("25").answers("au_moins").next();
      phone.next().answers("duvet").sends();

      assertThat(phone.taps()).isLessThanOrEqualTo(12);
      phone.opensOutbox().outboxSays("received");
    }
  }
}
