package org.halte.core.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halte.base.geo.Box;
import org.halte.core.tables.Filter.Op;

/**
 * Reads a filter as people and programs write it in an address: {@code night ge 2026-11-01 and
 * (zone in (75118, 75119) or need has 'eau') and not state eq vide}.
 *
 * <pre>
 * filter = term { "or" term }          term = part { "and" part }
 * part   = "not" part | "(" filter ")" | column test
 * test   = ("eq"|"ne"|"lt"|"le"|"gt"|"ge") value | "has" value | "in" "(" value {"," value} ")"
 *        | "within" "(" west "," south "," east "," north ")" | "is" "empty"
 * value  = 'text with '' doubled' | a word without spaces, commas or brackets
 * </pre>
 */
public final class FilterText {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:'((?:[^']|'')*)'|([(),])|([^\\s(),']+))");
  private static final int DEEPEST = 50;

  private final String text;
  private final Function<String, Column> columns;
  private final Matcher matcher;
  private String token = "";
  private boolean quoted;
  private boolean ended;
  private int depth;

  private FilterText(String text, Function<String, Column> columns) {
    this.text = text;
    this.columns = columns;
    this.matcher = TOKEN.matcher(text);
    advance();
  }

  /**
   * Reads a filter over a table.
   *
   * @param text blank for all rows
   * @throws TableProblem when the text is not a filter, a column is not there, or a value does not
   *     fit its column
   */
  public static Filter parse(String text, String table, List<Column> columns) {
    if (text.isBlank()) {
      return new Filter.All();
    }
    var reader = new FilterText(text, name -> columnOf(table, columns, name));
    var filter = reader.anyOf();
    if (!reader.ended) {
      throw reader.unexpected();
    }
    return filter;
  }

  private static Column columnOf(String table, List<Column> columns, String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            TableProblem.unknownColumn(
                table, name, String.join(", ", columns.stream().map(Column::name).toList())));
  }

  private Filter anyOf() {
    var parts = new ArrayList<Filter>(List.of(allOf()));
    while (takeWord("or")) {
      parts.add(allOf());
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.Or(parts);
  }

  private Filter allOf() {
    var parts = new ArrayList<Filter>(List.of(part()));
    while (takeWord("and")) {
      parts.add(part());
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
  }

  private Filter part() {
    if (++depth > DEEPEST) {
      throw unexpected();
    }
    try {
      if (takeWord("not")) {
        return new Filter.Not(part());
      }
      if (takeMark("(")) {
        var inner = anyOf();
        expectMark(")");
        return inner;
      }
      return test(columns.apply(word()));
    } finally {
      depth--;
    }
  }

  private Filter test(Column column) {
    var verb = word().toLowerCase(Locale.ROOT);
    return switch (verb) {
      case "eq", "ne", "lt", "le", "gt", "ge" ->
          new Filter.Compare(
              column.name(), Op.valueOf(verb.toUpperCase(Locale.ROOT)), value(column));
      case "has" -> new Filter.Has(column.name(), word());
      case "in" -> new Filter.OneOf(column.name(), listOf(() -> value(column)));
      case "within" -> new Filter.Within(column.name(), box(column));
      case "is" -> {
        if (!takeWord("empty")) {
          throw unexpected();
        }
        yield new Filter.Empty(column.name());
      }
      default -> throw TableProblem.badFilter(text, matcher.start() + 1);
    };
  }

  private Object value(Column column) {
    return Values.read(column, word());
  }

  private Box box(Column column) {
    var number =
        new Column(column.name(), ColumnType.DECIMAL, column.hxl(), column.fieldClass(), false);
    var sides = listOf(() -> (Double) Values.read(number, word()));
    if (sides.size() != 4) {
      throw unexpected();
    }
    return new Box(sides.get(1), sides.get(0), sides.get(3), sides.get(2));
  }

  private <T> List<T> listOf(java.util.function.Supplier<T> item) {
    expectMark("(");
    var items = new ArrayList<T>(List.of(item.get()));
    while (takeMark(",")) {
      items.add(item.get());
    }
    expectMark(")");
    return items;
  }

  private String word() {
    if (ended || (!quoted && "(),".contains(token))) {
      throw unexpected();
    }
    var word = token;
    advance();
    return word;
  }

  private boolean takeWord(String word) {
    return !quoted && take(word);
  }

  private boolean takeMark(String mark) {
    return !quoted && take(mark);
  }

  private boolean take(String expected) {
    if (ended || !token.equalsIgnoreCase(expected)) {
      return false;
    }
    advance();
    return true;
  }

  private void expectMark(String mark) {
    if (!takeMark(mark)) {
      throw unexpected();
    }
  }

  private void advance() {
    int from = matcher.hasMatch() ? matcher.end() : 0;
    if (text.substring(from).isBlank()) {
      ended = true;
      return;
    }
    if (!matcher.find() || matcher.start() != from) {
      throw TableProblem.badFilter(text, from + 1);
    }
    quoted = matcher.group(1) != null;
    token = quoted ? matcher.group(1).replace("''", "'") : matcher.group().strip();
  }

  private TableProblem unexpected() {
    return TableProblem.badFilter(text, ended ? text.length() + 1 : matcher.start() + 1);
  }
}
