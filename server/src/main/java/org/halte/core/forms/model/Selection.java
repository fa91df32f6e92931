package org.halte.core.forms.model;

import java.util.Map;
import java.util.Objects;

/**
 * Where the choices of a question come from.
 *
 * @param list the list's name, a file's name, or {@code ${question}} for earlier answers
 * @param kind where the list is kept
 * @param filter the choice_filter; "" for none
 * @param parameters randomize, seed, value, label
 */
public record Selection(String list, Kind kind, String filter, Map<String, String> parameters) {
  public Selection {
    Objects.requireNonNull(list);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(filter);
    parameters = Map.copyOf(parameters);
  }

  /** Where a list of choices is kept. */
  public enum Kind {
    /** On the choices sheet. */
    SHEET,
    /** In a csv, xml or geojson file sent with the form. */
    FILE,
    /** On the external_choices sheet, sent as itemsets.csv. */
    EXTERNAL_SHEET,
    /** Answers already given in a repeat. */
    ANSWERS,
    /** Any list or repeat of the form that holds positions, shown under what is drawn. */
    GEOMETRY
  }

  public boolean isRandomized() {
    return "true".equalsIgnoreCase(parameters.get("randomize"));
  }
}
