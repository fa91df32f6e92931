package org.halte.core.tables;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.halte.base.geo.Position;

/** Reads text as the Java type of a column. */
public final class Values {
  private Values() {}

  /**
   * The value that a text means in a column.
   *
   * @param text as in an address or a spreadsheet: dates {@code 2026-11-23}, instants ISO-8601,
   *     positions {@code 48.88 2.37}, several choices by spaces
   * @throws TableProblem when the text does not fit the column
   */
  public static Object read(Column column, String text) {
    try {
      return switch (column.type()) {
        case TEXT, CHOICE -> text;
        case CHOICES -> List.copyOf(Arrays.asList(text.strip().split("\\s+")));
        case INTEGER -> Long.valueOf(text.strip());
        case DECIMAL -> Double.valueOf(text.strip());
        case BOOLEAN -> bool(text.strip());
        case DATE -> LocalDate.parse(text.strip());
        case INSTANT -> Instant.parse(text.strip());
        case POSITION -> position(text);
        case REFERENCE -> UUID.fromString(text.strip());
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      throw TableProblem.badValue(column.name(), text, column.type());
    }
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Position position(String text) {
    var parts = text.strip().split("[\\s,]+");
    if (parts.length < 2) {
      throw new IllegalArgumentException(text);
    }
    return new Position(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
  }
}
