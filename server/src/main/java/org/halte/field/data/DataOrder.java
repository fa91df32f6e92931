package org.halte.field.data;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.halte.core.forms.answers.AnswerTypes;
import org.halte.core.forms.contents.AskedQuestion.Kind;
import org.halte.core.tables.Sort;
import org.halte.field.figures.boards.Named;

/** Orders rows by what is open of them; what has no value comes last, ties are the newest first. */
final class DataOrder {

  /** What is known of a report before it is opened. */
  static final List<String> HEADS =
      List.of(
          "number",
          "status",
          "version",
          "night",
          "startedAt",
          "receivedAt",
          "author",
          "team",
          "place",
          "organisation",
          "reviewedAt");

  private final DataForm form;
  private final List<Sort> sort;

  /** Throws DataProblem when a key is no column. */
  DataOrder(DataForm form, DataQuery query) {
    this.form = form;
    this.sort = query.sort();
    sort.forEach(key -> {
      if (!HEADS.contains(key.column()) && form.findColumn(key.column()).isEmpty()) {
        throw DataProblem.unknownColumn(key.column());
      }
    });
  }

  /** What a row is ordered by, so that the row itself need not be kept. */
  record Keyed(long number, List<Optional<Comparable<Object>>> keys) {}

  Keyed key(DataRow row) {
    return new Keyed(
        row.head().number(), sort.stream().map(one -> value(one.column(), row)).toList());
  }

  Comparator<Keyed> comparator() {
    Comparator<Keyed> order = (_, _) -> 0;
    for (int i = 0; i < sort.size(); i++) {
      int key = i;
      Comparator<Comparable<Object>> natural = Comparable::compareTo;
      Comparator<Comparable<Object>> wanted =
          sort.get(i).descending() ? natural.reversed() : natural;
      order =
          order.thenComparing(
              (one, other) -> compare(one.keys().get(key), other.keys().get(key), wanted));
    }
    return order;
  }

  private static int compare(
      Optional<Comparable<Object>> one,
      Optional<Comparable<Object>> other,
      Comparator<Comparable<Object>> order) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isEmpty(), other.isEmpty());
    }
    return order.compare(one.get(), other.get());
  }

  // Every key is a text, a number or a moment, and all those of one column are of one kind.
  @SuppressWarnings("unchecked")
  private Optional<Comparable<Object>> value(String column, DataRow row) {
    Head head = row.head();
    Optional<? extends Comparable<?>> found =
        switch (column) {
          case "number" -> Optional.of(head.number());
          case "status" -> Optional.of(head.status());
          case "version" -> Optional.of(head.version());
          case "night" -> Optional.of(head.night());
          case "startedAt" -> head.startedAt();
          case "receivedAt" -> head.receivedAt();
          case "reviewedAt" -> head.reviewedAt();
          case "author" -> head.author().map(Named::name);
          case "team" -> head.team().map(Named::name);
          case "place" -> head.place().map(Named::name);
          case "organisation" -> Optional.of(head.organisation().name());
          default -> answer(column, row);
        };
    return found.map(value -> (Comparable<Object>) value);
  }

  private Optional<? extends Comparable<?>> answer(String column, DataRow row) {
    Kind kind = form.findColumn(column).orElseThrow().kind();
    Optional<String> text = Optional.ofNullable(row.filling().values().get(column));
    return kind == Kind.INTEGER || kind == Kind.DECIMAL
        ? text.flatMap(AnswerTypes::toDecimal)
        : text;
  }
}
