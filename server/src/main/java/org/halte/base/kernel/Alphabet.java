package org.halte.base.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What ids, codes and names are written with, so that two that look alike are one. Ids hold plain
 * signs only: a letter of another alphabet cannot pass for one of them. A name may hold any letter
 * of any language, and nothing that the eye does not see; no word of it mixes two scripts.
 */
public enum Alphabet {
  /** Ids of forms. */
  ID(100, "_-.", false),
  /** Names of a form's versions. */
  VERSION(100, "_-.+:() ", false),
  /** Codes of zones and teams. */
  CODE(60, "_-.:/ ", false),
  /** Names of files that go with a form, as cameras and desks write them. */
  FILE(120, "_-. '’(),&+", true),
  /** Names of lists and of their columns. */
  WORD(64, "_-.", true),
  /** What people call themselves, their teams, phones and lists. */
  NAME(200, "", true);

  /** What Windows opens as a device, and what the door of phones says of itself. */
  private static final Pattern NO_FILE =
      Pattern.compile("(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\..*)?|last-saved");

  /** What stands in the place of an id in addresses. */
  private static final Set<String> NO_ID =
      Set.of("managed", "check", "publish", "new", "null", "undefined");

  private final int longest;
  private final String signs;
  private final boolean anyLetter;

  Alphabet(int longest, String signs, boolean anyLetter) {
    this.longest = longest;
    this.signs = signs;
    this.anyLetter = anyLetter;
  }

  /** What is wrong with a text. */
  public enum Reason {
    EMPTY,
    TOO_LONG,
    /** A sign that nobody sees, or that turns the writing round. */
    HIDDEN,
    /** A sign that is not of this alphabet. */
    SIGN,
    /** A sign that may stand inside, not at the beginning or the end. */
    EDGE,
    /** A letter of another script inside a word. */
    MIXED,
    /** A word with a meaning of its own. */
    RESERVED
  }

  /**
   * The first thing that is wrong.
   *
   * @param sign as a reader can see it: « é », or U+200B with its name
   */
  public record Fault(Reason reason, String sign) {}

  /** What is wrong with a text; empty when it may be used as it is. */
  public Optional<Fault> findFault(String text) {
    if (text.isBlank()) {
      return Optional.of(new Fault(Reason.EMPTY, ""));
    }
    if (text.codePointCount(0, text.length()) > longest) {
      return Optional.of(new Fault(Reason.TOO_LONG, Integer.toString(longest)));
    }
    return Signs.findHidden(text, this == NAME)
        .map(sign -> new Fault(Reason.HIDDEN, Signs.show(sign)))
        .or(() -> findForeign(text))
        .or(() -> edge(text))
        .or(() -> Signs.findMixed(text).map(sign -> new Fault(Reason.MIXED, Signs.show(sign))))
        .or(() -> reserved(text));
  }

  private Optional<Fault> findForeign(String text) {
    if (this == NAME) {
      return Optional.empty();
    }
    boolean plain = Normalizer.isNormalized(text, Normalizer.Form.NFC);
    return text.codePoints()
        .filter(sign -> !holds(sign) || (!plain && Signs.isMark(sign)))
        .mapToObj(sign -> new Fault(Reason.SIGN, Signs.show(sign)))
        .findFirst();
  }

  private boolean holds(int sign) {
    boolean letter =
        anyLetter
            ? Character.isLetterOrDigit(sign) || Signs.isMark(sign)
            : sign < 128 && Character.isLetterOrDigit(sign);
    return letter || signs.indexOf(sign) >= 0;
  }

  private Optional<Fault> edge(String text) {
    int first = text.codePointAt(0);
    int last = text.codePointBefore(text.length());
    return switch (this) {
      case ID, FILE, WORD, VERSION, CODE ->
          !Character.isLetterOrDigit(first) && first != '_'
              ? Optional.of(new Fault(Reason.EDGE, Signs.show(first)))
              : last == '.' || last == ' '
                  ? Optional.of(new Fault(Reason.EDGE, Signs.show(last)))
                  : Optional.empty();
      case NAME -> Optional.empty();
    };
  }

  private Optional<Fault> reserved(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    boolean taken =
        switch (this) {
          case ID -> NO_ID.contains(plain);
          case FILE -> NO_FILE.matcher(plain).matches();
          case VERSION, CODE, WORD, NAME -> false;
        };
    return taken ? Optional.of(new Fault(Reason.RESERVED, text)) : Optional.empty();
  }

  /**
   * The text as it is kept: composed (NFC), without spaces around it and with one plain space where
   * there were several or others.
   *
   * @throws SpellingProblem when it cannot be used
   */
  public String read(String text) {
    String tidy = tidy(text);
    findFault(tidy)
        .ifPresent(fault -> {
          throw new SpellingProblem(this, fault, text);
        });
    return tidy;
  }

  /** The text composed (NFC) and with plain single spaces, whatever else is in it. */
  public static String tidy(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("[\\p{Zs}\\t]+", " ")
        .replaceAll("[\\uFE0E\\uFE0F]", "")
        // Keyboards of scripts that run from the right leave these at the ends.
        .replaceAll("^[\\u200E\\u200F\\u061C\\s]+|[\\u200E\\u200F\\u061C\\s]+$", "")
        .strip();
  }

  /**
   * A name without what nobody sees, for what a report says: it is never lost for its spelling. ""
   * when nothing is left.
   */
  public static String onlySeen(String text) {
    String left = tidy(text.replaceAll("\\R", " "));
    Optional<Integer> hidden = Signs.findHidden(left, true);
    while (hidden.isPresent()) {
      left = tidy(left.replace(Character.toString(hidden.get()), ""));
      hidden = Signs.findHidden(left, true);
    }
    return left;
  }

  /** An id near to a text: accents off, an underscore for what an id does not hold; may be "". */
  public static String toId(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^A-Za-z0-9_-]+", "_")
            .replaceAll("^[_-]+|[_-]+$", "");
    return plain.substring(0, Math.min(60, plain.length()));
  }

  /** The same for all ids that the eye takes for each other: {@code Iieu_1} and {@code lieu-l}. */
  public static String look(String id) {
    return id.replace('I', 'l')
        .replace('1', 'l')
        .replace('0', 'o')
        .replaceAll("[-_.]+", "_")
        .toLowerCase(Locale.ROOT)
        .replace("rn", "m")
        .replace("vv", "w");
  }
}
