package org.halte.base.formats.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** Looks at bytes. */
final class Signs {

  /** Within so many bytes a browser decides what a thing is. */
  private static final int FIRST = 1024;

  private Signs() {}

  static boolean starts(byte[] bytes, int... signs) {
    if (bytes.length < signs.length) {
      return false;
    }
    for (int i = 0; i < signs.length; i++) {
      if ((bytes[i] & 0xFF) != signs[i]) {
        return false;
      }
    }
    return true;
  }

  static boolean at(byte[] bytes, int where, String signs) {
    byte[] wanted = signs.getBytes(ISO_8859_1);
    return bytes.length >= where + wanted.length
        && new String(bytes, where, wanted.length, ISO_8859_1).equals(signs);
  }

  /** A frame of MPEG sound: eleven bits set. */
  static boolean isMpegSound(byte[] bytes) {
    return bytes.length > 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xE0) == 0xE0;
  }

  /**
   * Whether it is text that begins as it should.
   *
   * @param first the first sign; {@code \0} for any
   * @param forbidden how it may not begin, whatever its case
   */
  static boolean isText(byte[] bytes, char first, String forbidden) {
    for (byte one : bytes) {
      if (one == 0) {
        return false;
      }
    }
    String head =
        new String(bytes, 0, Math.min(bytes.length, FIRST), UTF_8)
            .replaceFirst("^\uFEFF", "")
            .strip()
            .toLowerCase(Locale.ROOT);
    boolean begins =
        first == '\0' || head.indexOf(first) == 0 || (first == '{' && head.startsWith("["));
    return begins && !head.startsWith(forbidden);
  }
}
