package org.halte.core.intake.photos;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/** WebP (RFC 9649) without its EXIF and XMP chunks, and with the flags that announce them down. */
final class WebpPhoto {

  private static final int HEADER = 12;
  private static final int EXIF_AND_XMP = 0x08 | 0x04;

  private WebpPhoto() {}

  /** Throws IndexOutOfBoundsException when the picture is cut off inside a chunk. */
  static byte[] clean(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, HEADER);
    for (int at = HEADER; at + 8 <= file.length; ) {
      String type = PhotoMetadata.ascii(file, at, 4);
      int length = in.getInt(at + 4);
      int size = Math.addExact(8, Math.addExact(length, length & 1));
      Objects.checkFromIndexSize(at, size, file.length);
      if (!type.equals("EXIF") && !type.equals("XMP ")) {
        byte[] chunk = Arrays.copyOfRange(file, at, at + size);
        if (type.equals("VP8X")) {
          chunk[8] &= (byte) ~EXIF_AND_XMP;
        }
        out.writeBytes(chunk);
      }
      at += size;
    }
    byte[] clean = out.toByteArray();
    ByteBuffer.wrap(clean).order(ByteOrder.LITTLE_ENDIAN).putInt(4, clean.length - 8);
    return clean;
  }
}
