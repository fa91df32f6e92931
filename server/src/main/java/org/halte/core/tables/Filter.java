package org.halte.core.tables;

import java.util.List;
import org.halte.base.geo.Box;

/** Which rows are asked for; small and closed, so that every reader of it is complete. */
public sealed interface Filter {

  /** Every row. */
  record All() implements Filter {}

  /** A column against a value, in the order of its type. */
  record Compare(String column, Op op, Object value) implements Filter {}

  /** A column that equals one of some values. */
  record OneOf(String column, List<?> values) implements Filter {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** A text that contains another, whatever the case, or a list of codes that holds one. */
  record Has(String column, String value) implements Filter {}

  /** A column without a value. */
  record Empty(String column) implements Filter {}

  /** A position inside a box. */
  record Within(String column, Box box) implements Filter {}

  record And(List<Filter> parts) implements Filter {
    public And {
      parts = List.copyOf(parts);
    }
  }

  record Or(List<Filter> parts) implements Filter {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  record Not(Filter part) implements Filter {}

  /** How {@link Compare} compares. */
  enum Op {
    EQ("="),
    NE("<>"),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">=");

    private final String sql;

    Op(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }

  /** Both, without a needless layer when one is {@link All}. */
  default Filter and(Filter other) {
    if (this instanceof All) {
      return other;
    }
    return other instanceof All ? this : new And(List.of(this, other));
  }
}
