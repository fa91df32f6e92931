package org.halte.base.kernel;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Identifiers that sort by time of creation (UUID version 7, RFC 9562): 48 bits of milliseconds, a
 * 12-bit count that never goes back on this node, 62 random bits.
 */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AtomicLong LAST = new AtomicLong();
  private static final int COUNT_BITS = 12;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private Ids() {}

  public static UUID next() {
    long now = System.currentTimeMillis() << COUNT_BITS;
    long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
    long high = (tick >>> COUNT_BITS) << 16 | 0x7000L | (tick & 0xFFF);
    long low = VARIANT | (RANDOM.nextLong() >>> 2);
    return new UUID(high, low);
  }
}
