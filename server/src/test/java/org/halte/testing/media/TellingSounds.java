package org.halte.testing.media;

import static org.halte.testing.media.Parts.little;
import static org.halte.testing.media.Parts.of;
import static org.halte.testing.media.Parts.raw;
import static org.halte.testing.media.Parts.zeros;
import static org.halte.testing.media.TellingPictures.riff;
import static org.halte.testing.media.Told.MARK;
import static org.halte.testing.media.Told.POSITION;

import org.halte.testing.Sounds;

/** Sounds with tags wherever players and recorders put them. */
public final class TellingSounds {

  private TellingSounds() {}

  public static byte[] wave() {
    byte[] body =
        of(
            "WAVE",
            riff("fmt ", zeros(16)),
            riff("LIST", "INFO", riff("IART", MARK), riff("ICMT", POSITION)),
            riff("bext", MARK, zeros(600)),
            riff("iXML", "<BWFXML><NOTE>" + MARK + "</NOTE></BWFXML>"),
            riff("data", TellingBoxes.HEARD),
            riff("id3 ", id3()));
    return of("RIFF", little(body.length), body, MARK);
  }

  static byte[] id3() {
    byte[] text = of("TPE1", MARK.length() + 1, (short) 0, (byte) 0, MARK);
    byte[] place = of("TXXX", POSITION.length() + 1, (short) 0, (byte) 0, POSITION);
    return of("ID3", (byte) 3, (short) 0, text.length + place.length, text, place);
  }

  /** Frames of silence of 104 bytes, MPEG 1 layer 3, 32 kbit/s at 44.1 kHz. */
  public static byte[] mp3() {
    byte[] frame = of(raw("\u00FF\u00FB\u0010\u00C4"), zeros(100));
    return of(id3(), frame, frame, frame, "APETAGEX", MARK, "TAG", MARK, zeros(108));
  }

  public static byte[] aac() {
    byte[] frame = of(raw("\u00FF\u00F1\u0050\u0080\u0002\u001F\u00FC"), zeros(9));
    return of(id3(), frame, frame, frame, frame, MARK);
  }

  public static byte[] amr() {
    return of(Sounds.amr(5, 500), MARK);
  }

  public static byte[] flac() {
    return of(
        "fLaC",
        block(0, zeros(34)),
        block(4, little(MARK.length()), MARK, little(1), little(POSITION.length()), POSITION),
        block(2, "appl", MARK),
        block(6, MARK),
        block(0x81, zeros(8)),
        raw("\u00FF\u00F8"),
        TellingBoxes.HEARD,
        "TAG",
        MARK,
        zeros(125 - MARK.length()));
  }

  private static byte[] block(int type, Object... content) {
    byte[] body = of(content);
    return of(type << 24 | body.length, body);
  }

  public static byte[] opus() {
    byte[] comment =
        of(
            "OpusTags",
            little(3),
            "abc",
            little(2),
            text("ARTIST=" + MARK),
            text("GEO=" + POSITION));
    return of(
        page(2, 0, of("OpusHead", zeros(11))),
        page(0, 1, comment),
        page(4, 2, of(TellingBoxes.HEARD)));
  }

  /** The comment is longer than a page of one segment and the set-up follows on the same page. */
  public static byte[] vorbis() {
    String much = MARK.repeat(40);
    byte[] comment =
        of(raw("\u0003vorbis"), little(3), "abc", little(1), text("TITLE=" + much), (byte) 1);
    return of(
        page(2, 0, of(raw("\u0001vorbis"), zeros(23))),
        page(0, 1, comment, of(raw("\u0005vorbis"), "set-up")),
        page(4, 2, of(TellingBoxes.HEARD)));
  }

  static byte[] text(String text) {
    return of(little(text.length()), text);
  }

  /** Checksums are left empty: who cleans writes them. */
  private static byte[] page(int flags, int number, byte[]... packets) {
    byte[] lacing = {};
    for (byte[] packet : packets) {
      for (int left = packet.length; ; left -= 255) {
        lacing = of(lacing, (byte) Math.min(left, 255));
        if (left < 255) {
          break;
        }
      }
    }
    byte[] head = of("OggS", (byte) 0, (byte) flags, 0L, little(7), little(number), 0);
    return of(head, (byte) lacing.length, lacing, of((Object[]) packets));
  }
}
