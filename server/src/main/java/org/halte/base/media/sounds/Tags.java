package org.halte.base.media.sounds;

import org.halte.base.media.bytes.Bytes;

/** Tags that programmes put around a sound: ID3 before it, ID3v1 and APE behind it. */
final class Tags {

  private static final int ID3_HEADER = 10;
  private static final int ID3V1_LENGTH = 128;
  private static final int APE_LENGTH = 32;

  private Tags() {}

  /** Where the sound begins, behind any number of ID3v2 tags. */
  static int begin(byte[] file) {
    int at = 0;
    while (Bytes.has(file, at, "ID3") && at + ID3_HEADER <= file.length) {
      int length = 0;
      for (int i = 6; i < ID3_HEADER; i++) {
        length = length << 7 | (Bytes.u8(file, at + i) & 0x7F);
      }
      boolean footer = (Bytes.u8(file, at + 5) & 0x10) != 0;
      at += ID3_HEADER + length + (footer ? ID3_HEADER : 0);
    }
    return Math.min(at, file.length);
  }

  /** Where the sound ends, before what is known to be put behind it. */
  static int end(byte[] file) {
    int end = file.length;
    if (end >= ID3V1_LENGTH && Bytes.has(file, end - ID3V1_LENGTH, "TAG")) {
      end -= ID3V1_LENGTH;
    }
    if (end >= APE_LENGTH && Bytes.has(file, end - APE_LENGTH, "APETAGEX")) {
      long length = Bytes.u32little(file, end - APE_LENGTH + 12) + APE_LENGTH;
      end -= (int) Math.min(length, end);
    }
    return end;
  }
}
