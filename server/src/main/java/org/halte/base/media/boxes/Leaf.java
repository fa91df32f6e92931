package org.halte.base.media.boxes;

import org.halte.base.media.bytes.Bytes;

/** Boxes that are needed and tell more than is needed. */
final class Leaf {

  /** The times of making and changing, after version and flags: four bytes each, or eight. */
  private static final int SHORT_TIMES = 8;

  private static final int LONG_TIMES = 16;

  /** After version and flags: what it was before, what it handles, twelve reserved bytes. */
  private static final int HANDLER_FIELDS = 20;

  private Leaf() {}

  static void clean(byte[] file, Box box) {
    switch (box.type()) {
      case "mvhd", "tkhd", "mdhd" ->
          box.zero(
              file,
              box.content(),
              box.content() + (box.version(file) == 1 ? LONG_TIMES : SHORT_TIMES));
      case "hdlr" -> handler(file, box);
      case "dref" -> references(file, box);
      default -> {
        // Numbers that lead a player through the data.
      }
    }
  }

  /** 8.4.3: the name at its end is that of the camera or its programme. */
  static void handler(byte[] file, Box hdlr) {
    hdlr.zero(file, hdlr.content() + 8, Math.min(hdlr.content() + HANDLER_FIELDS, hdlr.end()));
    hdlr.zero(file, Math.min(hdlr.content() + HANDLER_FIELDS, hdlr.end()), hdlr.end());
  }

  /** 8.7.2: where the data lie. Here they lie in the file itself; names of disks and paths go. */
  private static void references(byte[] file, Box dref) {
    for (Box entry : Box.list(file, dref.content() + 4, dref.end())) {
      entry.zero(file, entry.content(), entry.end());
      Bytes.put32(file, entry.body(), 1);
    }
  }
}
