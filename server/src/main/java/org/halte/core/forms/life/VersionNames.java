package org.halte.core.forms.life;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names for the next version: one up, or the day with a number as the standard recommends. */
final class VersionNames {

  private static final Pattern DAY = Pattern.compile("20[0-9]{8}");
  private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,9})");

  private VersionNames() {}

  /** A name that nobody used, after the given one; "" for a form without versions so far. */
  static String next(String last, Set<String> used, LocalDate today) {
    String name = after(last, today);
    while (used.contains(name)) {
      name = after(name, today);
    }
    return name;
  }

  private static String after(String last, LocalDate today) {
    String day = today.format(DateTimeFormatter.BASIC_ISO_DATE);
    if (last.isBlank() || (DAY.matcher(last).matches() && last.compareTo(day) < 0)) {
      return day + "01";
    }
    if (DAY.matcher(last).matches()) {
      return Long.toString(Long.parseLong(last) + 1);
    }
    Matcher numbered = NUMBERED.matcher(last);
    return numbered.matches()
        ? numbered.group(1) + (Long.parseLong(numbered.group(2)) + 1)
        : last + ".2";
  }
}
