package org.halte.core.forms.model;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** What may be a name in XML, and which known name is nearly the one written. */
public final class Names {
  private static final String START = "[\\p{L}_]";
  private static final String REST = "[\\p{L}\\p{N}\\p{M}_.\\-\\u00B7\\u203F\\u2040]*";

  /** A name without prefix, as a pattern to build others on. */
  public static final String NCNAME = START + REST;

  /** What is longer is no name that somebody mistyped. */
  private static final int LONGEST = 100;

  private static final Pattern TAG = Pattern.compile("(?:" + NCNAME + ":)?" + NCNAME);

  private static final Pattern NOT_IN_NAMES =
      Pattern.compile("[^\\p{L}\\p{N}\\p{M}_.\\-\u00B7\u203F\u2040]+");

  private Names() {}

  public static boolean isTag(String name) {
    return TAG.matcher(name).matches();
  }

  /** The name with an underscore for each sign that may not be in it; "" for a good one. */
  public static String mended(String name) {
    if (name.isEmpty() || name.length() > LONGEST || (isTag(name) && name.indexOf(':') < 0)) {
      return "";
    }
    String signs = NOT_IN_NAMES.matcher(name.strip()).replaceAll("_");
    String mended = TAG.matcher(signs).matches() ? signs : "_" + signs;
    return isTag(mended) ? mended : "";
  }

  /** The candidate that differs least, if it differs by little; "" else. */
  public static String nearest(String name, Collection<String> candidates) {
    String best = "";
    if (name.length() > LONGEST) {
      return best;
    }
    int bestDistance = Math.max(1, (name.length() + 1) / 3) + 1;
    String lower = name.toLowerCase(Locale.ROOT);
    for (String candidate : candidates) {
      int distance = mistakes(lower, candidate.toLowerCase(Locale.ROOT));
      if (distance < bestDistance && !candidate.equals(name)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** As {@link #distance}, but two letters in each other's place are one mistake. */
  private static int mistakes(String from, String to) {
    if (Math.abs(from.length() - to.length()) > Math.max(1, (from.length() + 1) / 3)) {
      return Integer.MAX_VALUE;
    }
    int[][] all = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          all[i][j] = i + j;
          continue;
        }
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        all[i][j] =
            Math.min(Math.min(all[i - 1][j], all[i][j - 1]) + 1, all[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        all[i][j] = swapped ? Math.min(all[i][j], all[i - 2][j - 2] + 1) : all[i][j];
      }
    }
    return all[from.length()][to.length()];
  }

  /** Insertions, deletions and substitutions from one word to another. */
  public static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
