package org.halte.base.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.halte.base.media.Cleaned.Kept;
import org.halte.base.media.Cleaned.Refused;
import org.halte.base.media.bytes.Refusal;
import org.halte.testing.media.TellingFiles;
import org.halte.testing.media.TellingPictures;
import org.junit.jupiter.api.Test;

/** Files that are cut off, damaged, or made to hurt whoever opens them. */
class HostileFilesTest {

  private static final int TRIES = 400;

  @Test
  void aFileCutOffAnywhereIsCleanedOrRefusedAndNeverMore() {
    TellingFiles.all()
        .forEach((name, file) -> {
          for (int length = 0; length < file.length; length += 1 + file.length / 200) {
            answers(name + " cut at " + length, Arrays.copyOf(file, length));
          }
        });
  }

  @Test
  void aFileDamagedAnywhereIsCleanedOrRefusedAndNeverMore() {
    for (Map.Entry<String, byte[]> file : TellingFiles.all().entrySet()) {
      Random chance = new Random(file.getKey().hashCode());
      for (int turn = 0; turn < TRIES; turn++) {
        byte[] damaged = file.getValue().clone();
        for (int i = chance.nextInt(4); i >= 0; i--) {
          int[] bad = {0, 0xFF, 0x7F, 0x80, 1, chance.nextInt(256)};
          damaged[chance.nextInt(damaged.length)] = (byte) bad[chance.nextInt(bad.length)];
        }
        answers(file.getKey() + " damaged, turn " + turn, damaged);
      }
    }
  }

  private static void answers(String what, byte[] file) {
    byte[] before = file.clone();
    Cleaned cleaned = Media.clean(file);
    assertThat(file).as(what + ": the sent bytes are not touched").isEqualTo(before);
    if (cleaned instanceof Kept kept) {
      assertThat(Media.clean(kept.content())).as(what + ", cleaned twice").isInstanceOf(Kept.class);
    }
  }

  @Test
  void aPictureOfMorePixelsThanMemoryIsRefusedBeforeItIsUnpacked() {
    byte[] tiff = TellingPictures.tiff();
    ByteBuffer.wrap(tiff).putInt(18, 60_000).putInt(30, 60_000);
    assertThat(Media.clean(tiff)).isEqualTo(new Refused(Refusal.TOO_LARGE));
  }

  @Test
  void pagesThatLeadInACircleEnd() {
    byte[] tiff = TellingPictures.tiff();
    ByteBuffer.wrap(tiff).putInt(10 + 13 * 12, 8);
    assertThat(Media.clean(tiff)).isEqualTo(new Refused(Refusal.TOO_LARGE));
  }

  @Test
  void aPaperThatUnpacksToMoreThanMemoryIsRefusedBeforeItIsUnpacked() {
    Deflater deflater = new Deflater(9);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] part = new byte[100_000];
    byte[] zeros = new byte[1_000_000];
    for (int i = 0; i < 70; i++) {
      deflater.setInput(zeros);
      for (int came = deflater.deflate(part); came > 0; came = deflater.deflate(part)) {
        packed.write(part, 0, came);
      }
    }
    deflater.finish();
    packed.write(part, 0, deflater.deflate(part));
    deflater.end();
    byte[] head = "%PDF-1.5\n1 0 obj\n<</Type/ObjStm/Filter/FlateDecode>>\nstream\n".getBytes();
    byte[] bomb = Arrays.copyOf(head, head.length + packed.size());
    System.arraycopy(packed.toByteArray(), 0, bomb, head.length, packed.size());
    assertThat(Media.clean(bomb)).isEqualTo(new Refused(Refusal.TOO_LARGE));
  }

  @Test
  void aBoxThatSaysItIsLongerThanItsFileIsRefused() {
    byte[] film = TellingFiles.all().get("film.mp4");
    ByteBuffer.wrap(film).putInt(0, Integer.MAX_VALUE);
    assertThat(Media.clean(film)).isEqualTo(new Refused(Refusal.DAMAGED));
  }

  @Test
  void aFileOfNothingButHeadingsDoesNotFillTheMemory() {
    byte[] boxes = TellingFiles.all().get("film.mp4");
    byte[] many = Arrays.copyOf(boxes, boxes.length + 8 * 60_000);
    for (int at = boxes.length; at < many.length; at += 8) {
      ByteBuffer.wrap(many).putInt(at, 8).putInt(at + 4, 0x66726565);
    }
    assertThat(Media.clean(many)).isEqualTo(new Refused(Refusal.TOO_LARGE));
  }

  @Test
  void chunksThatLieOnEachOtherAreRefusedBeforeTheyAreCounted() {
    byte[] film = TellingFiles.all().get("film.mp4");
    String all = new String(film, ISO_8859_1);
    int place = all.indexOf("stco");
    ByteBuffer.wrap(film).putInt(place + 8, 100_000_000);
    assertThat(Media.clean(film)).isEqualTo(new Refused(Refusal.DAMAGED));
  }
}
