package org.halte.core.forms.contents;

import java.util.Map;

/**
 * A group or a repeat.
 *
 * @param path from the form's root: {@code /data/ecran_lieu}
 * @param labels words by language of the form; empty when it has none
 */
public record AskedSection(String path, boolean repeats, Map<String, String> labels) {
  public AskedSection {
    labels = Map.copyOf(labels);
  }
}
