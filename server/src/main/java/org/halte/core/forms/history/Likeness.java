package org.halte.core.forms.history;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How near two questions are, so that a rename can be proposed. Never decides anything. */
final class Likeness {

  /** From here on a rename is worth a question to the publisher. */
  static final double ENOUGH = 1.0;

  private Likeness() {}

  /** The same meaning is enough; else words, name and type must agree together. */
  static double of(VersionQuestion one, VersionQuestion other) {
    boolean sameMeaning = !one.hxl().isEmpty() && one.hxl().equals(other.hxl());
    double type = one.type().equals(other.type()) ? 0.4 : 0;
    return (sameMeaning ? 1 : 0)
        + type
        + ofWords(one.labels(), other.labels())
        + 0.6 * shared(words(one.name()), words(other.name()));
  }

  /** 1 for the same words in a language that both have, 0 for none in common. */
  static double ofWords(Map<String, String> one, Map<String, String> other) {
    return one.entrySet().stream()
        .mapToDouble(
            text -> shared(words(text.getValue()), words(other.getOrDefault(text.getKey(), ""))))
        .max()
        .orElse(0);
  }

  private static double shared(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return one.isEmpty() || other.isEmpty()
        ? 0
        : (double) both.size() / Math.min(one.size(), other.size());
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> word.length() > 2)
        .collect(Collectors.toSet());
  }
}
