package org.halte.base.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The night of a date: from noon to noon, local time. One o'clock in the morning belongs to the
 * evening before.
 */
public record Night(LocalDate date) implements Comparable<Night> {

  private static final int NOON = 12;

  /** The night in which an instant falls. */
  public static Night of(Instant instant, ZoneId zone) {
    return new Night(instant.atZone(zone).toLocalDateTime().minusHours(NOON).toLocalDate());
  }

  /** Reads {@code 2026-11-23}; throws DateTimeParseException. */
  public static Night parse(String text) {
    return new Night(LocalDate.parse(text));
  }

  /** Noon of the date: the first instant of the night. */
  public Instant start(ZoneId zone) {
    return date.atTime(LocalTime.NOON).atZone(zone).toInstant();
  }

  /** Noon of the next date: the first instant that is no longer in the night. */
  public Instant end(ZoneId zone) {
    return plus(1).start(zone);
  }

  public Night minus(int nights) {
    return new Night(date.minusDays(nights));
  }

  public Night plus(int nights) {
    return new Night(date.plusDays(nights));
  }

  @Override
  public int compareTo(Night other) {
    return date.compareTo(other.date);
  }

  /** ISO date, e.g. {@code 2026-11-23}. */
  @Override
  public String toString() {
    return date.toString();
  }
}
