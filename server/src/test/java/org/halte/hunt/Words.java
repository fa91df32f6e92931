package org.halte.hunt;

import java.util.UUID;

/** Words that are in no dictionary and the same in every run. */
final class Words {

  private static final String CONSONANTS = "bdfgjklmnprtvz";
  private static final String VOWELS = "aeiou";
  private static final int SYLLABLES = 7;

  private Words() {}

  static String of(String name) {
    UUID hash = Known.id("word of " + name);
    long bits = hash.getMostSignificantBits() ^ Long.rotateLeft(hash.getLeastSignificantBits(), 17);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < SYLLABLES; i++) {
      int part = (int) (bits >>> (i * 9)) & 0x1ff;
      word.append(CONSONANTS.charAt(part % CONSONANTS.length()));
      word.append(VOWELS.charAt(part / CONSONANTS.length() % VOWELS.length()));
    }
    return word.toString();
  }
}
