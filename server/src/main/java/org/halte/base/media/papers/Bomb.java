package org.halte.base.media.papers;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * Looks whether the packed parts of a PDF become larger than there is room for, before a library
 * unpacks them whole: each is unpacked here piece by piece, and only counted.
 */
final class Bomb {

  private static final String STREAM = "stream";
  private static final long MOST_OF_ONE = 64_000_000;
  private static final long MOST_OF_ALL = 300_000_000;

  private Bomb() {}

  static void check(byte[] file) {
    byte[] scrap = new byte[64 * 1024];
    long all = 0;
    for (int at = 0; at < file.length; at++) {
      if (file[at] == 's' && Bytes.has(file, at, STREAM)) {
        int data = at + STREAM.length();
        while (data < file.length && (file[data] == '\r' || file[data] == '\n')) {
          data++;
        }
        all += unpacked(file, data, scrap);
        if (all > MOST_OF_ALL) {
          throw new Uncleanable(Refusal.TOO_LARGE);
        }
      }
      // Packing twice, or by the older method, would hide how large it becomes.
      if (file[at] == '/' && isRepacked(file, at)) {
        throw new Uncleanable(Refusal.UNKNOWN);
      }
    }
  }

  private static boolean isRepacked(byte[] file, int at) {
    if (Bytes.has(file, at, "/LZW")) {
      return true;
    }
    if (!Bytes.has(file, at, "/FlateDecode")) {
      return false;
    }
    int next = at + "/FlateDecode".length();
    while (next < file.length && Character.isWhitespace(file[next])) {
      next++;
    }
    return Bytes.has(file, next, "/FlateDecode") || Bytes.has(file, next, "/Fl ");
  }

  /** How many bytes come out of what begins there; 0 when it is not packed. */
  private static long unpacked(byte[] file, int from, byte[] scrap) {
    Inflater inflater = new Inflater();
    long size = 0;
    try {
      inflater.setInput(file, from, file.length - from);
      while (!inflater.finished()) {
        int came = inflater.inflate(scrap);
        size += came;
        if (size > MOST_OF_ONE) {
          throw new Uncleanable(Refusal.TOO_LARGE);
        }
        if (came == 0) {
          break;
        }
      }
      return size;
    } catch (DataFormatException e) {
      // What came out before it broke is unpacked by others too.
      return size;
    } finally {
      inflater.end();
    }
  }
}
