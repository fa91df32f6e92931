package org.halte.base.blobs;

import java.util.regex.Pattern;

/**
 * Names a blob: 32 random bytes in hexadecimal. Random rather than a digest of the content, so that
 * nobody who holds a photo can ask whether it is here.
 */
public record BlobId(String value) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public BlobId {
    if (!HEX.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' is not the name of a blob");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
