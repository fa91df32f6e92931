package org.halte.field.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.halte.core.forms.answers.AnswerTypes;
import org.halte.core.forms.contents.AskedQuestion.Kind;
import org.halte.core.tables.Column;
import org.halte.core.tables.ColumnType;
import org.halte.core.tables.Filter;
import org.halte.core.tables.FilterText;
import org.halte.core.tables.TableProblem;

/**
 * Tests rows against a filter. It sees only what is open to the viewer, so that neither a filter
 * nor a search can tell what is closed.
 */
final class DataFilter {

  private final DataForm form;
  private final Filter filter;
  private final String search;
  private final boolean linked;

  /** Throws TableProblem when the filter does not read, or names what is not there. */
  DataFilter(DataForm form, DataQuery query) {
    this.form = form;
    this.filter = FilterText.parse(query.filter(), form.id(), columns(form));
    this.search = query.search().toLowerCase(Locale.ROOT);
    this.linked = query.linked();
  }

  boolean passes(DataRow row) {
    return (!linked || row.head().link()) && found(row) && passes(filter, row);
  }

  private boolean found(DataRow row) {
    return search.isEmpty()
        || row.filling().values().values().stream().anyMatch(this::holds)
        || row.filling().turns().stream()
            .anyMatch(t -> t.values().values().stream().anyMatch(this::holds))
        || row.head().place().filter(place -> holds(place.name())).isPresent()
        || row.head().author().filter(author -> holds(author.name())).isPresent();
  }

  private boolean holds(String text) {
    return text.toLowerCase(Locale.ROOT).contains(search);
  }

  private boolean passes(Filter test, DataRow row) {
    return switch (test) {
      case Filter.All _ -> true;
      case Filter.And(var parts) -> parts.stream().allMatch(part -> passes(part, row));
      case Filter.Or(var parts) -> parts.stream().anyMatch(part -> passes(part, row));
      case Filter.Not(var part) -> !passes(part, row);
      case Filter.Empty(var column) -> value(row, column).isEmpty();
      case Filter.Has(var column, var wanted) ->
          value(row, column).filter(text -> has(column, text, wanted)).isPresent();
      case Filter.OneOf(var column, var values) ->
          values.stream().anyMatch(v -> compares(column, Filter.Op.EQ, v, row));
      case Filter.Compare(var column, var op, var wanted) -> compares(column, op, wanted, row);
      case Filter.Within(var column, _) -> throw TableProblem.unknownColumn(form.id(), column, "");
    };
  }

  private boolean has(String column, String text, String wanted) {
    boolean codes = typeOf(form.findColumn(column).orElseThrow().kind()) == ColumnType.CHOICES;
    return codes
        ? AnswerTypes.toChoices(text).contains(wanted)
        : text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
  }

  private boolean compares(String column, Filter.Op op, Object wanted, DataRow row) {
    Optional<Integer> order = value(row, column).flatMap(text -> order(text, wanted));
    return order.isPresent()
        && switch (op) {
          case EQ -> order.get() == 0;
          case NE -> order.get() != 0;
          case LT -> order.get() < 0;
          case LE -> order.get() <= 0;
          case GT -> order.get() > 0;
          case GE -> order.get() >= 0;
        };
  }

  private static Optional<Integer> order(String text, Object wanted) {
    return switch (wanted) {
      case Number number ->
          AnswerTypes.toDecimal(text).map(found -> found.compareTo(number.doubleValue()));
      case LocalDate date -> AnswerTypes.toDate(text).map(found -> found.compareTo(date));
      case Instant at -> AnswerTypes.toMoment(text).map(found -> found.toInstant().compareTo(at));
      case List<?> codes -> Optional.of(AnswerTypes.toChoices(text).equals(codes) ? 0 : 1);
      default -> Optional.of(text.compareTo(wanted.toString()));
    };
  }

  private static Optional<String> value(DataRow row, String column) {
    return Optional.ofNullable(row.filling().values().get(column));
  }

  static ColumnType typeOf(Kind kind) {
    return switch (kind) {
      case INTEGER -> ColumnType.INTEGER;
      case DECIMAL -> ColumnType.DECIMAL;
      case DATE -> ColumnType.DATE;
      case MOMENT -> ColumnType.INSTANT;
      case ONE -> ColumnType.CHOICE;
      case SEVERAL, RANK -> ColumnType.CHOICES;
      case TEXT, TIME, POINT, SHAPE, FILE, PHONE -> ColumnType.TEXT;
    };
  }

  private static List<Column> columns(DataForm form) {
    return form.columnsIn(Optional.empty()).stream()
        .map(column -> Column.of(column.key(), typeOf(column.kind()), column.fieldClass()))
        .toList();
  }
}
