package org.halte.core.forms.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A question as one version of a form asks it.
 *
 * @param path from the root, without positions: {@code /data/ecran/effectif}
 * @param type as XLSForm calls it: {@code integer}, {@code select_one} …
 * @param hxl its meaning; "" without
 * @param labels by language as written in the columns, "" for a text without languages
 * @param choices of its own list, in order; empty when it has none or they lie in a file
 */
public record VersionQuestion(
    String path, String type, String hxl, Map<String, String> labels, List<Option> choices) {

  private static final Set<String> NUMBERS =
      Set.of("integer", "decimal", "int", "range", "calculate");
  private static final Set<String> MULTIPLE = Set.of("select_multiple", "rank", "select");

  public VersionQuestion {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    choices = List.copyOf(choices);
  }

  /** One choice. */
  public record Option(String code, Map<String, String> labels) {
    public Option {
      labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
  }

  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path of the group or repeat around it; that of the root outside of any. */
  public String parent() {
    return path.substring(0, path.lastIndexOf('/'));
  }

  /** Whether its answers can be added up. */
  public boolean isNumber() {
    return NUMBERS.contains(type);
  }

  /** Whether an answer may hold several codes with spaces between. */
  public boolean isMultiple() {
    return MULTIPLE.contains(type);
  }

  /** The words of the question, in whatever language it has; its name without any. */
  public String words() {
    return labels.values().stream().findFirst().orElse(name());
  }

  Set<String> codes() {
    return choices.stream().map(Option::code).collect(Collectors.toSet());
  }
}
