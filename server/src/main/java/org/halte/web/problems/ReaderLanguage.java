package org.halte.web.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.halte.base.kernel.Messages;

/** Which of Halte's languages a reader wants. */
public final class ReaderLanguage {
  private static final String PREFERRED = ReaderLanguage.class.getName();

  private ReaderLanguage() {}

  /** Remembers the language the caller set in Halte, for requests that ask for none. */
  public static void prefer(HttpServletRequest request, Locale language) {
    request.setAttribute(PREFERRED, language);
  }

  /**
   * The first language of {@code Accept-Language} that Halte speaks, else the one the caller set in
   * Halte, else French.
   */
  public static Locale of(HttpServletRequest request) {
    var header = request.getHeader("Accept-Language");
    var otherwise =
        request.getAttribute(PREFERRED) instanceof Locale preferred
            ? preferred
            : Messages.LANGUAGES.getFirst();
    if (header == null || header.isBlank()) {
      return otherwise;
    }
    try {
      var wanted = Locale.LanguageRange.parse(header);
      var found = Locale.lookup(wanted, Messages.LANGUAGES);
      return found == null ? otherwise : found;
    } catch (IllegalArgumentException e) {
      return otherwise;
    }
  }
}
