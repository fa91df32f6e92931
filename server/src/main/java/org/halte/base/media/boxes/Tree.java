package org.halte.base.media.boxes;

import java.util.Map;
import java.util.Set;

/** Which boxes a film needs below which; all others are blanked. */
final class Tree {

  private static final Map<String, Set<String>> KEPT =
      Map.ofEntries(
          Map.entry("moov", Set.of("mvhd", "trak", "mvex")),
          Map.entry("trak", Set.of("tkhd", "edts", "tref", "mdia")),
          Map.entry("edts", Set.of("elst")),
          Map.entry("tref", Set.of("auxl", "thmb")),
          Map.entry("mdia", Set.of("mdhd", "hdlr", "minf")),
          Map.entry("minf", Set.of("vmhd", "smhd", "hdlr", "dinf", "stbl")),
          Map.entry("dinf", Set.of("dref")),
          Map.entry(
              "stbl",
              Set.of(
                  "stsd", "stts", "ctts", "cslg", "stsc", "stsz", "stz2", "stco", "co64", "stss",
                  "stps", "sdtp", "sbgp", "sgpd")),
          Map.entry("mvex", Set.of("mehd", "trex")),
          Map.entry("moof", Set.of("mfhd", "traf")),
          Map.entry("traf", Set.of("tfhd", "tfdt", "trun", "sdtp", "sbgp", "sgpd")));

  private Tree() {}

  static void clean(byte[] file, Box parent) {
    Set<String> kept = KEPT.getOrDefault(parent.type(), Set.of());
    int end = parent.body();
    for (Box box : parent.children(file)) {
      end = box.end();
      if (!kept.contains(box.type())) {
        box.blank(file);
      } else if (KEPT.containsKey(box.type())) {
        clean(file, box);
      } else {
        Leaf.clean(file, box);
      }
    }
    parent.zero(file, end, parent.end());
  }
}
