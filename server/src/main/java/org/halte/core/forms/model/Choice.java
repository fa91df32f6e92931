package org.halte.core.forms.model;

import java.util.Map;
import java.util.Objects;

/** One choice of a list; its row keeps the extra columns that filters use. */
public record Choice(String name, Localized label, Map<String, Localized> media, FormRow row) {
  public Choice {
    Objects.requireNonNull(name);
    Objects.requireNonNull(label);
    Objects.requireNonNull(row);
    media = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(media));
  }
}
