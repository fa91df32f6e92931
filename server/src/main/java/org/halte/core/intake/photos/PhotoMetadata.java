package org.halte.core.intake.photos;

import java.nio.charset.StandardCharsets;

/**
 * Takes out of a photo what tells where, when and with which camera it was made. Phones should do
 * so before they send; a phone that does not must not betray a camp. What is not a known kind of
 * picture is left as it is.
 */
public final class PhotoMetadata {

  private static final int RIFF_HEADER = 12;

  private PhotoMetadata() {}

  /** The same picture without metadata; the way it is turned is kept. */
  public static byte[] remove(byte[] file) {
    try {
      if (JpegPhoto.isJpeg(file)) {
        return JpegPhoto.clean(file);
      }
      if (PngPhoto.isPng(file)) {
        return PngPhoto.clean(file);
      }
      return isWebp(file) ? WebpPhoto.clean(file) : file;
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      // Cut off or damaged: what cannot be read as a picture is kept as it came, sealed like all.
      return file;
    }
  }

  private static boolean isWebp(byte[] file) {
    return file.length > RIFF_HEADER
        && ascii(file, 0, 4).equals("RIFF")
        && ascii(file, 8, 4).equals("WEBP");
  }

  static String ascii(byte[] file, int from, int length) {
    return new String(file, from, length, StandardCharsets.ISO_8859_1);
  }
}
