package org.halte.core.forms.answers;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of an answer read as the type its question announces; empty when it is not one. */
public final class AnswerTypes {
  private static final Pattern INT = Pattern.compile("[+-]?[0-9]{1,10}");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[+-]?(?:[0-9]{1,30}(?:\\.[0-9]{0,30})?|\\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,3})?");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private AnswerTypes() {}

  public static Optional<Integer> toInt(String text) {
    if (!INT.matcher(text.strip()).matches()) {
      return Optional.empty();
    }
    long value = Long.parseLong(text.strip());
    return value == (int) value ? Optional.of((int) value) : Optional.empty();
  }

  public static Optional<Double> toDecimal(String text) {
    if (!DECIMAL.matcher(text.strip()).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text.strip());
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  public static List<String> toChoices(String text) {
    return SPACES.splitAsStream(text.strip()).filter(code -> !code.isEmpty()).toList();
  }

  /** "latitude longitude [altitude [accuracy]]". */
  public static Optional<GeoPoint> toPoint(String text) {
    double[] numbers = new double[4];
    String[] parts = SPACES.split(text.strip(), -1);
    if (parts.length < 2 || parts.length > 4) {
      return Optional.empty();
    }
    for (int i = 0; i < parts.length; i++) {
      Optional<Double> number = toDecimal(parts[i]);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      numbers[i] = number.get();
    }
    if (Math.abs(numbers[0]) > 90 || Math.abs(numbers[1]) > 180) {
      return Optional.empty();
    }
    return Optional.of(new GeoPoint(numbers[0], numbers[1], numbers[2], numbers[3]));
  }

  /** A moment with its offset, as OpenRosa writes it: 2026-11-23T21:04:11.000+01:00. */
  public static Optional<OffsetDateTime> toMoment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(withColon(text.strip())));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  public static Optional<LocalDate> toDate(String text) {
    String day = text.strip();
    try {
      return Optional.of(LocalDate.parse(day.length() > 10 ? day.substring(0, 10) : day));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether a text fits the bind type of its question; unknown types take anything. */
  static boolean fits(String type, String text) {
    return switch (type) {
      case "int" -> toInt(text).isPresent();
      case "decimal" -> toDecimal(text).isPresent();
      case "date" -> toDate(text).isPresent();
      case "dateTime" -> toMoment(text).isPresent() || toDate(text).isPresent();
      case "time" -> isTime(text.strip());
      case "geopoint" -> toPoint(text).isPresent();
      case "geotrace", "geoshape" ->
          Pattern.compile(";")
              .splitAsStream(text)
              .filter(point -> !point.isBlank())
              .allMatch(point -> toPoint(point).isPresent());
      case "boolean" -> List.of("0", "1", "true", "false").contains(text.strip());
      default -> true;
    };
  }

  /** Which sort of answer a type asks for, as the catalogue words it. */
  static String family(String type) {
    return switch (type) {
      case "int", "decimal", "date", "dateTime", "time" -> type;
      case "geopoint", "geotrace", "geoshape" -> "position";
      default -> "other";
    };
  }

  private static boolean isTime(String text) {
    try {
      OffsetTime.parse(withColon(text));
      return true;
    } catch (DateTimeParseException e) {
      try {
        LocalTime.parse(text);
        return true;
      } catch (DateTimeParseException unzoned) {
        return false;
      }
    }
  }

  /** Phones write +01, +0100 and +01:00. */
  private static String withColon(String text) {
    if (text.matches(".*[+-][0-9]{4}")) {
      return text.substring(0, text.length() - 2) + ":" + text.substring(text.length() - 2);
    }
    return text.matches(".*T?[0-9:.]+[+-][0-9]{2}") ? text + ":00" : text;
  }
}
