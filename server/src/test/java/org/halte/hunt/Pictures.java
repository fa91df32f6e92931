package org.halte.hunt;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Small files made on the spot. */
final class Pictures {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  private Pictures() {}

  /**
   * A picture whose pixels are the marker, stored as they are: whoever gets it has these bytes.
   *
   * @param taken what the camera wrote beside them, such as where it was
   */
  static byte[] png(byte[] marker, String taken) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    try {
      var head = new ByteArrayOutputStream();
      var data = new DataOutputStream(head);
      data.writeInt(marker.length);
      data.writeInt(1);
      data.write(new byte[] {8, 0, 0, 0, 0});
      chunk(out, "IHDR", head.toByteArray());
      chunk(out, "tEXt", ("Location\0" + taken).getBytes(StandardCharsets.ISO_8859_1));
      var pixels = new ByteArrayOutputStream();
      try (var deflater =
          new DeflaterOutputStream(
              pixels, new java.util.zip.Deflater(java.util.zip.Deflater.NO_COMPRESSION))) {
        deflater.write(0);
        deflater.write(marker);
      }
      chunk(out, "IDAT", pixels.toByteArray());
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] content)
      throws IOException {
    var data = new DataOutputStream(out);
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    data.writeInt(content.length);
    data.write(name);
    data.write(content);
    var crc = new CRC32();
    crc.update(name);
    crc.update(content);
    data.writeInt((int) crc.getValue());
  }

  /** The beginning of a photo as newer phones take it, with what the camera wrote. */
  static byte[] heic(String taken) {
    var out = new ByteArrayOutputStream();
    box(out, "ftyp", "heic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1));
    box(out, "meta", ("\0\0\0\0Exif\0\0" + taken).getBytes(StandardCharsets.ISO_8859_1));
    box(out, "mdat", new byte[32]);
    return out.toByteArray();
  }

  private static void box(ByteArrayOutputStream out, String type, byte[] content) {
    out.writeBytes(java.nio.ByteBuffer.allocate(4).putInt(content.length + 8).array());
    out.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(content);
  }

  static byte[] svg() {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"
        .getBytes(StandardCharsets.UTF_8);
  }
}
