package org.halte.testing.media;

import static org.halte.testing.media.Parts.little;
import static org.halte.testing.media.Parts.of;
import static org.halte.testing.media.Parts.raw;
import static org.halte.testing.media.Parts.zeros;
import static org.halte.testing.media.Told.MARK;
import static org.halte.testing.media.Told.POSITION;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Pictures with a position, a name and a device in every place that their containers have. */
public final class TellingPictures {

  /** Turned a quarter, as phones held upright write. */
  public static final int TURNED = 6;

  static final String XMP =
      "<?xpacket begin=''?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
          + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
          + " xmlns:dc='http://purl.org/dc/elements/1.1/' dc:creator='"
          + MARK
          + "' dc:coverage='"
          + POSITION
          + "'/></rdf:RDF></x:xmpmeta>";

  private TellingPictures() {}

  /** A drawing and nothing else: {@code jpg}, {@code png}, {@code gif}, {@code tiff}. */
  public static byte[] silent(String format) {
    BufferedImage image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().drawString("x", 2, 10);
    image.setRGB(3, 3, Color.ORANGE.getRGB());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("no writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** EXIF as phones write it: maker, orientation, position. */
  static byte[] exif() {
    ByteBuffer tiff = ByteBuffer.allocate(300);
    tiff.put(raw("MM\0*")).putInt(8).putShort((short) 3);
    entry(tiff, 0x010F, 2, MARK.length() + 1, 200);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) TURNED).putShort((short) 0);
    entry(tiff, 0x8825, 4, 1, 60);
    tiff.putInt(0).position(60).putShort((short) 4);
    entry(tiff, 1, 2, 2, 'S' << 24);
    entry(tiff, 2, 5, 3, 240);
    entry(tiff, 3, 2, 2, 'W' << 24);
    entry(tiff, 4, 5, 3, 264);
    tiff.putInt(0).position(200).put(raw(MARK));
    tiff.position(240).put(Told.numbers(Told.SOUTH));
    return tiff.position(264).put(Told.numbers(Told.WEST)).array();
  }

  private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  public static byte[] jpeg() {
    byte[] silent = silent("jpg");
    byte[] before =
        of(
            segment(0xE1, "Exif\0\0", exif()),
            segment(0xE1, "http://ns.adobe.com/xap/1.0/\0", XMP),
            segment(0xE0, "JFXX\0", MARK),
            segment(0xE2, "MPF\0", MARK),
            segment(0xE2, "FPXR\0", MARK),
            segment(0xED, "Photoshop 3.0\08BIM", MARK),
            segment(0xEF, MARK),
            segment(0xFE, MARK));
    byte[] second = of(raw("\u00FF\u00D8"), segment(0xE1, "Exif\0\0", exif()), raw("\u00FF\u00D9"));
    return of(Arrays.copyOf(silent, 2), before, from(silent, 2), second, "SEFT", MARK, POSITION);
  }

  private static byte[] segment(int marker, Object... content) {
    byte[] body = of(content);
    return of((byte) 0xFF, (byte) marker, (short) (body.length + 2), body);
  }

  public static byte[] png() {
    byte[] silent = silent("png");
    return of(
        Arrays.copyOf(silent, 33),
        chunk("eXIf", exif()),
        chunk("tEXt", "Author\0", MARK),
        chunk("zTXt", "Comment\0\0", deflated(MARK + POSITION)),
        chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0", XMP),
        chunk("iTXt", "Comment\0\1\0\0\0", deflated(MARK)),
        chunk("iCCP", "profile\0\0", deflated(MARK)),
        chunk("tIME", zeros(7)),
        chunk("prVt", MARK),
        from(silent, 33),
        MARK);
  }

  private static byte[] chunk(String type, Object... content) {
    byte[] body = of(raw(type), of(content));
    CRC32 crc = new CRC32();
    crc.update(body);
    return of(body.length - 4, body, (int) crc.getValue());
  }

  static byte[] deflated(String text) {
    Deflater deflater = new Deflater();
    deflater.setInput(raw(text));
    deflater.finish();
    byte[] packed = new byte[1000];
    int length = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  /** An animation of one frame; the coded picture is none that a decoder reads. */
  public static byte[] webp() {
    byte[] frame = of(zeros(16), riff("VP8 ", "coded"), riff("prVt", MARK));
    byte[] extended = {0x2E, 0, 0, 0, 7, 0, 0, 7, 0, 0};
    byte[] body =
        of(
            "WEBP",
            riff("VP8X", extended),
            riff("ICCP", MARK),
            riff("ANIM", zeros(6)),
            riff("ANMF", frame),
            riff("EXIF", exif()),
            riff("XMP ", XMP),
            riff("prVt", MARK));
    return of("RIFF", little(body.length), body, MARK);
  }

  static byte[] riff(String type, Object... content) {
    byte[] body = of(content);
    return of(type, little(body.length), body, zeros(body.length & 1));
  }

  public static byte[] gif() {
    byte[] silent = silent("gif");
    int head = 13 + (3 << ((silent[10] & 7) + 1));
    byte[] xmp = of(raw("\u0021\u00FF\u000BXMP DataXMP"), (byte) MARK.length(), MARK, (byte) 0);
    byte[] comment = of(raw("\u0021\u00FE"), (byte) MARK.length(), MARK, (byte) 0);
    byte[] loop = of(raw("\u0021\u00FF\u000BNETSCAPE2.0\3\1\0\0\0"));
    return of(Arrays.copyOf(silent, head), loop, xmp, comment, from(silent, head), MARK);
  }

  /** One page; ImageIO's own file with a directory put in front that holds positions and names. */
  public static byte[] tiff() {
    byte[] pixels = {10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120};
    ByteBuffer tiff = ByteBuffer.allocate(500);
    tiff.put(raw("MM\0*")).putInt(8).putShort((short) 13);
    entry(tiff, 0x100, 4, 1, 2);
    entry(tiff, 0x101, 4, 1, 2);
    entry(tiff, 0x102, 3, 3, 180);
    shortEntry(tiff, 0x103, 1);
    shortEntry(tiff, 0x106, 2);
    entry(tiff, 0x10F, 2, MARK.length() + 1, 200);
    entry(tiff, 0x111, 4, 1, 230);
    shortEntry(tiff, 0x112, TURNED);
    shortEntry(tiff, 0x115, 3);
    entry(tiff, 0x116, 4, 1, 2);
    entry(tiff, 0x117, 4, 1, 12);
    entry(tiff, 0x13B, 2, MARK.length() + 1, 200);
    entry(tiff, 0x8825, 4, 1, 260);
    tiff.putInt(0).position(180).putShort((short) 8).putShort((short) 8).putShort((short) 8);
    tiff.position(200).put(raw(MARK));
    tiff.position(230).put(pixels);
    tiff.position(260).putShort((short) 2);
    entry(tiff, 1, 2, 2, 'S' << 24);
    entry(tiff, 2, 5, 3, 300);
    return tiff.putInt(0).position(300).put(Told.numbers(Told.SOUTH)).put(raw(MARK)).array();
  }

  private static void shortEntry(ByteBuffer tiff, int tag, int value) {
    entry(tiff, tag, 3, 1, value << 16);
  }

  private static byte[] from(byte[] bytes, int start) {
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }
}
