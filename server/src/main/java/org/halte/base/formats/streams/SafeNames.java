package org.halte.base.formats.streams;

/** Names of files inside archives: none leaves its folder, whatever was typed. */
public final class SafeNames {

  private static final int LONGEST = 100;

  private SafeNames() {}

  /** Letters, digits, dots, dashes; anything else is an underscore. Never empty, never hidden. */
  public static String of(String name) {
    String safe = name.replaceAll("[^\\p{L}\\p{M}\\p{N}._-]", "_").replaceAll("^\\.+|\\.{2,}", "_");
    String bounded = safe.length() > LONGEST ? safe.substring(safe.length() - LONGEST) : safe;
    return bounded.isEmpty() ? "_" : bounded;
  }
}
