package org.halte.base.media.films;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * An element of EBML (RFC 8794): a name, a length, a content, which may be elements again.
 *
 * @param id with its length marker, as specifications write it
 * @param open whether it did not say how long it is, as what is recorded live
 */
record Element(long id, int start, int body, int end, boolean open) {

  private static final int VOID = 0xEC;

  /** Blocks are not listed; of all else there are few. */
  private static final int MOST = 20_000;

  private static final int LONGEST_SIZE = 8;

  /** The elements between two places. */
  static List<Element> list(byte[] file, int from, int to) {
    List<Element> elements = new ArrayList<>();
    for (int at = from; at < to; ) {
      Element element = read(file, at, to);
      if (elements.size() == MOST) {
        throw new Uncleanable(Refusal.TOO_LARGE);
      }
      elements.add(element);
      at = element.end();
    }
    return elements;
  }

  /** The element that begins there; an open one goes as far as it may. */
  static Element read(byte[] file, int at, int to) {
    int nameLength = length(file, at, 4);
    long id = 0;
    for (int i = 0; i < nameLength; i++) {
      id = id << 8 | Bytes.u8(file, at + i);
    }
    int sizeAt = at + nameLength;
    int sizeLength = length(file, sizeAt, LONGEST_SIZE);
    long size = Bytes.u8(file, sizeAt) & (0xFF >> sizeLength);
    for (int i = 1; i < sizeLength; i++) {
      size = size << 8 | Bytes.u8(file, sizeAt + i);
    }
    int body = sizeAt + sizeLength;
    if (size == (1L << (7 * sizeLength)) - 1) {
      return new Element(id, at, body, to, true);
    }
    if (body > to || size > to - body) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    return new Element(id, at, body, body + (int) size, false);
  }

  /** How many bytes a name or a size takes: one more than its first byte has zeros before it. */
  private static int length(byte[] file, int at, int most) {
    int length = Integer.numberOfLeadingZeros(Bytes.u8(file, at)) - 23;
    if (length > most) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    return length;
  }

  List<Element> children(byte[] file) {
    return list(file, body, end);
  }

  long number(byte[] file) {
    if (end - body > 8) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    long number = 0;
    for (int at = body; at < end; at++) {
      number = number << 8 | Bytes.u8(file, at);
    }
    return number;
  }

  String text(byte[] file) {
    return Bytes.ascii(file, body, end - body).replace("\0", "");
  }

  /** Makes it an element without meaning (11.3.2), as long as it was. */
  void blank(byte[] file) {
    if (open) {
      throw new Uncleanable(Refusal.UNKNOWN);
    }
    int sizeLength = Math.min(LONGEST_SIZE, body - start - 1);
    long size = (long) end - start - 1 - sizeLength;
    Arrays.fill(file, start, end, (byte) 0);
    file[start] = (byte) VOID;
    for (int i = 0; i < sizeLength; i++) {
      file[start + sizeLength - i] = (byte) (size >>> (8 * i));
    }
    file[start + 1] |= (byte) (0x80 >>> (sizeLength - 1));
  }
}
