package org.halte.core.intake.photos;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Set;

/** PNG (ISO/IEC 15948) without the chunks that hold texts, times and EXIF. */
final class PngPhoto {

  private static final Set<String> TELLTALE = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");
  private static final int SIGNATURE = 8;

  /** Length, type and checksum around a chunk's data. */
  private static final int FRAME = 12;

  private PngPhoto() {}

  static boolean isPng(byte[] file) {
    return file.length > SIGNATURE
        && PhotoMetadata.ascii(file, 0, SIGNATURE).equals("\u0089PNG\r\n\u001a\n");
  }

  /** Throws IndexOutOfBoundsException when the picture is cut off inside a chunk. */
  static byte[] clean(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, SIGNATURE);
    for (int at = SIGNATURE; at < file.length; ) {
      int length = in.getInt(at);
      String type = PhotoMetadata.ascii(file, at + 4, 4);
      Objects.checkFromIndexSize(at, Math.addExact(Math.max(length, 0), FRAME), file.length);
      if (!TELLTALE.contains(type)) {
        out.write(file, at, length + FRAME);
      }
      at += length + FRAME;
      if (type.equals("IEND")) {
        break;
      }
    }
    return out.toByteArray();
  }
}
