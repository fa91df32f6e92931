package org.halte.core.people.entry;

import java.text.Normalizer;
import java.util.Locale;

/** Short names for addresses, made of a name: "Relais d'Été" becomes {@code relais-d-ete}. */
final class Slugs {

  private static final int LONGEST = 40;

  private Slugs() {}

  static String of(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.substring(0, Math.min(LONGEST, plain.length()));
    String slug = cut.replaceAll("^-+|-+$", "");
    return slug.isEmpty() ? "association" : slug;
  }
}
