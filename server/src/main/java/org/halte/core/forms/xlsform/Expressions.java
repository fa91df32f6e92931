package org.halte.core.forms.xlsform;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halte.core.forms.model.Names;
import org.halte.core.forms.model.References;

/** Tells an expression from a fixed value. */
final class Expressions {
  /** Types whose fixed values hold hyphens that are no subtraction. */
  private static final Set<String> HYPHENATED =
      Set.of("date", "dateTime", "time", "geopoint", "geotrace", "geoshape");

  /** Tokens in the order they are tried; the named groups make a value an expression. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<fixed>\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:[+-]\\d{2}:\\d{2}|Z)?)?"
              + "|\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:[+-]\\d{2}:\\d{2}|Z)?"
              + "|-?\\d+(?:\\.\\d*)?|-?\\.\\d+)"
              + "|(?<math>[*+-]|(?<=[\\s)])(?:div|mod)(?=[\\s(]))"
              + "|(?<union>\\|)"
              + "|(?<literal>\"[^\"]*\"|'[^']*')"
              + "|(?<reference>"
              + References.REFERENCE.pattern()
              + ")"
              + "|(?<uri>"
              + Names.NCNAME
              + "://\\S*)"
              + "|(?<call>"
              + Names.NCNAME
              + "(?::"
              + Names.NCNAME
              + ")?\\()"
              + "|(?<predicate>"
              + Names.NCNAME
              + "(?::"
              + Names.NCNAME
              + ")?\\[)"
              + "|(?<name>"
              + Names.NCNAME
              + "(?::"
              + Names.NCNAME
              + ")?)"
              + "|(?<other>.)",
          Pattern.DOTALL);

  private Expressions() {}

  /** Whether a default is to be calculated when the form opens. */
  static boolean isDynamic(String value, String type) {
    Matcher token = TOKEN.matcher(value);
    while (token.find()) {
      if (token.group("math") != null) {
        if (token.group("math").equals("-") && HYPHENATED.contains(type)) {
          return false;
        }
        return true;
      }
      if (token.group("union") != null
          || token.group("reference") != null
          || token.group("call") != null
          || token.group("predicate") != null) {
        return true;
      }
    }
    return false;
  }
}
