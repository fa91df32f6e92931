package org.halte.core.tables;

import java.util.Optional;
import org.halte.core.policy.FieldClass;

/**
 * One column.
 *
 * @param hxl what it means, as a humanitarian hashtag such as {@code #affected+f}
 * @param fieldClass which right opens it
 * @param writable whether {@link DataTable#write} takes it
 */
public record Column(
    String name, ColumnType type, Optional<String> hxl, FieldClass fieldClass, boolean writable) {

  /** A column that is read only and has no hashtag. */
  public static Column of(String name, ColumnType type, FieldClass fieldClass) {
    return new Column(name, type, Optional.empty(), fieldClass, false);
  }

  /** The same column with its meaning. */
  public Column meaning(String hashtag) {
    return new Column(name, type, Optional.of(hashtag), fieldClass, writable);
  }

  /** The same column, open to {@link DataTable#write}. */
  public Column editable() {
    return new Column(name, type, hxl, fieldClass, true);
  }
}
