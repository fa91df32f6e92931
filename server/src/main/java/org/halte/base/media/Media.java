package org.halte.base.media;

import java.nio.BufferUnderflowException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.halte.base.media.Cleaned.Kept;
import org.halte.base.media.Cleaned.Refused;
import org.halte.base.media.boxes.IsoMedia;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;
import org.halte.base.media.films.Matroska;
import org.halte.base.media.papers.Pdf;
import org.halte.base.media.pictures.Gif;
import org.halte.base.media.pictures.Jpeg;
import org.halte.base.media.pictures.Png;
import org.halte.base.media.pictures.Tiff;
import org.halte.base.media.pictures.Webp;
import org.halte.base.media.sounds.Amr;
import org.halte.base.media.sounds.Flac;
import org.halte.base.media.sounds.MpegAudio;
import org.halte.base.media.sounds.Ogg;
import org.halte.base.media.sounds.Wave;

/**
 * Takes out of a file what tells where, when, by whom and with which device it was made. Phones
 * should do so before they send; a phone that does not must not betray a camp. The bytes decide
 * what a file is, never its name or what its sender calls it; what is not known here and is no text
 * is refused.
 */
public final class Media {

  private record Container(
      Predicate<byte[]> knows, Function<byte[], byte[]> clean, Function<byte[], String> type) {

    Container(Predicate<byte[]> knows, Function<byte[], byte[]> clean, String type) {
      this(knows, clean, _ -> type);
    }
  }

  private static final List<Container> CONTAINERS =
      List.of(
          new Container(Jpeg::isJpeg, Jpeg::clean, "image/jpeg"),
          new Container(Png::isPng, Png::clean, "image/png"),
          new Container(Webp::isWebp, Webp::clean, "image/webp"),
          new Container(Gif::isGif, Gif::clean, "image/gif"),
          new Container(Tiff::isTiff, Tiff::clean, "image/tiff"),
          new Container(IsoMedia::isIsoMedia, IsoMedia::clean, IsoMedia::contentType),
          new Container(Matroska::isMatroska, Matroska::clean, Matroska::contentType),
          new Container(Ogg::isOgg, Ogg::clean, "audio/ogg"),
          new Container(Wave::isWave, Wave::clean, "audio/wav"),
          new Container(Flac::isFlac, Flac::clean, "audio/flac"),
          new Container(Amr::isAmr, Amr::clean, "audio/amr"),
          new Container(MpegAudio::isMpegAudio, MpegAudio::clean, MpegAudio::contentType),
          new Container(Pdf::isPdf, Pdf::clean, "application/pdf"));

  private Media() {}

  /** Cleans a file; never throws for what is in it. */
  public static Cleaned clean(byte[] file) {
    try {
      return CONTAINERS.stream()
          .filter(container -> container.knows().test(file))
          .findFirst()
          .map(container -> clean(container, file))
          .orElseGet(() -> Texts.clean(file));
    } catch (Uncleanable e) {
      return new Refused(e.refusal());
    } catch (IndexOutOfBoundsException | ArithmeticException | BufferUnderflowException e) {
      return new Refused(Refusal.DAMAGED);
    }
  }

  private static Cleaned clean(Container container, byte[] file) {
    byte[] content = container.clean().apply(file);
    SecondLook.check(content);
    return new Kept(container.type().apply(content), content);
  }
}
