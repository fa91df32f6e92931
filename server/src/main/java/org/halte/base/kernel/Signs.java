package org.halte.base.kernel;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What is known of single signs: which ones nobody sees, and of which script they are. */
final class Signs {

  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;

  /** Drawn as nothing, though Unicode calls them letters, marks or symbols. */
  private static final Set<Integer> BLANK =
      Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0);

  /** Written together in one language. */
  private static final Set<UnicodeScript> EAST_ASIA =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO);

  /** Their letters are never joined by a sign of its own. */
  private static final Set<UnicodeScript> APART =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.COMMON,
          UnicodeScript.UNKNOWN);

  private Signs() {}

  /**
   * The first sign that is not seen.
   *
   * @param joining whether the joiners that Persian, Hindi and emoji need are taken for seen
   */
  static Optional<Integer> findHidden(String text, boolean joining) {
    int[] signs = text.codePoints().toArray();
    for (int i = 0; i < signs.length; i++) {
      boolean joins = joining && i > 0 && i + 1 < signs.length && joins(signs, i);
      if (isHidden(signs[i]) && !joins) {
        return Optional.of(signs[i]);
      }
    }
    return Optional.empty();
  }

  private static boolean joins(int[] signs, int at) {
    boolean joiner = signs[at] == JOINER || signs[at] == NON_JOINER;
    boolean emoji = Character.isEmoji(signs[at - 1]) && Character.isEmoji(signs[at + 1]);
    return joiner && (emoji || (isJoined(signs[at - 1]) && isJoined(signs[at + 1])));
  }

  private static boolean isJoined(int sign) {
    return (Character.isLetter(sign) || isMark(sign)) && !APART.contains(UnicodeScript.of(sign));
  }

  static boolean isHidden(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> BLANK.contains(sign) || isVariation(sign);
    };
  }

  private static boolean isVariation(int sign) {
    return (sign >= 0xFE00 && sign <= 0xFE0F)
        || (sign >= 0x180B && sign <= 0x180F)
        || (sign >= 0xE0100 && sign <= 0xE01EF);
  }

  static boolean isMark(int sign) {
    return switch (Character.getType(sign)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  /** The first letter that is of another script than those before it in its word. */
  static Optional<Integer> findMixed(String text) {
    UnicodeScript word = UnicodeScript.COMMON;
    for (int sign : text.codePoints().toArray()) {
      UnicodeScript script = script(sign);
      if (!Character.isLetter(sign) && !isMark(sign)) {
        word = UnicodeScript.COMMON;
      } else if (script != UnicodeScript.COMMON) {
        if (word != UnicodeScript.COMMON && word != script) {
          return Optional.of(sign);
        }
        word = script;
      }
    }
    return Optional.empty();
  }

  private static UnicodeScript script(int sign) {
    UnicodeScript script = UnicodeScript.of(sign);
    if (script == UnicodeScript.INHERITED) {
      return UnicodeScript.COMMON;
    }
    return EAST_ASIA.contains(script) ? UnicodeScript.HAN : script;
  }

  /**
   * A sign as a reader can tell it from others: « é » (U+00E9), or its name when it is not seen.
   */
  static String show(int sign) {
    String code = String.format("U+%04X", sign);
    if (isHidden(sign) || isMark(sign) || Character.isWhitespace(sign)) {
      String name = Character.getName(sign);
      return name == null ? code : code + " " + name;
    }
    return "« " + Character.toString(sign) + " » (" + code + ")";
  }

  /** A text that can be read in a sentence: what nobody sees in it by its code. */
  static String show(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(120)
        .forEach(sign -> {
          if (isHidden(sign)) {
            shown.append(String.format("[U+%04X]", sign));
          } else {
            shown.appendCodePoint(sign);
          }
        });
    return shown.toString();
  }
}
