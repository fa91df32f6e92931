package org.halte.core.forms.model;

import java.util.List;
import java.util.Objects;

/**
 * One filled cell of a form's workbook.
 *
 * @param text as the compiler reads it: trimmed, with straight quotes
 * @param written as the sheet holds it
 */
public record Field(Column column, String text, String written) {
  public Field {
    Objects.requireNonNull(column);
    Objects.requireNonNull(text);
    Objects.requireNonNull(written);
  }

  public List<String> path() {
    return column.path();
  }

  public String header() {
    return column.header();
  }

  boolean isUnder(List<String> prefix) {
    return path().size() > prefix.size() && path().subList(0, prefix.size()).equals(prefix);
  }
}
