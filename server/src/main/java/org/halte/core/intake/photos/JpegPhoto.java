package org.halte.core.intake.photos;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * JPEG (ITU-T T.81) without its application segments: EXIF, XMP, IPTC, maker's notes, previews and
 * whatever follows the end of the picture. The JFIF and Adobe segments stay, decoders need them for
 * the colours, and so does the orientation, in an EXIF segment of its own.
 */
final class JpegPhoto {

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int COM = 0xFE;
  private static final int UPRIGHT = 1;
  private static final int ORIENTATION_TAG = 0x0112;

  private final byte[] in;
  private final ByteArrayOutputStream out;
  private int at = 2;

  private JpegPhoto(byte[] in) {
    this.in = in;
    this.out = new ByteArrayOutputStream(in.length + 64);
  }

  static boolean isJpeg(byte[] file) {
    return file.length > 4 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == SOI;
  }

  /** Throws IndexOutOfBoundsException when the picture is cut off inside a segment. */
  static byte[] clean(byte[] file) {
    return new JpegPhoto(file).run();
  }

  private byte[] run() {
    out.write(in, 0, 2);
    boolean placed = false;
    while (at < in.length) {
      int marker = nextMarker();
      if (marker == EOI) {
        out.write(0xFF);
        out.write(EOI);
        break;
      }
      if (!placed && marker != APP0) {
        writeOrientation();
        placed = true;
      }
      copySegment(marker);
    }
    return out.toByteArray();
  }

  private int nextMarker() {
    if ((in[at] & 0xFF) != 0xFF) {
      throw new IndexOutOfBoundsException("no marker at " + at);
    }
    while ((in[at] & 0xFF) == 0xFF) {
      at++;
    }
    return in[at++] & 0xFF;
  }

  private void copySegment(int marker) {
    if ((marker >= 0xD0 && marker <= 0xD7) || marker == 0x01) {
      out.write(0xFF);
      out.write(marker);
      return;
    }
    int length = (in[at] & 0xFF) << 8 | (in[at + 1] & 0xFF);
    Objects.checkFromIndexSize(at, length, in.length);
    if (isKept(marker)) {
      out.write(0xFF);
      out.write(marker);
      out.write(in, at, length);
    }
    at += length;
    if (marker == SOS) {
      copyScan();
    }
  }

  private static boolean isKept(int marker) {
    boolean application = marker >= APP0 && marker <= APP15;
    return marker != COM && (!application || marker == APP0 || marker == APP14);
  }

  /** Coded picture data run until a marker that is neither stuffing nor a restart. */
  private void copyScan() {
    int from = at;
    while (at + 1 < in.length) {
      int next = in[at + 1] & 0xFF;
      if ((in[at] & 0xFF) == 0xFF && next != 0 && !(next >= 0xD0 && next <= 0xD7)) {
        break;
      }
      at++;
    }
    if (at + 1 >= in.length) {
      at = in.length;
    }
    out.write(in, from, at - from);
  }

  private void writeOrientation() {
    int orientation = orientation();
    if (orientation == UPRIGHT) {
      return;
    }
    ByteBuffer exif = ByteBuffer.allocate(36).order(ByteOrder.BIG_ENDIAN);
    exif.put((byte) 0xFF).put((byte) APP1).putShort((short) 34);
    exif.put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42}).putInt(8);
    exif.putShort((short) 1).putShort((short) ORIENTATION_TAG).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    out.write(exif.array(), 0, exif.capacity());
  }

  /** 1 to 8 as EXIF counts them; 1 when nothing readable says otherwise. */
  private int orientation() {
    int position = 2;
    while (position + 4 <= in.length && (in[position] & 0xFF) == 0xFF) {
      int marker = in[position + 1] & 0xFF;
      if (marker == SOS || marker == EOI) {
        break;
      }
      int length = (in[position + 2] & 0xFF) << 8 | (in[position + 3] & 0xFF);
      int end = position + 2 + length;
      boolean exif =
          marker == APP1
              && length >= 16
              && end <= in.length
              && PhotoMetadata.ascii(in, position + 4, 4).equals("Exif");
      if (exif) {
        return readOrientation(position + 10, end);
      }
      position = end;
    }
    return UPRIGHT;
  }

  private int readOrientation(int tiff, int end) {
    ByteBuffer data = ByteBuffer.wrap(in, tiff, end - tiff).slice();
    data.order(in[tiff] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = data.getInt(4);
    if (directory < 8 || directory > data.limit() - 2) {
      return UPRIGHT;
    }
    int entries = data.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (entry + 12 > data.limit()) {
        break;
      }
      if ((data.getShort(entry) & 0xFFFF) == ORIENTATION_TAG) {
        int value = data.getShort(entry + 8);
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
