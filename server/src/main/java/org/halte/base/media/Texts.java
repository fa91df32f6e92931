package org.halte.base.media;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.halte.base.media.Cleaned.Kept;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/** Plain text: what it tells is what its author wrote. Everything else is unknown here. */
final class Texts {

  /** Archives, and with them the files of office suites. */
  private static final String[] ARCHIVES = {
    "PK\u0003\u0004",
    "PK\u0005\u0006",
    "PK\u0007\b",
    "\u00D0\u00CF\u0011\u00E0",
    "Rar!",
    "7z\u00BC\u00AF",
    "\u001F\u008B",
    "BZh",
    "\u00FD7zXZ"
  };

  private Texts() {}

  static Cleaned clean(byte[] file) {
    for (String magic : ARCHIVES) {
      if (Bytes.has(file, 0, magic)) {
        throw new Uncleanable(Refusal.ARCHIVE);
      }
    }
    if (!isText(file)) {
      throw new Uncleanable(Refusal.UNKNOWN);
    }
    return new Kept("text/plain", file);
  }

  private static boolean isText(byte[] file) {
    if (Bytes.has(file, 0, "\u00FF\u00FE")) {
      return isText(file, StandardCharsets.UTF_16LE);
    }
    if (Bytes.has(file, 0, "\u00FE\u00FF")) {
      return isText(file, StandardCharsets.UTF_16BE);
    }
    // What old spreadsheets write has a letter for every byte; signs of control betray the rest.
    return isText(file, StandardCharsets.UTF_8) || isText(file, StandardCharsets.ISO_8859_1);
  }

  private static boolean isText(byte[] file, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(file)).chars().noneMatch(Texts::isControl);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean isControl(int c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  }
}
