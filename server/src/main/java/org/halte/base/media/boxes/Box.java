package org.halte.base.media.boxes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * A box (ISO/IEC 14496-12, 4.2): a length, a type, a content, which may be boxes again.
 *
 * @param start where its length stands
 * @param body where its content begins
 * @param end behind it
 */
record Box(String type, int start, int body, int end) {

  /**
   * More than the fragments of a long film; a file of nothing but headings would fill the memory.
   */
  private static final int MOST = 50_000;

  private static final int HEADER = 8;
  private static final int LONG_HEADER = 16;
  private static final int FULL = 4;

  /** The boxes between two places; fewer bytes than a box takes belong to none. */
  static List<Box> list(byte[] file, int from, int to) {
    List<Box> boxes = new ArrayList<>();
    for (int at = from; to - at >= HEADER; ) {
      Box box = read(file, at, to);
      add(boxes, box);
      at = box.end();
    }
    return boxes;
  }

  /**
   * The boxes of a whole file, up to where none begins any more: some phones put notes behind the
   * last one. A file that is cut off in a box that matters is an error.
   */
  static List<Box> listAll(byte[] file, Set<String> matter) {
    List<Box> boxes = new ArrayList<>();
    for (int at = 0; file.length - at >= HEADER; ) {
      Box box;
      try {
        box = read(file, at, file.length);
      } catch (Uncleanable e) {
        if (boxes.isEmpty() || matter.contains(Bytes.ascii(file, at + 4, 4))) {
          throw e;
        }
        break;
      }
      add(boxes, box);
      at = box.end();
    }
    return boxes;
  }

  private static void add(List<Box> boxes, Box box) {
    if (boxes.size() == MOST) {
      throw new Uncleanable(Refusal.TOO_LARGE);
    }
    boxes.add(box);
  }

  private static Box read(byte[] file, int at, int to) {
    long length = Bytes.u32(file, at);
    int header = HEADER;
    if (length == 1) {
      length = Bytes.u64(file, at + HEADER);
      header = LONG_HEADER;
    } else if (length == 0) {
      length = (long) to - at;
    }
    if (length < header || length > to - at) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    return new Box(Bytes.ascii(file, at + 4, 4), at, at + header, at + (int) length);
  }

  List<Box> children(byte[] file) {
    return list(file, body, end);
  }

  Optional<Box> find(byte[] file, String child) {
    return children(file).stream().filter(box -> box.type().equals(child)).findFirst();
  }

  /** Where the content of a box with version and flags begins. */
  int content() {
    return body + FULL;
  }

  int version(byte[] file) {
    return Bytes.u8(file, body);
  }

  /** Makes it free space (8.1.2): nobody looks inside, and nothing is there. */
  void blank(byte[] file) {
    Bytes.putAscii(file, start + 4, "free");
    zero(file, body, end);
  }

  /** Empties a part of it; what would lie outside of the box is an error. */
  void zero(byte[] file, int from, int to) {
    if (from < body || to > end || from > to) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    Arrays.fill(file, from, to, (byte) 0);
  }
}
