package org.halte.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NightTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void oneInTheMorningBelongsToTheEveningBefore() {
    assertThat(Night.of(Instant.parse("2026-11-24T00:00:00Z"), PARIS))
        .isEqualTo(Night.parse("2026-11-23"));
  }

  @Test
  void aNightBeginsAtNoonAndEndsAtTheNextNoon() {
    Night night = Night.parse("2026-11-23");
    assertThat(night.start(PARIS)).isEqualTo("2026-11-23T11:00:00Z");
    assertThat(Night.of(night.start(PARIS), PARIS)).isEqualTo(night);
    assertThat(Night.of(night.start(PARIS).minusMillis(1), PARIS)).isEqualTo(night.minus(1));
    assertThat(Night.of(night.end(PARIS), PARIS)).isEqualTo(night.plus(1));
  }

  @Test
  void theNightOfTheClockChangeHasTwentyFiveHours() {
    Night night = Night.parse("2026-10-24");
    assertThat(Duration.between(night.start(PARIS), night.end(PARIS))).hasHours(25);
    assertThat(Night.of(Instant.parse("2026-10-25T10:59:59Z"), PARIS)).isEqualTo(night);
  }

  @Test
  void aSetClockStartsThereAndRunsOn() {
    TimeSettings settings = new TimeSettings("2026-11-23T20:00:00Z", "Europe/Paris");
    NightCalendar calendar = settings.toCalendar(settings.toClock());
    assertThat(calendar.tonight()).isEqualTo(Night.parse("2026-11-23"));
    assertThat(calendar.now())
        .isBetween(Instant.parse("2026-11-23T20:00:00Z"), Instant.parse("2026-11-23T20:00:10Z"));
  }

  @Test
  void aSettingThatDoesNotReadIsNamedWithItsValue() {
    Messages messages = new Messages();
    assertThatThrownBy(() -> new TimeSettings("tonight", "Europe/Paris"))
        .isInstanceOfSatisfying(
            SettingProblem.class,
            p ->
                assertThat(messages.text(Locale.ENGLISH, p))
                    .isEqualTo(
                        "The setting HALTE_CLOCK is \"tonight\": write an instant such as"
                            + " 2026-11-23T20:00:00Z."));
    assertThatThrownBy(() -> new TimeSettings("", "Mars/Paris"))
        .isInstanceOfSatisfying(
            SettingProblem.class,
            p -> assertThat(messages.text(Locale.FRENCH, p)).contains("HALTE_ZONE", "Mars/Paris"));
  }

  @Test
  void identifiersGrowAndAreOfVersionSeven() {
    var before = Ids.next();
    for (int i = 0; i < 10_000; i++) {
      var next = Ids.next();
      assertThat(next.version()).isEqualTo(7);
      assertThat(next.variant()).isEqualTo(2);
      assertThat(next.toString()).isGreaterThan(before.toString());
      before = next;
    }
  }

  @Test
  void anUnknownKeyIsShownAsItIs() {
    assertThat(new Messages().text(Locale.FRENCH, "nothing.here", Map.of()))
        .isEqualTo("nothing.here");
  }
}
