package org.halte.testing.media;

import static org.halte.testing.media.Parts.of;
import static org.halte.testing.media.Told.MARK;
import static org.halte.testing.media.Told.POSITION;

/** WebM, as a browser records and as a programme that adds texts writes it. */
public final class TellingFilms {

  private static final byte[] LIVE = {1, -1, -1, -1, -1, -1, -1, -1};

  private TellingFilms() {}

  public static byte[] webm() {
    byte[] tracks =
        element(
            0x1654AE6B,
            track(1, 1, "V_VP8", element(0x536E, MARK), element(0x258688, MARK)),
            track(2, 2, "A_VORBIS", element(0x63A2, headings())),
            track(3, 17, "S_TEXT/UTF8", element(0x536E, MARK)));
    byte[] cluster =
        of(
            0x1F43B675,
            LIVE,
            element(0xE7, (byte) 0),
            block(1, TellingBoxes.SEEN),
            block(3, POSITION),
            element(0xA0, element(0xA1, (byte) 0x83, (short) 0, (byte) 0, MARK)),
            block(2, TellingBoxes.HEARD));
    byte[] info =
        element(
            0x1549A966,
            element(0x2AD7B1, (byte) 15, (short) 0x4240),
            element(0x7BA9, MARK),
            element(0x4461, 0x1234567812345678L),
            element(0x4D80, MARK),
            element(0x5741, MARK),
            element(0x73A4, MARK));
    byte[] tags = element(0x1254C367, element(0x7373, element(0x67C8, MARK, POSITION)));
    byte[] attachment = element(0x1941A469, element(0x61A7, MARK));
    return of(
        element(0x1A45DFA3, element(0x4282, "webm"), element(0x4287, (byte) 4)),
        0x18538067,
        LIVE,
        info,
        tracks,
        element(0xEC, MARK),
        tags,
        cluster,
        attachment);
  }

  /** The three headings of Vorbis in one, with the comment in the middle. */
  private static byte[] headings() {
    byte[] first = of(Parts.raw("\u0001vorbis"), Parts.zeros(23));
    byte[] comment =
        of(
            Parts.raw("\u0003vorbis"),
            Parts.little(3),
            "abc",
            Parts.little(1),
            TellingSounds.text("TITLE=" + MARK),
            (byte) 1);
    return of((byte) 2, (byte) first.length, (byte) comment.length, first, comment, "set-up");
  }

  private static byte[] track(int number, int type, String codec, byte[]... more) {
    return element(
        0xAE,
        element(0xD7, (byte) number),
        element(0x83, (byte) type),
        element(0x86, codec),
        of((Object[]) more));
  }

  private static byte[] block(int track, String content) {
    return element(0xA3, (byte) (0x80 | track), (short) 0, (byte) 0, content);
  }

  private static byte[] element(int id, Object... content) {
    byte[] body = of(content);
    byte[] name =
        id >>> 8 == 0
            ? of((byte) id)
            : id >>> 16 == 0
                ? of((short) id)
                : id >>> 24 == 0 ? of((byte) (id >>> 16), (short) id) : of(id);
    return of(name, (short) (0x4000 | body.length), body);
  }
}
