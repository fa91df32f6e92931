package org.halte.base.formats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** The text a person sees in an Excel cell: Excel itself stores dates and codes as numbers. */
final class XlsxText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** Quoted words, escaped characters, colours and locales of a number format. */
  private static final Pattern NOISE = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^]]*]|_.|\\*.");

  private static final Pattern LOGICAL =
      Pattern.compile("(?:TRUE|FALSE|AND|OR|NOT)\\(", Pattern.CASE_INSENSITIVE);

  private XlsxText() {}

  static String of(Cell cell) {
    CellType type = cell.getType();
    String raw = cell.getRawValue();
    return switch (type) {
      case EMPTY -> "";
      case BOOLEAN -> Boolean.TRUE.equals(cell.asBoolean()) ? "TRUE" : "FALSE";
      case NUMBER -> number(cell.asNumber(), cell.getDataFormatString(), cell);
      case FORMULA -> formula(cell, raw);
      default -> raw == null ? text(cell) : type == CellType.STRING ? text(cell) : raw;
    };
  }

  private static String text(Cell cell) {
    String text = cell.getText();
    return text == null ? "" : text;
  }

  private static String formula(Cell cell, @Nullable String raw) {
    if (raw == null) {
      return "";
    }
    // The reader does not tell a calculated truth from the numbers 0 and 1 it is stored as.
    String calculation = cell.getFormula();
    if (calculation != null && LOGICAL.matcher(calculation).lookingAt()) {
      return switch (raw) {
        case "0" -> "FALSE";
        case "1" -> "TRUE";
        default -> raw;
      };
    }
    try {
      return number(new BigDecimal(raw), cell.getDataFormatString(), cell);
    } catch (NumberFormatException e) {
      return raw;
    }
  }

  private static String number(BigDecimal value, @Nullable String format, Cell cell) {
    String shape =
        format == null ? "" : NOISE.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
    if (shape.contains("d") || shape.contains("y") || shape.contains("h") || shape.contains("m:")) {
      return moment(cell, value, shape);
    }
    if (shape.matches("0{2,}") && value.scale() <= 0) {
      return "0".repeat(Math.max(0, shape.length() - value.toPlainString().length()))
          + value.toPlainString();
    }
    if (shape.endsWith("%")) {
      return plain(value.movePointRight(2)) + " %";
    }
    return plain(value);
  }

  /** Fifteen digits, as Excel shows: 0.1 + 0.2 is stored as 0.30000000000000004. */
  private static String plain(BigDecimal value) {
    BigDecimal rounded = value.round(new MathContext(15)).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
  }

  private static String moment(Cell cell, BigDecimal value, String shape) {
    boolean date = shape.contains("d") || shape.contains("y");
    if (!date) {
      long seconds =
          value.remainder(BigDecimal.ONE).multiply(BigDecimal.valueOf(86_400)).longValue();
      return TIME.format(LocalTime.ofSecondOfDay(Math.floorMod(seconds, 86_400L)));
    }
    LocalDateTime moment = cell.asDate();
    return shape.contains("h") ? DATE_TIME.format(moment) : moment.toLocalDate().toString();
  }
}
