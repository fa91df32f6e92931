package org.halte.testing.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Puts files together from their parts. */
final class Parts {

  private Parts() {}

  /** Texts, arrays and numbers: an Integer is four bytes, a Short two, a Byte one. */
  static byte[] of(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      switch (part) {
        case byte[] bytes -> out.writeBytes(bytes);
        case String text -> out.writeBytes(text.getBytes(UTF_8));
        case Integer number -> out.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
        case Short number -> out.writeBytes(ByteBuffer.allocate(2).putShort(number).array());
        case Byte number -> out.write(number);
        case Long number -> out.writeBytes(ByteBuffer.allocate(8).putLong(number).array());
        default -> throw new IllegalArgumentException("no part of a file: " + part);
      }
    }
    return out.toByteArray();
  }

  /** The little end first. */
  static byte[] little(int number) {
    return of(Integer.reverseBytes(number));
  }

  /** A text with a byte for each letter, as magic numbers are written here. */
  static byte[] raw(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static byte[] zeros(int count) {
    return new byte[count];
  }

  /** A box of ISO base media. */
  static byte[] box(String type, Object... content) {
    byte[] body = of(content);
    return of(body.length + 8, raw(type), body);
  }

  /** The same with version and flags. */
  static byte[] full(String type, int version, Object... content) {
    return box(type, version << 24, of(content));
  }
}
