package org.halte.cli.demo.story;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * All the chance of a story, from one seed. {@link Random} because its algorithm is part of the
 * Java specification: the same seed tells the same story on every machine and every JDK.
 */
final class Dice {

  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final long seed;
  private final Random random;

  Dice(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** Dice of its own for one matter, so that a change in one leaves the others as they were. */
  Dice of(String matter) {
    return new Dice(seed * 31 + matter.hashCode());
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A whole number, both ends included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  /** Normally distributed around 0 with deviation 1. */
  double bell() {
    return random.nextGaussian();
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** A key, each as likely as its weight says; the map must keep its order. */
  <T> T weighted(Map<T, ? extends Number> weights) {
    double total = weights.values().stream().mapToDouble(Number::doubleValue).sum();
    double left = random.nextDouble() * total;
    T last = weights.keySet().iterator().next();
    for (Map.Entry<T, ? extends Number> entry : weights.entrySet()) {
      last = entry.getKey();
      left -= entry.getValue().doubleValue();
      if (left < 0) {
        break;
      }
    }
    return last;
  }

  <T> void shuffle(List<T> list) {
    java.util.Collections.shuffle(list, random);
  }

  UUID uuid() {
    long high = (random.nextLong() & ~0xF000L) | VERSION_4;
    return new UUID(high, VARIANT | (random.nextLong() >>> 2));
  }

  byte[] bytes(int count) {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    random.nextBytes(buffer.array());
    return buffer.array();
  }
}
