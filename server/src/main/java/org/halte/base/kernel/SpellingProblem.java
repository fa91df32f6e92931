package org.halte.base.kernel;

import java.util.Locale;
import java.util.Map;

/** A name, id or code that is written with signs it may not hold. */
public final class SpellingProblem extends Problem {

  private static final long serialVersionUID = 1L;

  /**
   * @param text as it was given
   */
  public SpellingProblem(Alphabet alphabet, Alphabet.Fault fault, String text) {
    super(
        Kind.INVALID,
        key(alphabet, fault.reason()),
        Map.of("text", Signs.show(text), "sign", fault.sign()));
  }

  /** The sentence that explains a fault, for those who show it in a list of others. */
  public static String key(Alphabet alphabet, Alphabet.Reason reason) {
    String plain = "spelling." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return reason != Alphabet.Reason.SIGN ? plain : plain + (isPlain(alphabet) ? "-id" : "-word");
  }

  private static boolean isPlain(Alphabet alphabet) {
    return switch (alphabet) {
      case ID, VERSION, CODE -> true;
      case FILE, WORD, NAME -> false;
    };
  }
}
