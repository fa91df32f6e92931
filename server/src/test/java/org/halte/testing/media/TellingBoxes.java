package org.halte.testing.media;

import static org.halte.testing.media.Parts.box;
import static org.halte.testing.media.Parts.full;
import static org.halte.testing.media.Parts.of;
import static org.halte.testing.media.Parts.raw;
import static org.halte.testing.media.Parts.zeros;
import static org.halte.testing.media.Told.MARK;
import static org.halte.testing.media.Told.POSITION;

/** Films, sounds and pictures in boxes of ISO base media. What is seen and heard is a text here. */
public final class TellingBoxes {

  /** The coded film; nothing of it may be touched. */
  public static final String SEEN = "coded film, coded film";

  public static final String HEARD = "coded sound";

  private static final int A_DATE = 0x7C258000;

  private TellingBoxes() {}

  /** A film of a phone with the sensors' track of an action camera. */
  public static byte[] film(String brand) {
    byte[] head = box("ftyp", brand, 512, brand, "isom");
    byte[] more = of(box("uuid", raw("0123456789abcdef"), MARK, POSITION), box("free", MARK));
    int data = head.length + more.length + 8;
    byte[] mdat = box("mdat", SEEN, MARK, HEARD, "GPSS" + POSITION, MARK);
    int heard = data + SEEN.length() + MARK.length();
    byte[] moov =
        box(
            "moov",
            full("mvhd", 0, A_DATE, A_DATE, zeros(88)),
            track("vide", sampleOfFilm(), data, SEEN.length()),
            track("soun", sampleOfSound(), heard, HEARD.length()),
            track("meta", box("gpmd", zeros(8), MARK), heard + HEARD.length(), 20),
            track("text", box("text", zeros(8), MARK), heard + HEARD.length(), 20),
            box(
                "udta",
                box(new String(new char[] {0xA9, 'x', 'y', 'z'}), (short) 18, (short) 0, POSITION),
                full("loci", 0, (short) 0, MARK, (byte) 0, (byte) 0, 1, 2, 3),
                full("meta", 0, full("hdlr", 0, 0, "mdir", zeros(13)), box("ilst", MARK))),
            box(
                "meta",
                full("hdlr", 0, 0, "mdta", zeros(13)),
                box("keys", MARK),
                box("ilst", MARK)));
    return of(head, more, mdat, moov, box("skip", MARK), full("meta", 0, box("xml ", MARK)));
  }

  /** A sound of a phone's recorder, with the texts of a player. */
  public static byte[] sound() {
    byte[] head = box("ftyp", "M4A ", 512, "M4A ", "isom");
    byte[] moov =
        box(
            "moov",
            full("mvhd", 0, A_DATE, A_DATE, zeros(88)),
            track("soun", sampleOfSound(), head.length + 8, HEARD.length()),
            box("udta", full("meta", 0, full("hdlr", 0, 0, "mdir", zeros(13)), box("ilst", MARK))));
    return of(head, box("mdat", HEARD), moov);
  }

  /** As browsers record: the film comes in fragments. */
  public static byte[] recording() {
    return of(
        box("ftyp", "iso5", 512, "iso5", "mp41"),
        box(
            "moov",
            full("mvhd", 0, A_DATE, A_DATE, zeros(88)),
            track("soun", sampleOfSound(), -1, 0),
            box("mvex", full("trex", 0, 1, 1, 0, 0, 0)),
            box("udta", MARK)),
        box("moof", full("mfhd", 0, 1), box("traf", full("tfhd", 0, 1), box("uuid", MARK))),
        box("mdat", HEARD));
  }

  private static byte[] sampleOfFilm() {
    byte[] compressor = of((byte) MARK.length(), MARK, zeros(31 - MARK.length()));
    return box(
        "avc1",
        zeros(6),
        (short) 1,
        zeros(4),
        "vndr",
        zeros(26),
        compressor,
        zeros(4),
        box("avcC", "how to decode"),
        box("colr", "prof", MARK),
        box("uuid", raw("0123456789abcdef"), MARK));
  }

