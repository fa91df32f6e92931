package org.halte.web.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.halte.base.kernel.Messages;

/** Which of Halte's languages a reader wants. */
public final class ReaderLanguage {
  private ReaderLanguage() {}

  /** The first language of {@code Accept-Language} that Halte speaks; French without one. */
  public static Locale of(HttpServletRequest request) {
    var header = request.getHeader("Accept-Language");
    if (header == null || header.isBlank()) {
      return Messages.LANGUAGES.getFirst();
    }
    try {
      var wanted = Locale.LanguageRange.parse(header);
      var found = Locale.lookup(wanted, Messages.LANGUAGES);
      return found == null ? Messages.LANGUAGES.getFirst() : found;
    } catch (IllegalArgumentException e) {
      return Messages.LANGUAGES.getFirst();
    }
  }
}
