package org.halte.base.media.boxes;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/** A track of a film: seen and heard ones are kept, with what their decoders need. */
final class Track {

  private static final Set<String> SEEN_OR_HEARD = Set.of("vide", "soun", "auxv", "pict");

  /**
   * What decoders need beside the coded data (the sample entries of ISO/IEC 14496-15 and others).
   */
  private static final Set<String> DECODERS =
      Set.of(
          "avcC", "hvcC", "av1C", "vpcC", "vvcC", "lhvC", "esds", "dOps", "alac", "dac3", "dec3",
          "dac4", "damr", "d263", "wave", "chan", "chnl", "colr", "pasp", "clap", "fiel", "gama",
          "btrt", "dvcC", "dvvC", "clli", "mdcv", "SmDm", "CoLL", "auxi", "ccst");

  private static final int SAMPLE_ENTRY = 8;
  private static final int PICTURE_ENTRY = SAMPLE_ENTRY + 70;
  private static final int VENDOR = SAMPLE_ENTRY + 4;
  private static final int COMPRESSOR = SAMPLE_ENTRY + 34;
  private static final int COMPRESSOR_LENGTH = 32;
  private static final int SOUND_ENTRY = SAMPLE_ENTRY + 20;

  private final byte[] file;
  private final Box trak;
  private final String handler;

  Track(byte[] file, Box trak) {
    this.file = file;
    this.trak = trak;
    this.handler = handler(file, trak);
  }

  /** What the track is handled by; "" when it does not say. */
  static String handler(byte[] file, Box trak) {
    return trak.find(file, "mdia")
        .flatMap(mdia -> mdia.find(file, "hdlr"))
        .map(hdlr -> Bytes.ascii(file, hdlr.content() + 4, 4))
        .orElse("");
  }

  boolean isKept() {
    return SEEN_OR_HEARD.contains(handler);
  }

  private Optional<Box> table(String type) {
    return trak.find(file, "mdia")
        .flatMap(mdia -> mdia.find(file, "minf"))
        .flatMap(minf -> minf.find(file, "stbl"))
        .flatMap(stbl -> stbl.find(file, type));
  }

  private Box getTable(String type) {
    return table(type).orElseThrow(() -> new Uncleanable(Refusal.DAMAGED));
  }

  /** The descriptions of its samples (8.5.2). */
  void clean() {
    Box stsd = getTable("stsd");
    for (Box entry : Box.list(file, stsd.content() + 4, stsd.end())) {
      int children = handler.equals("soun") ? sound(entry, stsd) : picture(entry);
      for (Box child : Box.list(file, children, entry.end())) {
        if (!DECODERS.contains(child.type()) || isProfile(child)) {
          child.blank(file);
        }
      }
    }
  }

  private int picture(Box entry) {
    entry.zero(file, entry.body() + VENDOR, entry.body() + VENDOR + 4);
    int name = entry.body() + COMPRESSOR;
    entry.zero(file, name, name + COMPRESSOR_LENGTH);
    return entry.body() + PICTURE_ENTRY;
  }

  /** QuickTime's entries of sound have more fields in their versions 1 and 2. */
  private int sound(Box entry, Box stsd) {
    entry.zero(file, entry.body() + VENDOR, entry.body() + VENDOR + 4);
    int version = stsd.version(file) == 0 ? Bytes.u16(file, entry.body() + SAMPLE_ENTRY) : 0;
    int more =
        switch (version) {
          case 0 -> 0;
          case 1 -> 16;
          case 2 -> 36;
          default -> throw new Uncleanable(Refusal.UNKNOWN);
        };
    return entry.body() + SOUND_ENTRY + more;
  }

  /** A colour profile has texts of its own; films say their colours in numbers. */
  private boolean isProfile(Box box) {
    return box.type().equals("colr") && !Bytes.has(file, box.body(), "ncl");
  }

  /** Marks the bytes of its samples: chunk by chunk (8.7.4 stsc, 8.7.5 stco), by size (8.7.3). */
  void markSamples(BitSet used) {
    SampleSizes sizes = new SampleSizes(file, table("stsz").orElseGet(() -> getTable("stz2")));
    Box runs = getTable("stsc");
    int runCount = Math.toIntExact(Bytes.u32(file, runs.content()));
    boolean large = table("co64").isPresent();
    Box offsets = large ? getTable("co64") : getTable("stco");
    int chunks = Math.toIntExact(Bytes.u32(file, offsets.content()));
    int run = -1;
    long sample = 0;
    long all = 0;
    for (int chunk = 1; chunk <= chunks; chunk++) {
      int at = offsets.content() + 4 + (chunk - 1) * (large ? 8 : 4);
      long from = large ? Bytes.u64(file, at) : Bytes.u32(file, at);
      while (run + 1 < runCount && Bytes.u32(file, run(runs, run + 1)) <= chunk) {
        run++;
      }
      if (run < 0) {
        throw new Uncleanable(Refusal.DAMAGED);
      }
      long samples = Bytes.u32(file, run(runs, run) + 4);
      long length = sizes.sum(sample, samples);
      sample += samples;
      all += length;
      // Chunks that lie on each other would make a small file long work.
      boolean twice = all > 2L * file.length;
      if (twice || from < 0 || length > file.length || from > file.length - length) {
        throw new Uncleanable(Refusal.DAMAGED);
      }
      used.set((int) from, (int) (from + length));
    }
  }

  private static int run(Box runs, int index) {
    return runs.content() + 4 + 12 * index;
  }
}
