package org.halte.base.formats;

/**
 * Keeps what a stranger typed from becoming a formula on the reader's computer: spreadsheets run a
 * cell that starts with {@code =}, {@code +}, {@code -} or {@code @}.
 */
public final class SafeCells {
  private SafeCells() {}

  /** The text, with an apostrophe before it when a spreadsheet would calculate it. */
  public static String text(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String trimmed = text.stripLeading();
    if (trimmed.isEmpty() || isPlainNumber(trimmed)) {
      return text;
    }
    return switch (trimmed.charAt(0)) {
      case '=', '+', '-', '@', '\t', '\r', '|', '%' -> "'" + text;
      default -> text;
    };
  }

  /** Negative counts and positions stay numbers. */
  private static boolean isPlainNumber(String text) {
    return text.length() <= 40 && text.matches("[+-]?[0-9]+(?:[.,][0-9]+)?");
  }
}
