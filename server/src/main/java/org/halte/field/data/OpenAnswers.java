package org.halte.field.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.halte.field.data.DataForm.Column;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one report as they were opened, packed: a text per column of the whole form, so
 * that a hundred thousand reports fit in memory. Nobody reads them but through {@link #shown}.
 */
final class OpenAnswers {

  private static final int OBJECT = 16;
  private static final int TEXT = 40;
  private static final int TURN = 32;
  private static final int REFERENCE = 4;

  private final @Nullable String[] values;
  private final List<PackedTurn> turns;
  private final boolean link;

  @SuppressWarnings("ArrayRecordComponent") // packed for size, never compared
  private record PackedTurn(String repeat, int parent, int first, @Nullable String[] values) {}

  private OpenAnswers(@Nullable String[] values, List<PackedTurn> turns, boolean link) {
    this.values = values;
    this.turns = turns;
    this.link = link;
  }

  /**
   * Packs the answers of a report.
   *
   * @param link whether it came by a link
   * @param word the same text for the same answer: choices and numbers repeat over reports
   */
  static OpenAnswers of(DataForm whole, Filling filling, boolean link, UnaryOperator<String> word) {
    List<Column> columns = whole.columns();
    return new OpenAnswers(
        pack(columns, 0, columns.size(), filling.values(), word),
        filling.turns().stream().map(turn -> pack(columns, turn, word)).toList(),
        link);
  }

  /** A turn answers the columns of its repeat only: those between its first and its last one. */
  private static PackedTurn pack(
      List<Column> columns, Filling.Turn turn, UnaryOperator<String> word) {
    int first = columns.size();
    int end = 0;
    for (int i = 0; i < columns.size(); i++) {
      if (turn.values().containsKey(columns.get(i).key())) {
        first = Math.min(first, i);
        end = i + 1;
      }
    }
    return new PackedTurn(
        turn.repeat(),
        turn.parent(),
        first,
        pack(columns, first, Math.max(first, end), turn.values(), word));
  }

  private static @Nullable String[] pack(
      List<Column> columns,
      int from,
      int to,
      Map<String, String> values,
      UnaryOperator<String> word) {
    @Nullable String[] packed = new @Nullable String[to - from];
    for (int i = from; i < to; i++) {
      String value = values.get(columns.get(i).key());
      packed[i - from] = value == null ? null : repeats(columns.get(i)) ? word.apply(value) : value;
    }
    return packed;
  }

  private static boolean repeats(Column column) {
    return switch (column.kind()) {
      case INTEGER, DECIMAL, ONE, SEVERAL, RANK, DATE -> true;
      case TEXT, TIME, MOMENT, POINT, SHAPE, FILE, PHONE -> false;
    };
  }

  boolean link() {
    return link;
  }

  /**
   * What somebody may see of them.
   *
   * @param rule what of an answer is shown, if anything
   */
  Filling shown(DataForm whole, BiFunction<Column, String, Optional<String>> rule) {
    List<Filling.Turn> seen = new ArrayList<>(turns.size());
    for (PackedTurn turn : turns) {
      seen.add(
          new Filling.Turn(
              turn.repeat(), turn.parent(), shown(whole, turn.first(), turn.values(), rule)));
    }
    return new Filling(shown(whole, 0, values, rule), seen);
  }

  private static Map<String, String> shown(
      DataForm whole,
      int first,
      @Nullable String[] packed,
      BiFunction<Column, String, Optional<String>> rule) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (int i = 0; i < packed.length; i++) {
      String value = packed[i];
      if (value != null) {
        Column column = whole.columns().get(first + i);
        rule.apply(column, value).ifPresent(text -> shown.put(column.key(), text));
      }
    }
    return shown;
  }

  /** About how many bytes they take; texts that many reports have in common are not counted. */
  long weight(DataForm whole) {
    return OBJECT * 4L
        + weight(whole, 0, values)
        + turns.stream().mapToLong(t -> TURN + weight(whole, t.first(), t.values())).sum();
  }

  private static long weight(DataForm whole, int first, @Nullable String[] packed) {
    long bytes = OBJECT + (long) REFERENCE * packed.length;
    for (int i = 0; i < packed.length; i++) {
      String value = packed[i];
      if (value != null && !repeats(whole.columns().get(first + i))) {
        bytes += TEXT + 2L * value.length();
      }
    }
    return bytes;
  }
}
