package org.halte.core.forms.xform;

import java.util.regex.Pattern;

/** Finds the paths by which an element's logic asks for the element itself. */
final class OwnAnswer {
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*+\"|'[^']*+'");

  private static final Pattern SELF =
      Pattern.compile("(?<![\\w./)\\]])(?:current\\(\\)/)?\\.(?![\\w./])");

  private OwnAnswer() {}

  static boolean isNeededBy(String logic, Node node) {
    if (logic.isEmpty()) {
      return false;
    }
    String bare = withoutConditions(LITERAL.matcher(logic).replaceAll("''"));
    return SELF.matcher(bare).find()
        || isStep(bare, node.path())
        || isStep(bare, "../" + node.name);
  }

  /** A condition in brackets is about the list in front of it. */
  private static String withoutConditions(String logic) {
    StringBuilder bare = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < logic.length(); i++) {
      char c = logic.charAt(i);
      depth += c == '[' ? 1 : 0;
      if (depth == 0) {
        bare.append(c);
      }
      depth -= c == ']' && depth > 0 ? 1 : 0;
    }
    return bare.toString();
  }

  /** Whether a path stands there as it is, not as the start of a longer one. */
  private static boolean isStep(String logic, String path) {
    for (int at = logic.indexOf(path); at >= 0; at = logic.indexOf(path, at + 1)) {
      int end = at + path.length();
      boolean starts = at == 0 || !isPart(logic.charAt(at - 1));
      boolean ends = end == logic.length() || !isPart(logic.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || "_-./".indexOf(c) >= 0;
  }
}
