package org.halte.base.media.boxes;

import java.util.Set;
import org.halte.base.media.bytes.Bytes;

/**
 * What a HEIC or AVIF file says of its pictures (ISO/IEC 23008-12, 9.3): sizes, colours, how they
 * are turned. Properties are called by their number, so one that is not needed stays, empty.
 */
final class Properties {

  private static final Set<String> NEEDED =
      Set.of(
          "ispe", "pixi", "irot", "imir", "clap", "pasp", "auxC", "av1C", "hvcC", "avcC", "vvcC",
          "lhvC", "a1op", "a1lx", "lsel", "rloc", "clli", "mdcv", "cclv", "amve", "iscl", "tols",
          "oinf");

  private Properties() {}

  static void clean(byte[] file, Box iprp) {
    for (Box box : iprp.children(file)) {
      switch (box.type()) {
        case "ipco" -> box.children(file).forEach(property -> cleanProperty(file, property));
        case "ipma" -> {
          // Which picture has which.
        }
        default -> box.blank(file);
      }
    }
  }

  private static void cleanProperty(byte[] file, Box property) {
    if (property.type().equals("colr")) {
      if (!Bytes.has(file, property.body(), "nclx")) {
        IccProfile.clean(file, property);
      }
    } else if (!NEEDED.contains(property.type())) {
      property.zero(file, property.body(), property.end());
    }
  }
}
