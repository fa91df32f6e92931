package org.halte.core.people;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.halte.base.kernel.Alphabet;
import org.halte.base.kernel.Messages;

/** The texts people type about themselves, checked and tidied the same way everywhere. */
public final class Texts {

  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_EMAIL = 254;
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>\"(),:;\\\\]{1,64}@[^\\s@<>\"(),:;\\\\]+\\.[^\\s@<>\"(),:;\\\\.]+");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

  private Texts() {}

  /** A name or label of 1 to 120 characters, without spaces around it, composed. */
  public static String name(String field, String text) {
    String tidy = Alphabet.tidy(text);
    if (tidy.isEmpty() || tidy.length() > LONGEST_NAME) {
      throw PeopleProblem.badText(field, LONGEST_NAME);
    }
    return Alphabet.NAME.read(tidy);
  }

  /** An e-mail address as it is stored: lower case. */
  public static String email(String text) {
    String tidy = text.strip().toLowerCase(Locale.ROOT);
    if (tidy.length() > LONGEST_EMAIL
        || !EMAIL.matcher(tidy).matches()
        || Alphabet.NAME.findFault(tidy).isPresent()) {
      throw PeopleProblem.badEmail(text);
    }
    return tidy;
  }

  static String slug(String text) {
    if (!SLUG.matcher(text).matches()) {
      throw PeopleProblem.badSlug(text);
    }
    return text;
  }

  /** One of the languages Halte speaks. */
  public static Locale locale(String text) {
    Optional<Locale> known =
        Messages.LANGUAGES.stream()
            .filter(language -> language.getLanguage().equals(text))
            .findFirst();
    return known.orElseThrow(() -> PeopleProblem.badLocale(text));
  }
}
