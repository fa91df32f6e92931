package org.halte.base.kernel;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When and where this instance lives.
 *
 * @param clock {@code halte.clock} or HALTE_CLOCK: an ISO instant such as 2026-11-23T20:00:00Z from
 *     which the clock runs on, for tests and demonstrations; empty = the clock of the machine
 * @param zone {@code halte.zone} or HALTE_ZONE: the time zone of its nights, Europe/Paris by
 *     default
 */
@ConfigurationProperties("halte")
public record TimeSettings(
    @DefaultValue("") String clock, @DefaultValue("Europe/Paris") String zone) {

  public TimeSettings {
    startOf(clock);
    zoneOf(zone);
  }

  /** The clock everything asks for the time. */
  public Clock toClock() {
    Clock system = Clock.systemUTC();
    if (clock.isBlank()) {
      return system;
    }
    return Clock.offset(system, Duration.between(system.instant(), startOf(clock)));
  }

  /** The calendar of nights on the given clock. */
  public NightCalendar toCalendar(Clock running) {
    return new NightCalendar(running, zoneOf(zone));
  }

  private static Instant startOf(String text) {
    try {
      return text.isBlank() ? Instant.EPOCH : Instant.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw (SettingProblem) SettingProblem.notAnInstant("HALTE_CLOCK", text).initCause(e);
    }
  }

  private static ZoneId zoneOf(String text) {
    try {
      return ZoneId.of(text.strip());
    } catch (DateTimeException e) {
      throw (SettingProblem) SettingProblem.notAZone("HALTE_ZONE", text).initCause(e);
    }
  }
}
