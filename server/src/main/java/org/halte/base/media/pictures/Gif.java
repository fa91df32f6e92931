package org.halte.base.media.pictures;

import java.io.ByteArrayOutputStream;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * GIF (version 89a): pictures, how they follow each other and how often; no comments, no texts, no
 * extensions of applications (XMP lies in one) and nothing behind the end.
 */
public final class Gif {

  private static final int HEADER = 13;
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2C;
  private static final int TRAILER = 0x3B;
  private static final int CONTROL = 0xF9;
  private static final int APPLICATION = 0xFF;
  private static final int APPLICATION_NAME = 11;
  private static final int LOOP_LENGTH = 19;

  private final byte[] in;
  private final ByteArrayOutputStream out;
  private int at;
  private boolean anyPicture;

  private Gif(byte[] in) {
    this.in = in;
    this.out = new ByteArrayOutputStream(in.length);
  }

  public static boolean isGif(byte[] file) {
    return Bytes.has(file, 0, "GIF87a") || Bytes.has(file, 0, "GIF89a");
  }

  /** Throws IndexOutOfBoundsException when the picture is cut off inside a block. */
  public static byte[] clean(byte[] file) {
    return new Gif(file).run();
  }

  private byte[] run() {
    copy(HEADER + colours(Bytes.u8(in, 10)));
    while (at < in.length && Bytes.u8(in, at) != TRAILER) {
      switch (Bytes.u8(in, at)) {
        case EXTENSION -> extension();
        case PICTURE -> {
          anyPicture = true;
          copy(10 + colours(Bytes.u8(in, at + 9)) + 1);
          copy(blocks(at) - at);
        }
        default -> throw new Uncleanable(Refusal.DAMAGED);
      }
    }
    if (!anyPicture) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    out.write(TRAILER);
    return out.toByteArray();
  }

  private void extension() {
    int end = blocks(at + 2);
    int label = Bytes.u8(in, at + 1);
    // Exactly as long as they must be: nothing more can lie in them.
    boolean control = label == CONTROL && end - at == 8;
    if (control || (label == APPLICATION && isLoop(end))) {
      copy(end - at);
    }
    at = end;
  }

  private boolean isLoop(int end) {
    return end - at == LOOP_LENGTH
        && Bytes.u8(in, at + 2) == APPLICATION_NAME
        && (Bytes.has(in, at + 3, "NETSCAPE2.0") || Bytes.has(in, at + 3, "ANIMEXTS1.0"));
  }

  /** Where a run of blocks ends that begins there: each tells its length, an empty one is last. */
  private int blocks(int from) {
    int place = from;
    while (Bytes.u8(in, place) != 0) {
      place += 1 + Bytes.u8(in, place);
    }
    return place + 1;
  }

  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 0x07) + 1);
  }

  private void copy(int length) {
    if (length > in.length - at) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    out.write(in, at, length);
    at += length;
  }
}
