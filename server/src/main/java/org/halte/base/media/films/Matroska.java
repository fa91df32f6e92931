package org.halte.base.media.films;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;
import org.halte.base.media.bytes.VorbisComment;

/**
 * WebM and Matroska (RFC 9559): what plays the film or the sound is kept, every other element is
 * made void where it lies: tags, attachments, chapters, titles, dates, names, and the blocks of
 * tracks that are neither seen nor heard.
 */
public final class Matroska {

  private static final long HEAD = 0x1A45DFA3L;
  private static final long SEGMENT = 0x18538067L;
  private static final long SEEK_HEAD = 0x114D9B74L;
  private static final long INFO = 0x1549A966L;
  private static final long TRACKS = 0x1654AE6BL;
  private static final long CLUSTER = 0x1F43B675L;
  private static final long CUES = 0x1C53BB6BL;
  private static final long TAGS = 0x1254C367L;
  private static final long ATTACHMENTS = 0x1941A469L;
  private static final long CHAPTERS = 0x1043A770L;

  /** What ends a cluster that did not say how long it is. */
  private static final Set<Long> TOP =
      Set.of(SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES, TAGS, ATTACHMENTS, CHAPTERS);

  private static final Set<Long> INFO_KEPT = Set.of(0x2AD7B1L, 0x4489L);
  private static final Set<Long> PROGRAMMES = Set.of(0x4D80L, 0x5741L);
  private static final Set<Long> HEAD_KEPT =
      Set.of(0x4286L, 0x42F7L, 0x42F2L, 0x42F3L, 0x4282L, 0x4287L, 0x4285L);

  private static final long TRACK = 0xAE;
  private static final long NUMBER = 0xD7;
  private static final long TYPE = 0x83;
  private static final long CODEC = 0x86;
  private static final long CODEC_PRIVATE = 0x63A2;
  private static final Set<Long> TRACK_KEPT =
      Set.of(
          NUMBER,
          TYPE,
          CODEC,
          CODEC_PRIVATE,
          0x73C5L,
          0xB9L,
          0x88L,
          0x55AAL,
          0x9CL,
          0x6DE7L,
          0x6DF8L,
          0x23E383L,
          0x23314FL,
          0x22B59CL,
          0x56AAL,
          0x56BBL,
          0xE0L,
          0xE1L,
          0x55EEL);
  private static final Set<String> CODECS =
      Set.of(
          "V_VP8",
          "V_VP9",
          "V_AV1",
          "V_MPEG4/ISO/AVC",
          "V_MPEGH/ISO/HEVC",
          "A_OPUS",
          "A_VORBIS",
          "A_AAC",
          "A_MPEG/L3",
          "A_PCM/INT/LIT",
          "A_PCM/FLOAT/IEEE");

  private static final long SIMPLE_BLOCK = 0xA3;
  private static final long GROUP = 0xA0;
  private static final long BLOCK = 0xA1;
  private static final Set<Long> CLUSTER_KEPT = Set.of(0xE7L, 0xA7L, 0xABL);
  private static final Set<Long> GROUP_KEPT = Set.of(BLOCK, 0x9BL, 0xFBL, 0x75A2L);

  private final byte[] file;
  private final Set<Long> kept = new HashSet<>();
  private boolean anyFilm;

  private Matroska(byte[] file) {
    this.file = file;
  }

  public static boolean isMatroska(byte[] file) {
    return Bytes.has(file, 0, "\u001AE\u00DF\u00A3");
  }

  public static byte[] clean(byte[] file) {
    byte[] copy = file.clone();
    new Matroska(copy).run();
    return copy;
  }

  public static String contentType(byte[] file) {
    Matroska film = new Matroska(file.clone());
    film.run();
    boolean web =
        Element.read(file, 0, file.length).children(file).stream()
            .anyMatch(e -> e.id() == 0x4282 && e.text(file).equals("webm"));
    return (film.anyFilm ? "video/" : "audio/") + (web ? "webm" : "x-matroska");
  }

