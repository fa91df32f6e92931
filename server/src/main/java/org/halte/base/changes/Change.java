package org.halte.base.changes;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that happened.
 *
 * @param position where it stands in the feed
 * @param topic what sort of thing it happened to, e.g. {@code report}
 * @param kind what happened to it, e.g. {@code filed}
 * @param subject its identifier
 * @param body a few facts as JSON values; no text that people entered, for the feed is not sealed
 * @param at when
 */
public record Change(
    Position position,
    String topic,
    String kind,
    String subject,
    Map<String, Object> body,
    Instant at) {

  public Change {
    // Not Map.copyOf: JSON may hold null.
    body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
  }

  /**
   * A place in the feed: by transaction, then by number. Numbers alone would not do, since a lower
   * one may be committed after a higher one was read.
   */
  public record Position(long xid, long number) implements Comparable<Position> {

    /** Before everything. */
    public static final Position START = new Position(0, 0);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** Reads {@code xid-number}; throws IllegalArgumentException. */
    public static Position parse(String text) {
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("'" + text + "' is not a position such as 812-4711");
      }
      return new Position(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public int compareTo(Position other) {
      int byXid = Long.compare(xid, other.xid);
      return byXid != 0 ? byXid : Long.compare(number, other.number);
    }

    @Override
    public String toString() {
      return xid + "-" + number;
    }
  }
}
