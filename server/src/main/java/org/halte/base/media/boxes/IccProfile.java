package org.halte.base.media.boxes;

import java.util.BitSet;
import java.util.Set;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * A colour profile (ISO 15076-1) inside of a picture: its numbers stay, its texts, its date and the
 * device it is of go.
 */
final class IccProfile {

  private static final int HEADER = 128;
  private static final Set<String> COLOURS =
      Set.of(
          "rXYZ", "gXYZ", "bXYZ", "wtpt", "bkpt", "rTRC", "gTRC", "bTRC", "kTRC", "chad", "chrm",
          "lumi", "cicp", "A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "gamt");

  private IccProfile() {}

  static void clean(byte[] file, Box colr) {
    int from = colr.body() + 4;
    int length = Math.toIntExact(Bytes.u32(file, from));
    if (length < HEADER + 4 || length > colr.end() - from) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    // Preferred module; date; manufacturer, model; creator, checksum, reserved.
    colr.zero(file, from + 4, from + 8);
    colr.zero(file, from + 24, from + 36);
    colr.zero(file, from + 48, from + 56);
    colr.zero(file, from + 80, from + HEADER);
    int tags = Math.toIntExact(Bytes.u32(file, from + HEADER));
    if (tags > (length - HEADER - 4) / 12) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    BitSet kept = new BitSet();
    kept.set(0, HEADER + 4 + 12 * tags);
    for (int i = 0; i < tags; i++) {
      keep(file, from + HEADER + 4 + 12 * i, length, kept);
    }
    for (int at = kept.nextClearBit(0); at < colr.end() - from; at = kept.nextClearBit(at + 1)) {
      file[from + at] = 0;
    }
  }

  private static void keep(byte[] file, int entry, int length, BitSet kept) {
    String name = Bytes.ascii(file, entry, 4);
    int at = Math.toIntExact(Bytes.u32(file, entry + 4));
    int size = Math.toIntExact(Bytes.u32(file, entry + 8));
    if (size > length || at > length - size) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    // Of a text the kind stays, so that what is left is a text without letters.
    kept.set(at, at + (COLOURS.contains(name) ? size : Math.min(4, size)));
  }
}
