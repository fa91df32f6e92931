package org.halte.core.forms.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings sheet over the compiler's defaults.
 *
 * @param rootName name of the answers' root element
 * @param formId the form's identity over its versions
 * @param version "" for none
 * @param defaultLanguage the name of the language shown first; "default" when none is set
 * @param values every setting by its own name after aliases
 * @param attributes of the answers' root element, from {@code attribute::} columns
 */
public record Settings(
    String rootName,
    String formId,
    String title,
    String version,
    String defaultLanguage,
    Map<String, String> values,
    Map<String, String> attributes) {
  public Settings {
    Objects.requireNonNull(rootName);
    Objects.requireNonNull(formId);
    Objects.requireNonNull(title);
    Objects.requireNonNull(version);
    Objects.requireNonNull(defaultLanguage);
    values = Map.copyOf(values);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  public boolean isOn(String name, boolean otherwise) {
    return find(name).flatMap(YesNo::read).orElse(otherwise);
  }
}
