package org.halte.base.kernel;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of this instance together with its time zone: what "tonight" means here. */
public record NightCalendar(Clock clock, ZoneId zone) {

  public Night tonight() {
    return nightOf(now());
  }

  public Night nightOf(Instant instant) {
    return Night.of(instant, zone);
  }

  public Instant now() {
    return clock.instant();
  }
}
