package org.halte.base.formats.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Set;

/** Looks at bytes. */
final class Signs {

  /** Within so many bytes a browser decides what a thing is. */
  private static final int FIRST = 1024;

  /** ISO/IEC 23008-12, annex B: brands of pictures coded by HEVC, or by what is not said. */
  static final Set<String> HEIC =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1");

  /** AV1 Image File Format, section 6. */
  static final Set<String> AVIF = Set.of("avif", "avis");

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

  /** Whether it is a file of boxes, ISO/IEC 14496-12, whose major brand is one of these. */
  static boolean isBoxed(byte[] bytes, Set<String> brands) {
    return at(bytes, 4, "ftyp")
        && bytes.length >= 12
        && brands.contains(new String(bytes, 8, 4, ISO_8859_1));
  }

  /** A film or a sound in boxes: no picture. */
  static boolean isBoxedFilm(byte[] bytes) {
    return at(bytes, 4, "ftyp") && !isBoxed(bytes, HEIC) && !isBoxed(bytes, AVIF);
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