  private static byte[] sampleOfSound() {
    return box("mp4a", zeros(6), (short) 1, zeros(20), full("esds", 0, "how to decode"));
  }

  /** A track of one chunk; none when its place is below 0. */
  private static byte[] track(String handler, byte[] description, int place, int length) {
    boolean any = place >= 0;
    byte[] table =
        box(
            "stbl",
            full("stsd", 0, 1, description),
            any ? full("stts", 0, 1, 1, 100) : full("stts", 0, 0),
            any ? full("stsc", 0, 1, 1, 1, 1) : full("stsc", 0, 0),
            any ? full("stsz", 0, 0, 1, length) : full("stsz", 0, 0, 0),
            any ? full("stco", 0, 1, place) : full("stco", 0, 0));
    return box(
        "trak",
        full("tkhd", 0, A_DATE, A_DATE, zeros(72)),
        box("udta", box("name", MARK)),
        box("tref", box("cdsc", 1)),
        box(
            "mdia",
            full("mdhd", 0, A_DATE, A_DATE, zeros(12)),
            full("hdlr", 0, 0, handler, zeros(12), MARK, (byte) 0),
            box(
                "minf",
                full("vmhd", 0, zeros(8)),
                box("dinf", full("dref", 0, 1, full("alis", 0, MARK))),
                table)));
  }

  /** A picture with EXIF and XMP beside it; {@code hvc1} makes it HEIC, {@code av01} AVIF. */
  public static byte[] picture(String codec) {
    String brand = codec.equals("av01") ? "avif" : "heic";
    byte[] head = box("ftyp", brand, 0, "mif1", brand);
    byte[] exif = of(0, TellingPictures.exif());
    int without = head.length + meta(codec, 0, exif.length).length;
    byte[] meta = meta(codec, without + 8, exif.length);
    byte[] data = box("mdat", SEEN, exif, TellingPictures.XMP, MARK);
    return of(head, meta, data, box("mpvd", TellingBoxes.film("isom")), "SEFT", MARK);
  }

  private static byte[] meta(String codec, int data, int exifLength) {
    int exif = data + SEEN.length();
    return full(
        "meta",
        0,
        full("hdlr", 0, 0, "pict", zeros(12), MARK, (byte) 0),
        full("pitm", 0, (short) 1),
        full(
            "iinf",
            0,
            (short) 3,
            full("infe", 2, (short) 1, (short) 0, codec, MARK, (byte) 0),
            full("infe", 2, (short) 2, (short) 0, "Exif", MARK, (byte) 0),
            full("infe", 2, (short) 3, (short) 0, "mime", MARK, "\0application/rdf+xml\0")),
        full("iref", 0, box("cdsc", (short) 2, (short) 1, (short) 1)),
        box(
            "iprp",
            box(
                "ipco",
                full("ispe", 0, 24, 16),
                box("irot", (byte) 1),
                box(codec.equals("av01") ? "av1C" : "hvcC", "how to decode"),
                full("udes", 0, "fr\0", MARK, "\0", POSITION, "\0\0"),
                box("colr", "prof", profile())),
            full("ipma", 0, 1, (short) 1, (byte) 5, raw("\1\2\3\4\5"))),
        full(
            "iloc",
            1,
            (short) 0x4400,
            (short) 3,
            location(1, data, SEEN.length()),
            location(2, exif, exifLength),
            location(3, exif + exifLength, TellingPictures.XMP.length())),
        box("xml ", MARK),
        box("uuid", raw("0123456789abcdef"), MARK));
  }

  private static byte[] location(int item, int from, int length) {
    return of((short) item, (short) 0, (short) 0, (short) 1, from, length);
  }

  /** A colour profile with a text and a number for the white. */
  private static byte[] profile() {
    byte[] text = of("desc", 0, MARK.length() + 1, MARK, (byte) 0);
    byte[] white = of("XYZ ", 0, 1, 2, 3);
    int data = 128 + 4 + 24;
    return of(
        data + text.length + white.length,
        zeros(44),
        "Cam ",
        "eraX",
        zeros(72),
        2,
        "desc",
        data,
        text.length,
        "wtpt",
        data + text.length,
        white.length,
        text,
        white);
  }
}
