package org.halte.core.forms.model;

import java.util.List;
import java.util.Objects;

/** One tag of an OpenStreetMap question, with the values it may take. */
public record OsmTag(String key, Localized label, List<Choice> values) {
  public OsmTag {
    Objects.requireNonNull(key);
    Objects.requireNonNull(label);
    values = List.copyOf(values);
  }
}
