package org.halte.base.formats;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** The text a person sees in a cell of an xlsx file. */
final class XlsxText {
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
    return CellNumber.text(value, format, cell::asDate);
  }
}
