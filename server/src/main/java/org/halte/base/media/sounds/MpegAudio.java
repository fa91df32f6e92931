package org.halte.base.media.sounds;

import java.io.ByteArrayOutputStream;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * MP3 (ISO/IEC 11172-3) and AAC in ADTS (ISO/IEC 13818-7): only frames of sound are taken over, so
 * that ID3, APE, Lyrics3 and whatever else lies before, between or behind them is gone.
 */
public final class MpegAudio {

  private static final int[][] KILOBITS = {
    {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
  };
  private static final int[] HERTZ = {44100, 48000, 32000};
  private static final int ADTS_HEADER = 7;

  private MpegAudio() {}

  /** Whether frames of sound begin the file, or a tag that such files have. */
  public static boolean isMpegAudio(byte[] file) {
    int first = length(file, 0);
    return Bytes.has(file, 0, "ID3") || (first > 0 && (first == file.length || follows(file, 0)));
  }

  public static String contentType(byte[] file) {
    return isAdts(file, 0) ? "audio/aac" : "audio/mpeg";
  }

  public static byte[] clean(byte[] file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    int at = Tags.begin(file);
    int sound = file.length - at;
    while (at < file.length) {
      int length = length(file, at);
      if (length > 0 && (follows(file, at) || at + length == file.length || out.size() > 0)) {
        out.write(file, at, length);
        at += length;
      } else {
        at = next(file, at + 1);
      }
    }
    if (out.size() == 0 || out.size() < sound / 2) {
      throw new Uncleanable(Refusal.UNKNOWN);
    }
    return out.toByteArray();
  }

  /** Where two frames follow each other again; the end when they never do. */
  private static int next(byte[] file, int from) {
    for (int at = from; at < file.length; at++) {
      if (length(file, at) > 0 && follows(file, at)) {
        return at;
      }
    }
    return file.length;
  }

  private static boolean follows(byte[] file, int at) {
    int next = at + length(file, at);
    return length(file, next) > 0 && isAdts(file, at) == isAdts(file, next);
  }

  private static boolean isAdts(byte[] file, int at) {
    return at + ADTS_HEADER <= file.length && (Bytes.u16(file, at) & 0xFFF6) == 0xFFF0;
  }

  /** The bytes of the frame that begins there; 0 when none does or it is cut off. */
  private static int length(byte[] file, int at) {
    if (at + ADTS_HEADER > file.length || (Bytes.u16(file, at) & 0xFFE0) != 0xFFE0) {
      return 0;
    }
    int length = isAdts(file, at) ? adts(file, at) : mpeg(file, at);
    return length <= file.length - at ? length : 0;
  }

  private static int adts(byte[] file, int at) {
    int length = (int) (Bytes.u32(file, at + 3) >> 13) & 0x1FFF;
    return length > ADTS_HEADER ? length : 0;
  }

  private static int mpeg(byte[] file, int at) {
    int version = Bytes.u8(file, at + 1) >> 3 & 3;
    int layer = 4 - (Bytes.u8(file, at + 1) >> 1 & 3);
    int rate = Bytes.u8(file, at + 2) >> 4;
    int frequency = Bytes.u8(file, at + 2) >> 2 & 3;
    int padding = Bytes.u8(file, at + 2) >> 1 & 1;
    if (version == 1 || layer == 4 || rate == 0 || rate == 15 || frequency == 3) {
      return 0;
    }
    boolean first = version == 3;
    int kilobits = KILOBITS[first ? layer - 1 : layer == 1 ? 3 : 4][rate];
    int hertz = HERTZ[frequency] / (first ? 1 : version == 2 ? 2 : 4);
    if (layer == 1) {
      return (12_000 * kilobits / hertz + padding) * 4;
    }
    return (layer == 3 && !first ? 72_000 : 144_000) * kilobits / hertz + padding;
  }
}
