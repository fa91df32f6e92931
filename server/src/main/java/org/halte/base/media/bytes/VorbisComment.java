package org.halte.base.media.bytes;

import java.util.Arrays;

/**
 * The heading with texts that Vorbis, Opus and Speex share (Vorbis I, chapter 5; RFC 7845, 5.2). It
 * is emptied and keeps its length: the name of the maker, of which nothing but its length is
 * needed, fills it with blanks.
 */
public final class VorbisComment {

  private VorbisComment() {}

  /**
   * Empties it where it lies.
   *
   * @param prefix how many bytes say what it is
   * @param framed whether a bit must stand at its end, as Vorbis wants
   */
  public static void blank(byte[] file, int from, int to, int prefix, boolean framed) {
    int vendor = to - from - prefix - 8 - (framed ? 1 : 0);
    if (vendor < 0) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    int at = from + prefix;
    Bytes.put32little(file, at, vendor);
    Arrays.fill(file, at + 4, at + 4 + vendor, (byte) ' ');
    Bytes.put32little(file, at + 4 + vendor, 0);
    if (framed) {
      file[to - 1] = 1;
    }
  }
}
