package org.halte.core.intake.photos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A photo says what it shows, not where, when and with which phone it was taken. */
class PhotoMetadataTest {

  @Test
  void aJpegLosesItsPlaceItsPhoneAndItsPreviewButNotTheWayItIsTurned() throws Exception {
    byte[] photo =
        concat(withExif(picture("jpg"), 6), "TRAILER geo:48.88,2.36".getBytes(ISO_8859_1));
    assertThat(read(photo).getFirstDirectoryOfType(GpsDirectory.class).getGeoLocation())
        .isNotNull();

    byte[] clean = PhotoMetadata.remove(photo);

    Metadata left = read(clean);
    assertThat(left.getFirstDirectoryOfType(GpsDirectory.class)).isNull();
    ExifIFD0Directory exif = left.getFirstDirectoryOfType(ExifIFD0Directory.class);
    assertThat(exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(6);
    assertThat(exif.getTagCount()).isOne();
    assertThat(new String(clean, ISO_8859_1)).doesNotContain("SpyPhone", "secret", "geo:");
    assertSamePixels(clean, photo);
  }

  @Test
  void anUprightJpegKeepsNoExifAtAll() throws Exception {
    byte[] clean = PhotoMetadata.remove(withExif(picture("jpg"), 1));
    assertThat(read(clean).getFirstDirectoryOfType(ExifIFD0Directory.class)).isNull();
    assertSamePixels(clean, picture("jpg"));
  }

  @Test
  void aPngLosesItsTexts() throws Exception {
    byte[] png = picture("png");
    byte[] text = chunk("tEXt", "Comment\0secret 48.88".getBytes(ISO_8859_1));
    byte[] telling =
        concat(Arrays.copyOf(png, 33), text, chunk("eXIf", new byte[20]), from(png, 33));
    byte[] clean = PhotoMetadata.remove(telling);
    assertThat(clean).isEqualTo(png);
  }

  @Test
  void aWebpLosesItsExifAndSaysSo() {
    byte[] vp8x = riff("VP8X", new byte[] {0x0C, 0, 0, 0, 7, 0, 0, 7, 0, 0});
    byte[] image = riff("VP8 ", new byte[] {1, 2, 3});
    byte[] exif = riff("EXIF", "secret".getBytes(ISO_8859_1));
    byte[] clean = PhotoMetadata.remove(webp(vp8x, image, exif));
    byte[] flagsDown = vp8x.clone();
    flagsDown[8] = 0;
    assertThat(clean).isEqualTo(webp(flagsDown, image));
  }

  @Test
  void whatIsNoPictureOrIsCutOffIsKeptAsItCame() throws Exception {
    byte[] sound = new byte[2000];
    new Random(1).nextBytes(sound);
    assertThat(PhotoMetadata.remove(sound)).isEqualTo(sound);
    assertThat(PhotoMetadata.remove(new byte[0])).isEmpty();
    byte[] whole = withExif(picture("jpg"), 6);
    for (int length = 0; length < whole.length; length += 7) {
      assertThat(PhotoMetadata.remove(Arrays.copyOf(whole, length))).isNotNull();
    }
  }

  private static byte[] picture(String format) throws IOException {
    BufferedImage image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().drawString("x", 2, 10);
    image.setRGB(3, 3, Color.ORANGE.getRGB());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  /** Orientation, a maker, a position, and a comment, as phones write them. */
  private static byte[] withExif(byte[] jpeg, int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(400);
    tiff.put("MM\0*".getBytes(ISO_8859_1)).putInt(8).putShort((short) 3);
    entry(tiff, 0x010F, 2, 9, 200);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0);
    entry(tiff, 0x8825, 4, 1, 60);
    tiff.putInt(0).position(60).putShort((short) 4);
    entry(tiff, 1, 2, 2, 'N' << 24);
    entry(tiff, 2, 5, 3, 220);
    entry(tiff, 3, 2, 2, 'E' << 24);
    entry(tiff, 4, 5, 3, 250);
    tiff.putInt(0).position(200).put("SpyPhone\0".getBytes(ISO_8859_1));
    tiff.position(220);
    for (int n : new int[] {48, 1, 52, 1, 30, 1}) {
      tiff.putInt(n);
    }
    tiff.position(250);
    for (int n : new int[] {2, 1, 21, 1, 30, 1}) {
      tiff.putInt(n);
    }
    byte[] exif = segment(0xE1, concat("Exif\0\0".getBytes(ISO_8859_1), tiff.array()));
    byte[] comment = segment(0xFE, "secret".getBytes(ISO_8859_1));
    return concat(Arrays.copyOf(jpeg, 2), exif, comment, from(jpeg, 2));
  }

  private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static byte[] segment(int marker, byte[] content) {
    ByteBuffer segment = ByteBuffer.allocate(content.length + 4);
    segment.put((byte) 0xFF).put((byte) marker).putShort((short) (content.length + 2));
    return segment.put(content).array();
  }

  private static byte[] chunk(String type, byte[] content) {
    byte[] body = concat(type.getBytes(ISO_8859_1), content);
    CRC32 crc = new CRC32();
    crc.update(body);
    ByteBuffer chunk = ByteBuffer.allocate(body.length + 8);
    return chunk.putInt(content.length).put(body).putInt((int) crc.getValue()).array();
  }

  private static byte[] riff(String type, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(8 + content.length + (content.length & 1));
    chunk.put(type.getBytes(ISO_8859_1)).putInt(Integer.reverseBytes(content.length));
    return chunk.put(content).array();
  }

  private static byte[] webp(byte[]... chunks) {
    byte[] body = concat("WEBP".getBytes(ISO_8859_1), concat(chunks));
    ByteBuffer file = ByteBuffer.allocate(8 + body.length);
    file.put("RIFF".getBytes(ISO_8859_1)).putInt(Integer.reverseBytes(body.length));
    return file.put(body).array();
  }

  private static byte[] from(byte[] bytes, int start) {
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static Metadata read(byte[] photo) throws Exception {
    return ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo));
  }

  private static void assertSamePixels(byte[] left, byte[] right) throws IOException {
    BufferedImage one = ImageIO.read(new ByteArrayInputStream(left));
    BufferedImage other = ImageIO.read(new ByteArrayInputStream(right));
    for (int x = 0; x < one.getWidth(); x++) {
      for (int y = 0; y < one.getHeight(); y++) {
        assertThat(one.getRGB(x, y)).isEqualTo(other.getRGB(x, y));
      }
    }
  }
}
