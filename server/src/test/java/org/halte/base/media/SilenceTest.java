package org.halte.base.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.halte.base.media.Cleaned.Kept;
import org.halte.base.media.Cleaned.Refused;
import org.halte.base.media.bytes.Refusal;
import org.halte.testing.media.TellingBoxes;
import org.halte.testing.media.TellingFiles;
import org.halte.testing.media.TellingFilms;
import org.halte.testing.media.TellingPapers;
import org.halte.testing.media.TellingPictures;
import org.halte.testing.media.TellingSounds;
import org.halte.testing.media.Told;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A file says what it shows, not where, when, by whom and with which device it was made. */
class SilenceTest {

  @TestFactory
  Stream<DynamicTest> noContainerTellsWhereAndByWhomItWasMade() {
    return TellingFiles.all().entrySet().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getKey(), () -> saysNothing(file.getKey(), file.getValue())));
  }

  private static void saysNothing(String name, byte[] telling) {
    assertThat(Told.in(telling)).as("what it tells before").isNotEmpty();
    Kept clean = clean(telling);
    assertThat(Told.in(clean.content())).isEmpty();
    assertThat(clean.contentType()).isEqualTo(TellingFiles.type(name));
    assertThat(clean(clean.content()).contentType()).isEqualTo(clean.contentType());
  }

  private static Kept clean(byte[] file) {
    Cleaned cleaned = Media.clean(file);
    assertThat(cleaned).isInstanceOf(Kept.class);
    return (Kept) cleaned;
  }

  private static String text(byte[] file) {
    return new String(file, ISO_8859_1);
  }

  @Test
  void photosKeepTheWayTheyAreTurnedAndNothingElseOfTheirExif() throws Exception {
    for (String name : new String[] {"photo.jpg", "photo.png", "photo.webp"}) {
      byte[] telling = TellingFiles.all().get(name);
      assertThat(read(telling).getFirstDirectoryOfType(GpsDirectory.class)).as(name).isNotNull();
      Metadata left = read(clean(telling).content());
      assertThat(left.getFirstDirectoryOfType(GpsDirectory.class)).as(name).isNull();
      ExifIFD0Directory exif = left.getFirstDirectoryOfType(ExifIFD0Directory.class);
      assertThat(exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(TellingPictures.TURNED);
      assertThat(exif.getTagCount()).isOne();
    }
    ExifIFD0Directory tiff =
        read(clean(TellingPictures.tiff()).content())
            .getFirstDirectoryOfType(ExifIFD0Directory.class);
    assertThat(tiff.getInt(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(TellingPictures.TURNED);
  }

  @Test
  void picturesLookTheSame() throws Exception {
    for (String format : new String[] {"jpg", "png", "gif", "tiff"}) {
      byte[] telling = TellingFiles.all().get("photo." + format);
      assertSamePixels(clean(telling).content(), telling);
      assertSamePixels(clean(TellingPictures.silent(format)).content(), silent(format));
    }
  }

  private static byte[] silent(String format) {
    return TellingPictures.silent(format);
  }

  @Test
  void anUprightJpegKeepsNoExifAtAll() throws Exception {
    Metadata left = read(clean(silent("jpg")).content());
    assertThat(left.getFirstDirectoryOfType(ExifIFD0Directory.class)).isNull();
  }

  @Test
  void aJpegThatWasCutOffWhileItWasSentStillShowsItsUpperPart() {
    byte[] whole = silent("jpg");
    byte[] cut = Arrays.copyOf(whole, whole.length - 20);
    assertThat(text(clean(cut).content())).endsWith("\u00FF\u00D9");
  }

  @Test
  void filmsAndSoundsAreSeenAndHeardWhereTheyWere() {
    for (String brand : new String[] {"isom", "qt  ", "3gp4"}) {
      byte[] telling = TellingBoxes.film(brand);
      byte[] clean = clean(telling).content();
      // Tables in the file lead to places in it: nothing may have moved.
      assertThat(clean).hasSameSizeAs(telling);
      assertSamePlace(clean, telling, TellingBoxes.SEEN);
      assertSamePlace(clean, telling, TellingBoxes.HEARD);
      assertThat(text(clean)).contains("how to decode", "avc1", "mp4a").doesNotContain("gpmd");
    }
    byte[] recording = TellingBoxes.recording();
    assertSamePlace(clean(recording).content(), recording, TellingBoxes.HEARD);
    byte[] webm = TellingFilms.webm();
    assertSamePlace(clean(webm).content(), webm, TellingBoxes.SEEN);
    assertSamePlace(clean(webm).content(), webm, TellingBoxes.HEARD);
    assertSamePlace(clean(webm).content(), webm, "set-up");
  }

  @Test
  void soundsKeepTheirFrames() {
    assertThat(text(clean(TellingSounds.wave()).content())).contains(TellingBoxes.HEARD);
    assertThat(text(clean(TellingSounds.flac()).content())).contains(TellingBoxes.HEARD);
    assertThat(clean(TellingSounds.mp3()).content()).hasSize(3 * 104);
    assertThat(clean(TellingSounds.aac()).content()).hasSize(4 * 16);
    assertThat(text(clean(TellingSounds.opus()).content()))
        .contains(TellingBoxes.HEARD, "OpusHead", "OpusTags");
    assertThat(text(clean(TellingSounds.vorbis()).content()))
        .contains(TellingBoxes.HEARD, "vorbisset-up");
  }

  @Test
  void aPictureOfAPhoneKeepsItsCodedDataAndItsTurn() {
    for (String codec : new String[] {"hvc1", "av01"}) {
      byte[] telling = TellingBoxes.picture(codec);
      byte[] clean = clean(telling).content();
      assertSamePlace(clean, telling, TellingBoxes.SEEN);
      assertSamePlace(clean, telling, "irot");
      assertSamePlace(clean, telling, "how to decode");
      assertSamePlace(clean, telling, "wtpt");
    }
  }

  @Test
  void aPaperKeepsWhatIsWrittenAndDrawnOnIt() throws Exception {
    try (var paper = Loader.loadPDF(clean(TellingPapers.pdf()).content())) {
      assertThat(new PDFTextStripper().getText(paper)).contains(TellingPapers.WRITTEN);
      assertThat(paper.getPage(0).getResources().getXObjectNames()).hasSize(1);
      assertThat(paper.getPage(0).getAnnotations()).isEmpty();
      assertThat(paper.getDocumentInformation().getMetadataKeys()).isEmpty();
    }
  }

  @Test
  void theBytesDecideAndNotTheName() {
    assertRefused("PK\u0003\u0004 a workbook", Refusal.ARCHIVE);
    assertRefused("\u00D0\u00CF\u0011\u00E0 an old document", Refusal.ARCHIVE);
    assertRefused("BM\u0000\u0001\u0002 a picture that nobody knows", Refusal.UNKNOWN);
    assertRefused("\u0000\u0001\u0002 nothing", Refusal.UNKNOWN);
    assertRefused("\u00FF\u00D8\u00FF\u00E0 no picture", Refusal.DAMAGED);
    assertThat(Media.clean(TellingPapers.locked())).isEqualTo(new Refused(Refusal.LOCKED));
    Kept table = clean("nom;âge\nÉlé;3\n".getBytes(ISO_8859_1));
    assertThat(table.contentType()).isEqualTo("text/plain");
    assertThat(clean("<svg onload='x()'/>".getBytes(ISO_8859_1)).contentType())
        .isEqualTo("text/plain");
    assertThat(clean(new byte[0]).content()).isEmpty();
  }

  private static void assertRefused(String file, Refusal reason) {
    assertThat(Media.clean(file.getBytes(ISO_8859_1))).isEqualTo(new Refused(reason));
  }

  private static Metadata read(byte[] photo) throws Exception {
    return ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo));
  }

  private static void assertSamePlace(byte[] clean, byte[] telling, String what) {
    assertThat(text(clean).indexOf(what))
        .as(what)
        .isEqualTo(text(telling).indexOf(what))
        .isPositive();
  }

  private static void assertSamePixels(byte[] left, byte[] right) throws IOException {
    BufferedImage one = ImageIO.read(new ByteArrayInputStream(left));
    BufferedImage other = ImageIO.read(new ByteArrayInputStream(right));
    assertThat(one.getWidth()).isEqualTo(other.getWidth());
    assertThat(one.getHeight()).isEqualTo(other.getHeight());
    for (int x = 0; x < one.getWidth(); x++) {
      for (int y = 0; y < one.getHeight(); y++) {
        assertThat(one.getRGB(x, y)).isEqualTo(other.getRGB(x, y));
      }
    }
  }
}
