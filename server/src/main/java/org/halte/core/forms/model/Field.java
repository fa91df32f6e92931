package org.halte.core.forms.model;

import java.util.List;
import java.util.Objects;

/**
 * One filled cell of a form's workbook.
 *
 * @param path the column's meaning after its aliases: {@code [bind, relevant]}, {@code [label,
 *     Français (fr)]}; an unknown column keeps its own name
 * @param column counted from 1
 * @param header the column's title as written
 */
public record Field(List<String> path, String text, int column, String header) {
  public Field {
    path = List.copyOf(path);
    Objects.requireNonNull(text);
    Objects.requireNonNull(header);
  }

  boolean isUnder(List<String> prefix) {
    return path.size() > prefix.size() && path.subList(0, prefix.size()).equals(prefix);
  }
}
