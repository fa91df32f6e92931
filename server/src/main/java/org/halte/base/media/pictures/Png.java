package org.halte.base.media.pictures;

import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * PNG (W3C Portable Network Graphics, third edition): only the chunks that make the picture and its
 * colours; no texts, times, EXIF, profiles or chunks of one maker. An orientation is written anew.
 */
public final class Png {

  private static final Set<String> PICTURE =
      Set.of(
          "IHDR", "PLTE", "IDAT", "tRNS", "gAMA", "cHRM", "sRGB", "cICP", "sBIT", "bKGD", "pHYs",
          "acTL", "fcTL", "fdAT");
  private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

  /** Length, type and checksum around a chunk's data. */
  private static final int FRAME = 12;

  private Png() {}

  public static boolean isPng(byte[] file) {
    return Bytes.has(file, 0, SIGNATURE);
  }

  /** Throws IndexOutOfBoundsException when the picture is cut off inside a chunk. */
  public static byte[] clean(byte[] file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, SIGNATURE.length());
    boolean anyData = false;
    for (int at = SIGNATURE.length(); at < file.length; ) {
      int length = Math.toIntExact(Bytes.u32(file, at));
      String type = Bytes.ascii(file, at + 4, 4);
      Objects.checkFromIndexSize(at, Math.addExact(length, FRAME), file.length);
      if (type.equals("IEND")) {
        break;
      }
      if (PICTURE.contains(type)) {
        out.write(file, at, length + FRAME);
        anyData |= type.equals("IDAT");
      } else if (type.equals("eXIf") && !anyData) {
        orientation(out, Orientation.read(file, at + 8, at + 8 + length));
      }
      at += length + FRAME;
    }
    if (!anyData) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  private static void orientation(ByteArrayOutputStream out, int orientation) {
    if (orientation != Orientation.UPRIGHT) {
      out.writeBytes(chunk("eXIf", Orientation.write(orientation)));
    }
  }

  private static byte[] chunk(String type, byte[] content) {
    byte[] chunk = new byte[FRAME + content.length];
    Bytes.put32(chunk, 0, content.length);
    Bytes.putAscii(chunk, 4, type);
    System.arraycopy(content, 0, chunk, 8, content.length);
    CRC32 sum = new CRC32();
    sum.update(chunk, 4, 4 + content.length);
    Bytes.put32(chunk, 8 + content.length, sum.getValue());
    return chunk;
  }
}
