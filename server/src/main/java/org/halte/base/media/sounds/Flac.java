package org.halte.base.media.sounds;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Objects;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * FLAC (RFC 9639): the description of the stream and its frames; no comments, pictures, cue sheets.
 */
public final class Flac {

  private static final String MAGIC = "fLaC";
  private static final int STREAM_INFO = 0;
  private static final int STREAM_INFO_LENGTH = 34;
  private static final int LAST = 0x80;
  private static final int HEADER = 4;

  private Flac() {}

  public static boolean isFlac(byte[] file) {
    return Bytes.has(file, 0, MAGIC);
  }

  public static byte[] clean(byte[] file) {
    int info = MAGIC.length();
    boolean described =
        (Bytes.u8(file, info) & ~LAST) == STREAM_INFO && length(file, info) == STREAM_INFO_LENGTH;
    if (!described) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    int at = info;
    boolean last = false;
    while (!last) {
      last = (Bytes.u8(file, at) & LAST) != 0;
      at =
          Objects.checkFromIndexSize(at, HEADER + length(file, at), file.length)
              + HEADER
              + length(file, at);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, info);
    byte[] kept = Arrays.copyOfRange(file, info, info + HEADER + STREAM_INFO_LENGTH);
    kept[0] = (byte) LAST;
    out.writeBytes(kept);
    // Frames begin with a sync code; tags that other programmes put behind the sound go.
    if (at + 2 > file.length || (Bytes.u16(file, at) & 0xFFFC) != 0xFFF8) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    out.write(file, at, Tags.end(file) - at);
    return out.toByteArray();
  }

  private static int length(byte[] file, int block) {
    return (int) (Bytes.u32(file, block) & 0xFFFFFF);
  }
}
