package org.halte.base.media.pictures;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Riff;
import org.halte.base.media.bytes.Riff.Chunk;
import org.halte.base.media.bytes.Uncleanable;

/**
 * WebP (RFC 9649): only the chunks that make the picture, in each frame of an animation too, and
 * the flags that announce the others down. An orientation is written anew.
 */
public final class Webp {

  private static final Set<String> PICTURE = Set.of("VP8 ", "VP8L", "ALPH", "ANIM");
  private static final String EXTENDED = "VP8X";
  private static final String FRAME = "ANMF";

  /** Position, size, duration and flags of a frame before its own chunks. */
  private static final int FRAME_HEADER = 16;

  private static final int PROFILE_EXIF_AND_XMP = 0x20 | 0x08 | 0x04;
  private static final int EXIF = 0x08;

  private Webp() {}

  public static boolean isWebp(byte[] file) {
    return Riff.is(file, "WEBP");
  }

  /** Throws IndexOutOfBoundsException when the picture is cut off inside a chunk. */
  public static byte[] clean(byte[] file) {
    List<Chunk> chunks = Riff.chunks(file);
    int orientation = orientation(file, chunks);
    boolean turned = orientation != Orientation.UPRIGHT;
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    boolean anyPicture = false;
    boolean extended = false;
    for (Chunk chunk : chunks) {
      if (chunk.type().equals(EXTENDED)) {
        extended = true;
        byte[] copy = Arrays.copyOfRange(file, chunk.start(), chunk.end());
        copy[8] = (byte) ((copy[8] & ~PROFILE_EXIF_AND_XMP) | (turned ? EXIF : 0));
        out.writeBytes(copy);
      } else if (chunk.type().equals(FRAME)) {
        anyPicture = true;
        out.writeBytes(frame(file, chunk));
      } else if (PICTURE.contains(chunk.type())) {
        anyPicture = true;
        out.write(file, chunk.start(), chunk.end() - chunk.start());
      }
    }
    if (!anyPicture) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    if (turned && extended) {
      out.writeBytes(Riff.chunk("EXIF", Orientation.write(orientation)));
    }
    return Riff.file("WEBP", out.toByteArray());
  }

  private static byte[] frame(byte[] file, Chunk frame) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    kept.write(file, frame.body(), FRAME_HEADER);
    int to = frame.body() + frame.length();
    for (Chunk chunk : Riff.chunks(file, frame.body() + FRAME_HEADER, to)) {
      if (PICTURE.contains(chunk.type())) {
        kept.write(file, chunk.start(), chunk.end() - chunk.start());
      }
    }
    return Riff.chunk(FRAME, kept.toByteArray());
  }

  /** Some writers put JPEG's heading before the EXIF. */
  private static int orientation(byte[] file, List<Chunk> chunks) {
    for (Chunk chunk : chunks) {
      if (chunk.type().equals("EXIF")) {
        int from = chunk.body() + (Bytes.has(file, chunk.body(), "Exif\0\0") ? 6 : 0);
        return Orientation.read(file, from, chunk.body() + chunk.length());
      }
    }
    return Orientation.UPRIGHT;
  }
}
