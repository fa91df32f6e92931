package org.halte.core.forms.model;

import java.util.List;
import java.util.Objects;

/**
 * One column of a form's sheet.
 *
 * @param number counted from 1
 * @param header its title as written
 * @param path its meaning after aliases: {@code [bind, relevant]}, {@code [label, Français (fr)]};
 *     an unknown column keeps its own name
 */
public record Column(int number, String header, List<String> path) {
  public Column {
    Objects.requireNonNull(header);
    path = List.copyOf(path);
  }
}
