package org.halte.base.formats.content;

import static org.halte.base.formats.content.Signs.at;
import static org.halte.base.formats.content.Signs.starts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The kinds of file that are known by their first bytes, or, for text, by all of them. */
@SuppressWarnings("ImmutableEnumChecker") // lists are never written to, tests keep nothing
public enum FileKind {
  JPEG(Use.SHOWN, "image/jpeg", List.of("jpg", "jpeg"), b -> starts(b, 0xFF, 0xD8, 0xFF)),
  PNG(Use.SHOWN, "image/png", List.of("png"), b -> starts(b, 0x89, 'P', 'N', 'G', 13, 10, 26, 10)),
  GIF(Use.SHOWN, "image/gif", List.of("gif"), b -> at(b, 0, "GIF87a") || at(b, 0, "GIF89a")),
  WEBP(Use.SHOWN, "image/webp", List.of("webp"), b -> at(b, 0, "RIFF") && at(b, 8, "WEBP")),
  HEIC(Use.SHOWN, "image/heic", List.of("heic", "heif"), b -> Signs.isBoxed(b, Signs.HEIC)),
  AVIF(Use.SHOWN, "image/avif", List.of("avif"), b -> Signs.isBoxed(b, Signs.AVIF)),

  MP3(Use.SHOWN, "audio/mpeg", List.of("mp3"), b -> at(b, 0, "ID3") || Signs.isMpegSound(b)),
  WAV(Use.SHOWN, "audio/wav", List.of("wav"), b -> at(b, 0, "RIFF") && at(b, 8, "WAVE")),
  OGG(Use.SHOWN, "audio/ogg", List.of("ogg", "oga", "opus"), b -> at(b, 0, "OggS")),
  FLAC(Use.SHOWN, "audio/flac", List.of("flac"), b -> at(b, 0, "fLaC")),
  AAC(Use.SHOWN, "audio/aac", List.of("aac"), Signs::isMpegSound),
  AMR(Use.SHOWN, "audio/amr", List.of("amr"), b -> at(b, 0, "#!AMR")),

  MP4(Use.SHOWN, "video/mp4", List.of("mp4", "m4v", "mov"), Signs::isBoxedFilm),
  THREE_GP(Use.SHOWN, "video/3gpp", List.of("3gp", "3gpp"), Signs::isBoxedFilm),
  M4A(Use.SHOWN, "audio/mp4", List.of("m4a"), Signs::isBoxedFilm),
  WEBM(Use.SHOWN, "video/webm", List.of("webm", "mkv"), b -> starts(b, 0x1A, 0x45, 0xDF, 0xA3)),

  CSV(Use.SAVED, "text/csv;charset=UTF-8", List.of("csv"), b -> Signs.isText(b, '\0', "<")),
  JSON(Use.SAVED, "application/json", List.of("json", "geojson"), b -> Signs.isText(b, '{', "<")),

  /** A browser runs what stands in these, or shows it as a page. */
  XML(Use.CLOSED, "application/xml", List.of("xml"), b -> Signs.isText(b, '<', "<!doctype html")),
  SVG(Use.CLOSED, "image/svg+xml", List.of("svg"), b -> Signs.isText(b, '<', "<!doctype html")),
  PDF(Use.CLOSED, "application/pdf", List.of("pdf"), b -> at(b, 0, "%PDF-")),
  ZIP(Use.CLOSED, "application/zip", List.of("zip", "xlsx"), b -> at(b, 0, "PK"));

  /** What may be done with a file of somebody else in a browser. */
  public enum Use {
    /** Drawn or played; nothing in it runs. */
    SHOWN,
    /** Saved, under its own type. */
    SAVED,
    /** Saved, as bytes of no kind. */
    CLOSED
  }

  private final Use use;
  private final String mediaType;
  private final List<String> endings;
  private final Predicate<byte[]> signs;

  FileKind(Use use, String mediaType, List<String> endings, Predicate<byte[]> signs) {
    this.use = use;
    this.mediaType = mediaType;
    this.endings = endings;
    this.signs = signs;
  }

  /** The kind that a file's name promises; empty for an ending that is not known. */
  public static Optional<FileKind> promised(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(kind -> kind.endings.contains(ending)).findFirst();
  }

  /**
   * The kind of a file: the one its name promises if the bytes keep the promise, else one that can
   * be told by bytes alone; empty when they look like nothing known.
   */
  public static Optional<FileKind> of(String name, byte[] bytes) {
    return promised(name)
        .filter(kind -> kind.fits(bytes))
        .or(() ->
            Arrays.stream(values())
                .filter(kind -> kind.use == Use.SHOWN && kind.fits(bytes))
                .findFirst());
  }

  /** Whether the bytes are of this kind as far as their signs say. */
  public boolean fits(byte[] bytes) {
    return signs.test(bytes);
  }

  public Use use() {
    return use;
  }

  public String mediaType() {
    return mediaType;
  }
}
