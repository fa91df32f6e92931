package org.halte.exchange;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halte.base.geo.Position;

/** Reads dates, numbers and positions as French people and their programs write them. */
final class Cells {

  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[/.\\- ](\\d{1,2})[/.\\- ](\\d{4}|\\d{2})\\b.*");
  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})\\b.*");
  private static final Pattern WRITTEN =
      Pattern.compile("(?:\\p{L}+\\.? )?(\\d{1,2})(?:er)? (\\p{L}+)\\.? (\\d{4})\\b.*");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}) ?[:hH] ?(\\d{2})?(?::\\d{2})?");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(?:[.,]\\d{1,12})?");
  private static final Pattern COUNT = Pattern.compile("[^\\d]*?(\\d{1,6})(?:[.,]0+)?(?:\\D.*)?");
  private static final Pattern PAIR =
      Pattern.compile("\\(?\\s*(-?\\d+(?:[.,]\\d+)?)\\s*[,; ]\\s*(-?\\d+(?:[.,]\\d+)?)\\s*\\)?.*");
  private static final Pattern WKT =
      Pattern.compile("(?i)(?:SRID=\\d+;)?\\s*POINT\\s*Z?\\s*\\(\\s*(-?[\\d.]+)\\s+(-?[\\d.]+).*");
  private static final List<String> MONTHS =
      List.of("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec");
  private static final LocalDate EXCEL_EPOCH = LocalDate.of(1899, 12, 30);
  private static final int EXCEL_FROM = 36_526;
  private static final int EXCEL_TO = 73_050;

  private Cells() {}

  /** A day: 23/11/2026, 23-11-26, 2026-11-23 21:30:00, 23 novembre 2026, Excel's 46349. */
  static Optional<LocalDate> date(String text) {
    String t = text.strip();
    Matcher day = DAY_FIRST.matcher(t);
    if (day.matches()) {
      return day(year(day.group(3)), number(day.group(2)), number(day.group(1)));
    }
    Matcher year = YEAR_FIRST.matcher(t);
    if (year.matches()) {
      return day(number(year.group(1)), number(year.group(2)), number(year.group(3)));
    }
    Matcher written = WRITTEN.matcher(t);
    if (written.matches()) {
      return day(number(written.group(3)), month(written.group(2)), number(written.group(1)));
    }
    if (t.matches("\\d{5}") && number(t) >= EXCEL_FROM && number(t) <= EXCEL_TO) {
      return Optional.of(EXCEL_EPOCH.plusDays(number(t)));
    }
    return Optional.empty();
  }

  /** A time of day, alone or after a date: 21:30, 21h30, 21h. */
  static Optional<LocalTime> time(String text) {
    Matcher clock = CLOCK.matcher(text);
    while (clock.find()) {
      int hour = number(clock.group(1));
      int minute = clock.group(2) == null ? 0 : number(clock.group(2));
      if (hour < 24 && minute < 60) {
        return Optional.of(LocalTime.of(hour, minute));
      }
    }
    return Optional.empty();
  }

  /** A number of people: 12, "environ 12", "12 pers.", 12,0. */
  static Optional<Integer> count(String text) {
    Matcher count = COUNT.matcher(text.strip());
    return count.matches() && !text.strip().startsWith("-")
        ? Optional.of(number(count.group(1)))
        : Optional.empty();
  }

  /** A number of degrees, with a point or a comma. */
  static Optional<Double> degrees(String text) {
    String t = text.strip().replace("°", "").replace("\u00a0", "");
    return NUMBER.matcher(t).matches()
        ? Optional.of(new BigDecimal(t.replace(',', '.')).doubleValue())
        : Optional.empty();
  }

  /** WKT {@code POINT (lon lat)}, or "latitude, longitude". */
  static Optional<Position> position(String text) {
    Matcher wkt = WKT.matcher(text.strip());
    if (wkt.matches()) {
      return position(wkt.group(2), wkt.group(1));
    }
    Matcher pair = PAIR.matcher(text.strip());
    return pair.matches() ? position(pair.group(1), pair.group(2)) : Optional.empty();
  }

  /** Latitude and longitude from two cells. */
  static Optional<Position> position(String latitude, String longitude) {
    Optional<Double> lat = degrees(latitude);
    Optional<Double> lon = degrees(longitude);
    boolean onEarth =
        lat.filter(d -> Math.abs(d) <= 90).isPresent()
            && lon.filter(d -> Math.abs(d) <= 180).isPresent();
    return onEarth ? Optional.of(new Position(lat.get(), lon.get())) : Optional.empty();
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      // The 31st of June, or month first as Americans write: no day.
      return Optional.empty();
    }
  }

  private static int year(String text) {
    int year = number(text);
    return year < 100 ? 2000 + year : year;
  }

  private static int month(String word) {
    String plain = Plain.words(word).toLowerCase(Locale.ROOT);
    for (int i = 0; i < MONTHS.size(); i++) {
      if (plain.startsWith(MONTHS.get(i))) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
