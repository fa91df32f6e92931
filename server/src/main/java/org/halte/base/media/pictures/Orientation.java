package org.halte.base.media.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one thing that EXIF tells and a picture needs: how it is turned, 1 to 8. */
final class Orientation {

  static final int UPRIGHT = 1;

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;

  private Orientation() {}

  /**
   * Reads it from EXIF; upright when nothing readable says otherwise.
   *
   * @param from where the TIFF structure inside begins
   */
  static int read(byte[] file, int from, int to) {
    if (to - from < 14) {
      return UPRIGHT;
    }
    ByteBuffer exif = ByteBuffer.wrap(file, from, to - from).slice();
    exif.order(file[from] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = exif.getInt(4);
    if (directory < 8 || directory > exif.limit() - 2) {
      return UPRIGHT;
    }
    int entries = exif.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (entry + 12 > exif.limit()) {
        break;
      }
      if ((exif.getShort(entry) & 0xFFFF) == TAG) {
        int value = exif.getShort(entry + 8);
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** A TIFF structure that says this and nothing else. */
  static byte[] write(int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(26).order(ByteOrder.BIG_ENDIAN);
    exif.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
    exif.putShort((short) 1).putShort((short) TAG).putShort((short) SHORT).putInt(1);
    return exif.putShort((short) orientation).putShort((short) 0).putInt(0).array();
  }
}
