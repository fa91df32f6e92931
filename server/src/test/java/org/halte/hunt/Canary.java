package org.halte.hunt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A value that occurs nowhere else, in one field of one thing.
 *
 * @param field thing and field, such as {@code a.secret.name}
 * @param forms all ways in which it may be written
 * @param knowers names of those who may see it
 */
record Canary(String field, List<Form> forms, Set<String> knowers) {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final double MERCATOR = 20037508.342789244;

  Canary {
    forms = List.copyOf(forms);
    knowers = Set.copyOf(knowers);
  }

  /** How a value may be bounded: what stands beside it would make it another value. */
  enum Edge {
    /** Anything may stand around it. */
    FREE,
    /** No digit, letter, dot or comma before, none of these but a dot or comma after. */
    NUMBER,
    /** No digit before: what follows may be more decimals. */
    PREFIX,
    /** No digit or letter around it, or it is a piece of something else, such as sealed bytes. */
    WHOLE
  }

  /**
   * One way of writing it.
   *
   * @param exactCase whether case tells: everything else is compared in lower case
   */
  record Form(String text, Edge edge, boolean exactCase) {}

  /** A word that is in no dictionary, at least eight letters long. */
  static Canary word(String field, String word, Set<String> knowers) {
    return new Canary(field, written(word.getBytes(StandardCharsets.UTF_8), true), knowers);
  }

  /** Bytes of a file. */
  static Canary bytes(String field, byte[] marker, Set<String> knowers) {
    return new Canary(field, written(marker, false), knowers);
  }

  private static List<Form> written(byte[] value, boolean words) {
    var forms = new ArrayList<Form>();
    String raw = new String(value, StandardCharsets.ISO_8859_1);
    forms.add(new Form(words ? raw.toLowerCase(Locale.ROOT) : raw, Edge.FREE, !words));
    forms.add(new Form(HexFormat.of().formatHex(value), Edge.FREE, false));
    for (int shift = 0; shift < 3; shift++) {
      // Base64 writes the same bytes in three ways, by where they begin.
      byte[] shifted = new byte[value.length + shift];
      System.arraycopy(value, 0, shifted, shift, value.length);
      String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int from = (shift * 8 + 5) / 6;
      int whole = shifted.length / 3 * 4;
      String sure = text.substring(from, Math.max(from, Math.min(whole, text.length())));
      if (sure.length() >= 8) {
        forms.add(new Form(sure, Edge.FREE, true));
        forms.add(new Form(sure.replace('+', '-').replace('/', '_'), Edge.FREE, true));
      }
    }
    return forms;
  }

  static Canary id(String field, UUID id, Set<String> knowers) {
    String dashed = id.toString();
    var bytes = java.nio.ByteBuffer.allocate(16);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    String base = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    return new Canary(
        field,
        List.of(
            new Form(dashed, Edge.FREE, false),
            new Form(dashed.replace("-", ""), Edge.FREE, false),
            new Form(base, Edge.FREE, true)),
        knowers);
  }

  /** A number of three digits or more that stands alone. */
  static Canary number(String field, long number, Set<String> knowers) {
    return new Canary(field, List.of(new Form(Long.toString(number), Edge.NUMBER, false)), knowers);
  }

  /** One coordinate, told to ten metres or finer, in degrees or in metres of a web map. */
  static Canary latitude(String field, double degrees, Set<String> knowers) {
    double y = Math.log(Math.tan(Math.toRadians(90 + degrees) / 2)) / Math.PI * MERCATOR;
    return coordinate(field, degrees, y, knowers);
  }

  static Canary longitude(String field, double degrees, Set<String> knowers) {
    return coordinate(field, degrees, degrees / 180 * MERCATOR, knowers);
  }

  private static Canary coordinate(
      String field, double degrees, double metres, Set<String> knowers) {
    long tenThousandths = (long) (degrees * 10_000);
    var texts = new ArrayList<String>();
    for (long near = tenThousandths; near <= tenThousandths + 1; near++) {
      String text = String.format(Locale.ROOT, "%.4f", near / 10_000.0);
      texts.add(text);
      texts.add(text.replace('.', ','));
      texts.add(text.replace(".", "%2e"));
    }
    // As whole parts of a degree and as whole metres, as some formats write it.
    var whole = new ArrayList<String>();
    for (long parts = 100_000; parts <= 10_000_000; parts *= 10) {
      whole.add(Long.toString((long) (degrees * parts)));
      whole.add(Long.toString(Math.round(degrees * parts)));
    }
    whole.add(Long.toString((long) metres));
    whole.add(Long.toString(Math.round(metres)));
    var forms = new ArrayList<Form>();
    texts.forEach(text -> forms.add(new Form(text, Edge.PREFIX, false)));
    whole.stream().distinct().forEach(text -> forms.add(new Form(text, Edge.WHOLE, false)));
    return new Canary(field, forms, knowers);
  }

  /** A moment, told to the minute or finer. */
  static Canary instant(String field, Instant at, Set<String> knowers) {
    var local = at.atZone(PARIS);
    var utc = at.atZone(ZoneId.of("UTC"));
    var day = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    String minuteHere = local.format(DateTimeFormatter.ofPattern("HH:mm"));
    String minuteThere = utc.format(DateTimeFormatter.ofPattern("HH:mm"));
    return new Canary(
        field,
        List.of(
            new Form(utc.format(day) + "t" + minuteThere, Edge.FREE, false),
            new Form(local.format(day) + "t" + minuteHere, Edge.FREE, false),
            new Form(local.format(day) + " " + minuteHere, Edge.FREE, false),
            new Form(minuteHere.replace(":", " h "), Edge.FREE, false),
            new Form(Long.toString(at.getEpochSecond()), Edge.PREFIX, false)),
        knowers);
  }

  boolean isCoordinate() {
    return field.endsWith("itude");
  }

  boolean mayKnow(Spy spy) {
    return knowers.contains(spy.name());
  }
}
