package org.halte.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Random;

/** Sounds as phones record them. */
public final class Sounds {

  private static final byte[] HEADING = "#!AMR\n".getBytes(US_ASCII);

  /** Mode 7 of AMR, a good frame. */
  private static final byte FRAME = 0x3C;

  private static final int FRAME_LENGTH = 32;

  private Sounds() {}

  /** An AMR file of noise, a frame shorter than the size at most; another seed, another noise. */
  public static byte[] amr(int seed, int size) {
    int frames = Math.max(1, (size - HEADING.length) / FRAME_LENGTH);
    byte[] file = new byte[HEADING.length + frames * FRAME_LENGTH];
    new Random(seed).nextBytes(file);
    System.arraycopy(HEADING, 0, file, 0, HEADING.length);
    for (int i = 0; i < frames; i++) {
      file[HEADING.length + i * FRAME_LENGTH] = FRAME;
    }
    return file;
  }
}
