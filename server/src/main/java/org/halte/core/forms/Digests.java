package org.halte.core.forms;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of published content. */
final class Digests {

  private Digests() {}

  /** OpenRosa asks for this one by name; it guards against accidents only. */
  static String md5(byte[] content) {
    return digest("MD5", content);
  }

  static String sha256(byte[] content) {
    return digest("SHA-256", content);
  }

  private static String digest(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
