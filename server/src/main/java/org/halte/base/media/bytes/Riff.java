package org.halte.base.media.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Files made of RIFF chunks: a name, a length with the little end first, an even number of bytes.
 */
public final class Riff {

  /** More than the frames of a long animation. */
  private static final int MOST = 20_000;

  private static final int HEADER = 12;
  private static final int FRAME = 8;

  private Riff() {}

  /**
   * A chunk.
   *
   * @param start where its name begins
   * @param end behind its padding
   */
  public record Chunk(String type, int start, int length, int end) {
    /** Where its content begins. */
    public int body() {
      return start + FRAME;
    }
  }

  /** Whether it is a RIFF file of that form ({@code WEBP}, {@code WAVE}). */
  public static boolean is(byte[] file, String form) {
    return file.length > HEADER && Bytes.has(file, 0, "RIFF") && Bytes.has(file, 8, form);
  }

  /** The chunks of a file; what follows its announced end is none of it. */
  public static List<Chunk> chunks(byte[] file) {
    long announced = Bytes.u32little(file, 4) + FRAME;
    return chunks(file, HEADER, (int) Math.min(announced, file.length));
  }

  /** The chunks between two places. */
  public static List<Chunk> chunks(byte[] file, int from, int to) {
    List<Chunk> chunks = new ArrayList<>();
    for (int at = from; at + FRAME <= to; ) {
      int length = Math.toIntExact(Bytes.u32little(file, at + 4));
      Objects.checkFromIndexSize(at + FRAME, length, to);
      int end = Math.min(Math.addExact(at + FRAME + length, length & 1), to);
      if (chunks.size() == MOST) {
        throw new Uncleanable(Refusal.TOO_LARGE);
      }
      chunks.add(new Chunk(Bytes.ascii(file, at, 4), at, length, end));
      at = end;
    }
    return chunks;
  }

  /** A chunk of its own. */
  public static byte[] chunk(String type, byte[] content) {
    byte[] chunk = new byte[FRAME + content.length + (content.length & 1)];
    Bytes.putAscii(chunk, 0, type);
    Bytes.put32little(chunk, 4, content.length);
    System.arraycopy(content, 0, chunk, FRAME, content.length);
    return chunk;
  }

  /** A file of chunks that lie one behind the other. */
  public static byte[] file(String form, byte[] chunks) {
    byte[] file = new byte[HEADER + chunks.length];
    Bytes.putAscii(file, 0, "RIFF");
    Bytes.put32little(file, 4, file.length - FRAME);
    Bytes.putAscii(file, 8, form);
    System.arraycopy(chunks, 0, file, HEADER, chunks.length);
    return file;
  }
}
