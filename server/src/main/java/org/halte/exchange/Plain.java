package org.halte.exchange;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words without accents, case and signs, so that people's spelling does not matter. */
final class Plain {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Plain() {}

  /** {@code "Nb. de femmes (estimé)"} becomes {@code nb_de_femmes_estime}. */
  static String words(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    String joined = OTHER.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("_");
    return joined.replaceAll("^_+|_+$", "");
  }
}
