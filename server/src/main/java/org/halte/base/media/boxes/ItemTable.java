package org.halte.base.media.boxes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * The pictures of a HEIC or AVIF file (ISO/IEC 14496-12, 8.11: the meta box). Items that are coded
 * pictures or put such together are kept; EXIF, XMP and whatever else are emptied where they lie.
 */
final class ItemTable {

  private static final Set<String> KEPT =
      Set.of("hdlr", "pitm", "iinf", "iref", "iprp", "iloc", "idat", "grpl");
  private static final Set<String> PICTURES =
      Set.of("hvc1", "hev1", "av01", "avc1", "vvc1", "grid", "iden", "iovl", "tmap");

  /** Where the TIFF structure begins, and the structure of an EXIF that says nothing. */
  private static final byte[] EMPTY_EXIF = {
    0, 0, 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0
  };

  /** Large pictures come in some hundreds of tiles. */
  private static final int MOST_EXTENTS = 4_000;

  private static final int MOST_PLACES = 100;

  private record Extent(int item, int from, int to) {}

  private final byte[] file;
  private final Box meta;
  private final List<Box> boxes;
  private final Map<Integer, String> types = new HashMap<>();
  private final List<Extent> exifs = new ArrayList<>();

  ItemTable(byte[] file, Box meta) {
    this.file = file;
    this.meta = meta;
    this.boxes = Box.list(file, meta.content(), meta.end());
    readTypes();
  }

  /** Whether such a box is about pictures and not about a film. */
  static boolean arePictures(byte[] file, Box meta) {
    return Box.list(file, meta.content(), meta.end()).stream()
        .filter(box -> box.type().equals("hdlr"))
        .anyMatch(hdlr -> Bytes.has(file, hdlr.content() + 4, "pict"));
  }

  boolean isOf(Box box) {
    return meta.equals(box);
  }

  String contentType() {
    boolean anyAv1 = types.containsValue("av01");
    return anyAv1 ? "image/avif" : "image/heic";
  }

  private Box get(String type) {
    return boxes.stream()
        .filter(box -> box.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new Uncleanable(Refusal.DAMAGED));
  }

  private List<Box> entries() {
    Box iinf = get("iinf");
    return Box.list(file, iinf.content() + (iinf.version(file) == 0 ? 2 : 4), iinf.end());
  }

  /** 8.11.6: version 2 has short numbers, 3 long ones; older versions know no pictures. */
  private void readTypes() {
    for (Box entry : entries()) {
      int version = entry.version(file);
      if (!entry.type().equals("infe") || version < 2) {
        throw new Uncleanable(Refusal.UNKNOWN);
      }
      int at = entry.content() + (version == 2 ? 2 : 4);
      if (Bytes.u16(file, at) != 0) {
        throw new Uncleanable(Refusal.LOCKED);
      }
      types.put(number(entry.content(), version == 2), Bytes.ascii(file, at + 2, 4));
    }
  }

  private int number(int at, boolean isShort) {
    return isShort ? Bytes.u16(file, at) : Math.toIntExact(Bytes.u32(file, at));
  }

  /** Empties what is no picture, and marks the bytes of those that are. */
  void clean(List<Box> data, BitSet used) {
    Box pitm = get("pitm");
    int primary = number(pitm.content(), pitm.version(file) == 0);
    if (!PICTURES.contains(types.getOrDefault(primary, ""))) {
      throw new Uncleanable(Refusal.UNKNOWN);
    }
    List<Box> places = new ArrayList<>(data);
    boxes.stream().filter(box -> box.type().equals("idat")).forEach(places::add);
    if (places.size() > MOST_PLACES) {
      throw new Uncleanable(Refusal.TOO_LARGE);
    }
    for (Extent extent : readExtents()) {
      boolean inside =
          places.stream().anyMatch(box -> extent.from >= box.body() && extent.to <= box.end());
      if (!inside) {
        throw new Uncleanable(Refusal.DAMAGED);
      }
      String type = types.getOrDefault(extent.item, "");
      if (PICTURES.contains(type)) {
        used.set(extent.from, extent.to);
      } else if (type.equals("Exif")) {
        exifs.add(extent);
      }
    }
    cleanBoxes(used);
  }

  private void cleanBoxes(BitSet used) {
    for (Box box : boxes) {
      switch (box.type()) {
        case "hdlr" -> Leaf.handler(file, box);
        case "iinf" -> entries().forEach(this::cleanEntry);
        case "iprp" -> Properties.clean(file, box);
        case "idat" -> {
          for (int at = box.body(); at < box.end(); at++) {
            if (!used.get(at)) {
              file[at] = 0;
            }
          }
        }
        default -> {
          if (!KEPT.contains(box.type())) {
            box.blank(file);
          }
        }
      }
    }
  }

  /** The names of an item behind its type. */
  private void cleanEntry(Box entry) {
    int names = entry.content() + (entry.version(file) == 2 ? 2 : 4) + 6;
    entry.zero(file, names, entry.end());
  }

  /** 8.11.3: where the bytes of each item lie. */
  private List<Extent> readExtents() {
    Box iloc = get("iloc");
    int version = iloc.version(file);
    int at = iloc.content();
    int offsetSize = Bytes.u8(file, at) >> 4;
    int lengthSize = Bytes.u8(file, at) & 0xF;
    int baseSize = Bytes.u8(file, at + 1) >> 4;
    int indexSize = version == 0 ? 0 : Bytes.u8(file, at + 1) & 0xF;
    boolean isShort = version < 2;
    int count = number(at + 2, isShort);
    at += isShort ? 4 : 6;
    List<Extent> extents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int item = number(at, isShort);
      at += isShort ? 2 : 4;
      int method = version == 0 ? 0 : Bytes.u16(file, at) & 0xF;
      at += version == 0 ? 0 : 2;
      if (method > 1 || Bytes.u16(file, at) != 0) {
        // Inside another item, or in another file.
        throw new Uncleanable(Refusal.UNKNOWN);
      }
      long base = method == 1 ? get("idat").body() : 0;
      base += value(at + 2, baseSize);
      int parts = Bytes.u16(file, at + 2 + baseSize);
      at += 4 + baseSize;
      for (int part = 0; part < parts; part++) {
        long from = base + value(at + indexSize, offsetSize);
        long length = value(at + indexSize + offsetSize, lengthSize);
        if (from < 0 || length <= 0 || length > file.length || from > file.length - length) {
          throw new Uncleanable(Refusal.DAMAGED);
        }
        if (extents.size() == MOST_EXTENTS) {
          throw new Uncleanable(Refusal.TOO_LARGE);
        }
        extents.add(new Extent(item, (int) from, (int) (from + length)));
        at += indexSize + offsetSize + lengthSize;
      }
    }
    return extents;
  }

  private long value(int at, int size) {
    return switch (size) {
      case 0 -> 0;
      case 4 -> Bytes.u32(file, at);
      case 8 -> Bytes.u64(file, at);
      default -> throw new Uncleanable(Refusal.DAMAGED);
    };
  }

  /** Some readers stop at an EXIF that is none: the emptied ones become such that say nothing. */
  void leaveReadable() {
    for (Extent exif : exifs) {
      if (exif.to - exif.from >= EMPTY_EXIF.length) {
        System.arraycopy(EMPTY_EXIF, 0, file, exif.from, EMPTY_EXIF.length);
      }
    }
  }
}
