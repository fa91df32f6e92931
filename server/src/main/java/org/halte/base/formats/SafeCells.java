package org.halte.base.formats;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Keeps what a stranger typed from becoming a formula on the reader's computer: spreadsheets run a
 * cell that starts with {@code =}, {@code +}, {@code -} or {@code @}, some of them behind blanks or
 * quotes, or written in the wide letters of East Asia.
 */
public final class SafeCells {

  private static final char GUARD = '\'';
  private static final String RUN = "=+-@|%";
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(?:[.,][0-9]{1,30})?");

  /** Blanks of every kind, unseen signs, quotes: a spreadsheet may drop them and run the rest. */
  private static final Pattern BEFORE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\"'`´‘’“”«»]*");

  private SafeCells() {}

  /** The text, with an apostrophe before it when a spreadsheet would calculate it. */
  public static String text(String text) {
    return isRun(text) ? GUARD + text : text;
  }

  /** What {@link #text} was made of: a file that was exported, changed and brought back. */
  public static String typed(String cell) {
    boolean guarded = !cell.isEmpty() && cell.charAt(0) == GUARD && isRun(cell.substring(1));
    return guarded ? cell.substring(1) : cell;
  }

  private static boolean isRun(String text) {
    if (text.isEmpty()) {
      return false;
    }
    if (text.charAt(0) == '\t' || text.charAt(0) == '\r') {
      return true;
    }
    String rest = BEFORE.matcher(text).replaceFirst("");
    // Negative counts and positions stay numbers.
    if (rest.isEmpty() || NUMBER.matcher(rest.strip()).matches()) {
      return false;
    }
    // Of wide, small and mathematical forms, the plain one.
    String plain = Normalizer.normalize(rest.substring(0, firstSign(rest)), Normalizer.Form.NFKC);
    return !plain.isEmpty() && (RUN.indexOf(plain.charAt(0)) >= 0 || plain.charAt(0) == '\u2212');
  }

  private static int firstSign(String text) {
    return Character.charCount(text.codePointAt(0));
  }
}
