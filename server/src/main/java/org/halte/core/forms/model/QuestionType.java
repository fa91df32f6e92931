package org.halte.core.forms.model;

import java.util.Map;
import java.util.Objects;

/**
 * How a type of the standard behaves in an XForm.
 *
 * @param name as the compiler calls it, after aliases
 * @param bindType the data type; "" for none
 * @param control the element on screen; "" for what is not shown
 * @param mediaType for uploads; "" else
 * @param binding further attributes of the bind: preloads, constraints
 * @param hint given when the author writes none; "" for none
 */
public record QuestionType(
    String name,
    String bindType,
    String control,
    String mediaType,
    Map<String, String> binding,
    String hint) {
  public QuestionType {
    Objects.requireNonNull(name);
    Objects.requireNonNull(bindType);
    Objects.requireNonNull(control);
    Objects.requireNonNull(mediaType);
    Objects.requireNonNull(hint);
    binding = Map.copyOf(binding);
  }

  public boolean isShown() {
    return !control.isEmpty();
  }

  /** A list in a file of its own, not a question. */
  public boolean isExternalInstance() {
    return name.equals("xml-external") || name.equals("csv-external");
  }
}