  private void run() {
    for (Element element : Element.list(file, 0, file.length)) {
      if (element.id() == HEAD) {
        keep(element, HEAD_KEPT);
      } else if (element.id() == SEGMENT) {
        segment(element);
      } else {
        element.blank(file);
      }
    }
    if (kept.isEmpty()) {
      throw new Uncleanable(Refusal.UNKNOWN);
    }
  }

  private void segment(Element segment) {
    for (int at = segment.body(); at < segment.end(); ) {
      Element element = Element.read(file, at, segment.end());
      at = element.end();
      if (element.id() == CLUSTER) {
        at = cluster(element);
      } else if (element.id() == TRACKS) {
        element.children(file).forEach(this::track);
      } else if (element.id() == INFO) {
        info(element);
      } else if (element.id() != SEEK_HEAD && element.id() != CUES) {
        element.blank(file);
      }
    }
  }

  /** Where it ends. */
  private int cluster(Element cluster) {
    for (int at = cluster.body(); at < cluster.end(); ) {
      Element element = Element.read(file, at, cluster.end());
      if (cluster.open() && TOP.contains(element.id())) {
        return at;
      }
      at = element.end();
      if (element.id() == SIMPLE_BLOCK) {
        block(element, element);
      } else if (element.id() == GROUP) {
        group(element);
      } else if (!CLUSTER_KEPT.contains(element.id())) {
        element.blank(file);
      }
    }
    return cluster.end();
  }

  private void group(Element group) {
    List<Element> children = group.children(file);
    keep(group, GROUP_KEPT);
    children.stream().filter(child -> child.id() == BLOCK).forEach(child -> block(child, group));
  }

  /** A block names its track first; that of a track that is not kept goes with what holds it. */
  private void block(Element block, Element whole) {
    int first = Bytes.u8(file, block.body());
    long track = (first & 0x80) != 0 ? first & 0x7F : Bytes.u16(file, block.body()) & 0x3FFF;
    if (!kept.contains(track)) {
      whole.blank(file);
    }
  }

  private void track(Element track) {
    if (track.id() != TRACK) {
      track.blank(file);
      return;
    }
    long number = 0;
    long type = 0;
    String codec = "";
    for (Element element : track.children(file)) {
      if (element.id() == NUMBER) {
        number = element.number(file);
      } else if (element.id() == TYPE) {
        type = element.number(file);
      } else if (element.id() == CODEC) {
        codec = element.text(file);
      }
    }
    if (type != 1 && type != 2) {
      track.blank(file);
      return;
    }
    if (!CODECS.contains(codec)) {
      throw new Uncleanable(Refusal.UNKNOWN);
    }
    anyFilm |= type == 1;
    kept.add(number);
    keep(track, TRACK_KEPT);
    if (codec.equals("A_VORBIS")) {
      track.children(file).stream()
          .filter(element -> element.id() == CODEC_PRIVATE)
          .forEach(this::vorbis);
    }
  }

  /** Three headings in one: how many more, the lengths of all but the last, then the headings. */
  private void vorbis(Element headings) {
    int at = headings.body() + 1;
    int[] lengths = new int[2];
    for (int i = 0; i < 2; i++) {
      int part;
      do {
        part = Bytes.u8(file, at++);
        lengths[i] += part;
      } while (part == 255);
    }
    int from = at + lengths[0];
    int to = from + lengths[1];
    if (Bytes.u8(file, headings.body()) != 2 || to > headings.end()) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    VorbisComment.blank(file, from, to, "\u0003vorbis".length(), true);
  }

  private void info(Element info) {
    for (Element element : info.children(file)) {
      if (PROGRAMMES.contains(element.id())) {
        // Every film must have them, but they need not say anything.
        Arrays.fill(file, element.body(), element.end(), (byte) ' ');
      } else if (!INFO_KEPT.contains(element.id())) {
        element.blank(file);
      }
    }
  }

  private void keep(Element parent, Set<Long> names) {
    for (Element element : parent.children(file)) {
      if (!names.contains(element.id())) {
        element.blank(file);
      }
    }
  }
}
