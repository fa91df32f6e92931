package org.halte.base.media.bytes;

import java.nio.charset.StandardCharsets;

/** Reads numbers and names in a file. All throw IndexOutOfBoundsException beyond its end. */
public final class Bytes {

  private Bytes() {}

  /** Whether the file has these characters at that place; false when it ends before. */
  public static boolean has(byte[] file, int at, String characters) {
    if (at < 0 || at + characters.length() > file.length) {
      return false;
    }
    for (int i = 0; i < characters.length(); i++) {
      if ((file[at + i] & 0xFF) != characters.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A character for each byte. */
  public static String ascii(byte[] file, int at, int length) {
    return new String(file, at, length, StandardCharsets.ISO_8859_1);
  }

  public static int u8(byte[] file, int at) {
    return file[at] & 0xFF;
  }

  /** Big end first, as all numbers here unless their name says otherwise. */
  public static int u16(byte[] file, int at) {
    return u8(file, at) << 8 | u8(file, at + 1);
  }

  public static long u32(byte[] file, int at) {
    return (long) u16(file, at) << 16 | u16(file, at + 2);
  }

  public static long u64(byte[] file, int at) {
    return u32(file, at) << 32 | u32(file, at + 4);
  }

  /** Little end first. */
  public static long u32little(byte[] file, int at) {
    return Integer.toUnsignedLong(Integer.reverseBytes((int) u32(file, at)));
  }

  public static void put32(byte[] file, int at, long value) {
    for (int i = 0; i < 4; i++) {
      file[at + i] = (byte) (value >>> (24 - 8 * i));
    }
  }

  public static void put32little(byte[] file, int at, long value) {
    put32(file, at, Integer.reverseBytes((int) value));
  }

  public static void putAscii(byte[] file, int at, String characters) {
    byte[] bytes = characters.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, file, at, bytes.length);
  }
}
