package org.halte.base.media.sounds;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Riff;
import org.halte.base.media.bytes.Riff.Chunk;
import org.halte.base.media.bytes.Uncleanable;

/** WAV: the format and the sound; no lists of texts, tags, or notes of a recorder. */
public final class Wave {

  private static final Set<String> SOUND = Set.of("fmt ", "fact", "data");

  private Wave() {}

  public static boolean isWave(byte[] file) {
    return Riff.is(file, "WAVE");
  }

  public static byte[] clean(byte[] file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    boolean any = false;
    for (Chunk chunk : Riff.chunks(file)) {
      if (SOUND.contains(chunk.type())) {
        any |= chunk.type().equals("data");
        out.write(file, chunk.start(), chunk.end() - chunk.start());
      }
    }
    if (!any) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    return Riff.file("WAVE", out.toByteArray());
  }
}
