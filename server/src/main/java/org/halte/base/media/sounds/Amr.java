package org.halte.base.media.sounds;

import java.io.ByteArrayOutputStream;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/** AMR and AMR-WB (RFC 4867): the heading and the frames of sound, and nothing behind them. */
public final class Amr {

  private static final String NARROW = "#!AMR\n";
  private static final String WIDE = "#!AMR-WB\n";

  /** Bytes of a frame with its heading, by mode; 0 where there is none. */
  private static final int[] NARROW_FRAMES = {
    13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1
  };

  private static final int[] WIDE_FRAMES = {
    18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1
  };

  private Amr() {}

  public static boolean isAmr(byte[] file) {
    return Bytes.has(file, 0, NARROW) || Bytes.has(file, 0, WIDE);
  }

  public static byte[] clean(byte[] file) {
    boolean wide = Bytes.has(file, 0, WIDE);
    int at = (wide ? WIDE : NARROW).length();
    int[] frames = wide ? WIDE_FRAMES : NARROW_FRAMES;
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, at);
    while (at < file.length) {
      int heading = Bytes.u8(file, at);
      int length = frames[heading >> 3 & 0xF];
      // One bit of the heading says that the frame is good, the mode takes four, the rest is zero.
      if ((heading & 0x83) != 0 || length == 0 || length > file.length - at) {
        break;
      }
      out.write(file, at, length);
      at += length;
    }
    if (out.size() < file.length / 2) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    return out.toByteArray();
  }
}
