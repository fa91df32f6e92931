package org.halte.base.media.boxes;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * A file of boxes (ISO/IEC 14496-12; HEIF is ISO/IEC 23008-12, AVIF builds on it): a list of what a
 * player needs is kept, every other box becomes free space where it lies, and of the coded data
 * only what a kept track or picture refers to stays. So positions go, wherever they stand: {@code
 * udta}, {@code meta}, {@code uuid}, tracks of a camera's sensors, EXIF and XMP items.
 */
public final class IsoMedia {

  private static final Set<String> FIRST =
      Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot");
  private static final Set<String> MATTER = Set.of("moov", "mdat", "moof", "meta");
  private static final Set<String> KEPT = Set.of("ftyp", "styp", "sidx");

  private static final int MOST_TRACKS = 32;

  private final byte[] file;
  private final BitSet used = new BitSet();
  private boolean anyTrack;
  private boolean fragmented;

  private IsoMedia(byte[] file) {
    this.file = file;
  }

  public static boolean isIsoMedia(byte[] file) {
    return file.length > 16 && FIRST.contains(Bytes.ascii(file, 4, 4));
  }

  public static byte[] clean(byte[] file) {
    byte[] copy = file.clone();
    int end = new IsoMedia(copy).run();
    return end == copy.length ? copy : Arrays.copyOf(copy, end);
  }

  /** Of a clean file: what is in it decides, its brands only tell films of phones apart. */
  public static String contentType(byte[] file) {
    List<Box> boxes = Box.list(file, 0, file.length);
    Optional<Box> pictures = find(boxes, "meta");
    if (pictures.isPresent()) {
      return new ItemTable(file, pictures.get()).contentType();
    }
    boolean anyFilm =
        boxes.stream()
            .filter(box -> box.type().equals("moov"))
            .flatMap(moov -> moov.children(file).stream())
            .anyMatch(box -> box.type().equals("trak") && Track.handler(file, box).equals("vide"));
    String brand = find(boxes, "ftyp").map(box -> Bytes.ascii(file, box.body(), 4)).orElse("qt  ");
    if (!anyFilm) {
      return "audio/mp4";
    }
    return brand.equals("qt  ")
        ? "video/quicktime"
        : brand.startsWith("3g") ? "video/3gpp" : "video/mp4";
  }

  /** Where the last box ends. */
  private int run() {
    List<Box> boxes = Box.listAll(file, MATTER);
    fragmented = boxes.stream().anyMatch(box -> box.type().equals("moof"));
    boxes.stream().filter(box -> box.type().equals("moov")).forEach(this::cleanFilm);
    Optional<ItemTable> items =
        find(boxes, "meta")
            .filter(meta -> ItemTable.arePictures(file, meta))
            .map(meta -> new ItemTable(file, meta));
    List<Box> data = boxes.stream().filter(box -> box.type().equals("mdat")).toList();
    items.ifPresent(table -> table.clean(data, used));
    if (!anyTrack && items.isEmpty()) {
      throw new Uncleanable(Refusal.UNKNOWN);
    }
    for (Box box : boxes) {
      switch (box.type()) {
        case "moov" -> {
          // Cleaned above.
        }
        case "mdat" -> cleanData(box);
        case "moof" -> Tree.clean(file, box);
        case "meta" -> {
          if (items.filter(table -> table.isOf(box)).isEmpty()) {
            box.blank(file);
          }
        }
        default -> {
          if (!KEPT.contains(box.type())) {
            box.blank(file);
          }
        }
      }
    }
    items.ifPresent(ItemTable::leaveReadable);
    return boxes.getLast().end();
  }

  private static Optional<Box> find(List<Box> boxes, String type) {
    return boxes.stream().filter(box -> box.type().equals(type)).findFirst();
  }

  private void cleanFilm(Box moov) {
    int tracks = 0;
    for (Box box : moov.children(file)) {
      if (!box.type().equals("trak")) {
        continue;
      }
      if (++tracks > MOST_TRACKS) {
        throw new Uncleanable(Refusal.TOO_LARGE);
      }
      Track track = new Track(file, box);
      if (track.isKept()) {
        anyTrack = true;
        track.clean();
        track.markSamples(used);
      } else if (fragmented) {
        // Its samples lie among the others in the fragments, where they cannot be told apart.
        throw new Uncleanable(Refusal.UNKNOWN);
      } else {
        box.blank(file);
      }
    }
    Tree.clean(file, moov);
  }

  /** Coded data that nothing kept refers to: samples of other tracks, items of other kinds. */
  private void cleanData(Box mdat) {
    if (fragmented) {
      return;
    }
    for (int from = used.nextClearBit(mdat.body()); from < mdat.end(); ) {
      int next = used.nextSetBit(from);
      int to = next < 0 ? mdat.end() : Math.min(next, mdat.end());
      mdat.zero(file, from, to);
      from = used.nextClearBit(to);
    }
  }
}
