package org.halte.core.forms.contents;

import java.util.Map;

/**
 * One choice of a list.
 *
 * @param labels words by language of the form; "" when it has only one
 */
public record AskedChoice(String code, Map<String, String> labels) {
  public AskedChoice {
    labels = Map.copyOf(labels);
  }
}
