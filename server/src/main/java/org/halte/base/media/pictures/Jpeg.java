package org.halte.base.media.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * JPEG (ITU-T T.81): tables, frame and scans are kept, no application segment and no comment is, so
 * that EXIF, XMP, IPTC, maker's notes, previews and profiles go, and with them whatever follows the
 * end of the picture (second pictures, films). The JFIF and Adobe segments are written anew,
 * decoders need them for the colours, and so is the orientation, in an EXIF segment of its own.
 */
public final class Jpeg {

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP14 = 0xEE;
  private static final int JFIF_LENGTH = 16;
  private static final int ADOBE_LENGTH = 14;
  private static final String EXIF = "Exif\0\0";

  private final byte[] in;
  private final ByteArrayOutputStream out;
  private int at = 2;
  private int orientation = Orientation.UPRIGHT;
  private boolean anyScan;

  private Jpeg(byte[] in) {
    this.in = in;
    this.out = new ByteArrayOutputStream(in.length + 64);
  }

  public static boolean isJpeg(byte[] file) {
    return file.length > 4 && Bytes.has(file, 0, "\u00FF\u00D8\u00FF");
  }

  /** Throws IndexOutOfBoundsException when nothing of the picture is there. */
  public static byte[] clean(byte[] file) {
    return new Jpeg(file).run();
  }

  private byte[] run() {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (at < in.length) {
      int marker = nextMarker();
      if (marker == EOI) {
        break;
      }
      copySegment(marker, head);
    }
    if (!anyScan) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    try {
      return whole(head);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private byte[] whole(ByteArrayOutputStream head) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream(out.size() + head.size() + 64);
    marker(file, SOI);
    file.writeBytes(head.toByteArray());
    if (orientation != Orientation.UPRIGHT) {
      byte[] exif = Orientation.write(orientation);
      segment(file, APP1, 2 + EXIF.length() + exif.length);
      file.writeBytes(EXIF.getBytes(ISO_8859_1));
      file.writeBytes(exif);
    }
    out.writeTo(file);
    marker(file, EOI);
    return file.toByteArray();
  }

  /** Bytes between segments belong to nothing and are left out; a file may end without its end. */
  private int nextMarker() {
    while (at + 1 < in.length && (Bytes.u8(in, at) != 0xFF || isFill(Bytes.u8(in, at + 1)))) {
      at++;
    }
    if (at + 1 >= in.length) {
      at = in.length;
      return EOI;
    }
    at += 2;
    return Bytes.u8(in, at - 1);
  }

  private static boolean isFill(int second) {
    return second == 0xFF || second == 0;
  }

  private void copySegment(int marker, ByteArrayOutputStream head) {
    if (isRestart(marker) || marker == 0x01 || marker == SOI) {
      return;
    }
    int length = Bytes.u16(in, at);
    if (length < 2 || length > in.length - at) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    if (marker == APP0 && length >= JFIF_LENGTH && Bytes.has(in, at + 2, "JFIF\0")) {
      // Without the preview that may follow: its size is the last two of these bytes.
      segment(head, APP0, JFIF_LENGTH);
      head.writeBytes(Arrays.copyOfRange(in, at + 2, at + JFIF_LENGTH - 2));
      head.writeBytes(new byte[2]);
    } else if (marker == APP14 && length >= ADOBE_LENGTH && Bytes.has(in, at + 2, "Adobe")) {
      segment(head, APP14, ADOBE_LENGTH);
      head.writeBytes(Arrays.copyOfRange(in, at + 2, at + ADOBE_LENGTH));
    } else if (marker == APP1 && Bytes.has(in, at + 2, EXIF)) {
      readOrientation(length);
    } else if (isPicture(marker)) {
      marker(out, marker);
      out.write(in, at, length);
    }
    at += length;
    if (marker == SOS) {
      copyScan();
    }
  }

  /** Frames, tables, scans and restart intervals; the reserved ones (JPG, EXP …) make none. */
  private static boolean isPicture(int marker) {
    boolean frameOrTable = marker >= 0xC0 && marker <= 0xCF && marker != 0xC8;
    return frameOrTable || (marker >= SOS && marker <= 0xDD);
  }

  private static boolean isRestart(int marker) {
    return marker >= 0xD0 && marker <= 0xD7;
  }

  /** Coded picture data run until a marker that is neither stuffing nor a restart. */
  private void copyScan() {
    anyScan = true;
    int from = at;
    while (at + 1 < in.length) {
      int next = Bytes.u8(in, at + 1);
      if (Bytes.u8(in, at) == 0xFF && next != 0 && !isRestart(next)) {
        break;
      }
      at++;
    }
    if (at + 1 >= in.length) {
      at = in.length;
    }
    out.write(in, from, at - from);
  }

  private void readOrientation(int length) {
    if (orientation == Orientation.UPRIGHT) {
      orientation = Orientation.read(in, at + 2 + EXIF.length(), at + length);
    }
  }

  private static void marker(ByteArrayOutputStream file, int marker) {
    file.write(0xFF);
    file.write(marker);
  }

  private static void segment(ByteArrayOutputStream file, int marker, int length) {
    marker(file, marker);
    file.write(length >>> 8);
    file.write(length);
  }
}
