package org.halte.base.media.boxes;

import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * How many bytes each sample of a track has (8.7.3): all the same, a list, or a list of few bits.
 */
final class SampleSizes {

  private final byte[] file;
  private final Box box;
  private final long common;
  private final int bits;
  private final long count;

  SampleSizes(byte[] file, Box box) {
    this.file = file;
    this.box = box;
    boolean small = box.type().equals("stz2");
    this.common = small ? 0 : Bytes.u32(file, box.content());
    this.bits = small ? Bytes.u8(file, box.content() + 3) : 32;
    this.count = Bytes.u32(file, box.content() + 4);
    if (common == 1 || (bits != 4 && bits != 8 && bits != 16 && bits != 32)) {
      // QuickTime's oldest sounds count samples of one byte and mean longer ones.
      throw new Uncleanable(Refusal.UNKNOWN);
    }
    if (common == 0 && count * bits / 8 > box.end() - box.content() - 8) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
  }

  /** The bytes of so many samples, the first of them counted from 0. */
  long sum(long first, long samples) {
    long last = Math.min(first + samples, count);
    if (common != 0) {
      return Math.multiplyExact(common, Math.max(0, last - first));
    }
    long sum = 0;
    for (long sample = first; sample < last; sample++) {
      sum += size((int) sample);
    }
    return sum;
  }

  private long size(int sample) {
    int list = box.content() + 8;
    return switch (bits) {
      case 4 -> (Bytes.u8(file, list + sample / 2) >> (sample % 2 == 0 ? 4 : 0)) & 0xF;
      case 8 -> Bytes.u8(file, list + sample);
      case 16 -> Bytes.u16(file, list + 2 * sample);
      default -> Bytes.u32(file, list + 4 * sample);
    };
  }
}
