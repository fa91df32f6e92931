package org.halte.cli.backup;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A digest of a set of records that does not depend on their order: the sum of their SHA-256. It
 * finds mistakes; against forgery stands the seal around the file.
 */
final class Digest {

  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private final MessageDigest sha256;
  private BigInteger sum = BigInteger.ZERO;
  private long count;

  Digest() {
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  void add(byte[]... parts) {
    for (byte[] part : parts) {
      sha256.update(part);
    }
    sum = sum.add(new BigInteger(1, sha256.digest())).mod(MODULUS);
    count++;
  }

  Manifest.Sum total() {
    return new Manifest.Sum(count, "%064x".formatted(sum));
  }
}
