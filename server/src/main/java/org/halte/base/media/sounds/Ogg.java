package org.halte.base.media.sounds;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;
import org.halte.base.media.bytes.VorbisComment;

/**
 * Ogg (RFC 3533) with Opus, Vorbis or Speex inside: the second packet of each stream holds the
 * texts and is emptied; pages stay as they are, with new checksums. Other streams are refused.
 */
public final class Ogg {

  private static final String PAGE = "OggS";
  private static final int HEADER = 27;
  private static final int CHECKSUM = 22;
  private static final int FIRST_PAGE = 2;
  private static final int[] TABLE = table();

  /** A piece of a packet. */
  private record Piece(int from, int to) {}

  private static final class Stream {
    final Codec codec;
    final List<Piece> comment = new ArrayList<>();
    int packets;

    Stream(Codec codec) {
      this.codec = codec;
    }
  }

  private enum Codec {
    OPUS("OpusHead", "OpusTags", false),
    VORBIS("\u0001vorbis", "\u0003vorbis", true),
    SPEEX("Speex   ", "", false);

    final String head;
    final String comment;
    final boolean framed;

    Codec(String head, String comment, boolean framed) {
      this.head = head;
      this.comment = comment;
      this.framed = framed;
    }
  }

  private final byte[] file;
  private final Map<Long, Stream> streams = new HashMap<>();

  private Ogg(byte[] file) {
    this.file = file;
  }

  public static boolean isOgg(byte[] file) {
    return Bytes.has(file, 0, PAGE);
  }

  public static byte[] clean(byte[] file) {
    return new Ogg(file.clone()).run();
  }

  private byte[] run() {
    List<Piece> pages = new ArrayList<>();
    int at = 0;
    while (Bytes.has(file, at, PAGE)) {
      int end = page(at);
      pages.add(new Piece(at, end));
      at = end;
    }
    if (streams.isEmpty() || streams.values().stream().anyMatch(stream -> stream.packets < 2)) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    for (Piece page : pages) {
      sign(page);
      out.write(file, page.from, page.to - page.from);
    }
    return out.toByteArray();
  }

  /** Reads a page and says where it ends. */
  private int page(int at) {
    int segments = Bytes.u8(file, at + HEADER - 1);
    int body = at + HEADER + segments;
    long serial = Bytes.u32(file, at + 14);
    if ((Bytes.u8(file, at + 5) & FIRST_PAGE) != 0) {
      begin(serial, body);
    }
    Stream stream = streams.get(serial);
    if (stream == null) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    int from = body;
    int to = body;
    for (int i = 0; i < segments; i++) {
      int length = Bytes.u8(file, at + HEADER + i);
      to += length;
      boolean packetEnds = length < 255;
      if (packetEnds || i == segments - 1) {
        piece(stream, new Piece(from, to), packetEnds);
        from = to;
      }
    }
    if (to > file.length) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    return to;
  }

  private void begin(long serial, int body) {
    for (Codec codec : Codec.values()) {
      if (Bytes.has(file, body, codec.head)) {
        streams.put(serial, new Stream(codec));
        return;
      }
    }
    throw new Uncleanable(Refusal.UNKNOWN);
  }

  private void piece(Stream stream, Piece piece, boolean packetEnds) {
    if (stream.packets == 1) {
      stream.comment.add(piece);
    }
    if (packetEnds) {
      stream.packets++;
      if (stream.packets == 2) {
        blank(stream);
      }
    }
  }

  /**
   * A comment with a picture inside goes over many pages: it is put together, emptied, put back.
   */
  private void blank(Stream stream) {
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    stream.comment.forEach(piece -> together.write(file, piece.from, piece.to - piece.from));
    byte[] comment = together.toByteArray();
    Codec codec = stream.codec;
    if (!Bytes.has(comment, 0, codec.comment)) {
      throw new Uncleanable(Refusal.DAMAGED);
    }
    VorbisComment.blank(comment, 0, comment.length, codec.comment.length(), codec.framed);
    int at = 0;
    for (Piece piece : stream.comment) {
      System.arraycopy(comment, at, file, piece.from, piece.to - piece.from);
      at += piece.to - piece.from;
    }
  }

  private void sign(Piece page) {
    Bytes.put32little(file, page.from + CHECKSUM, 0);
    int sum = 0;
    for (int at = page.from; at < page.to; at++) {
      sum = sum << 8 ^ TABLE[(sum >>> 24) ^ Bytes.u8(file, at)];
    }
    Bytes.put32little(file, page.from + CHECKSUM, sum);
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      int sum = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        sum = sum << 1 ^ (sum < 0 ? 0x04C11DB7 : 0);
      }
      table[i] = sum;
    }
    return table;
  }
}
