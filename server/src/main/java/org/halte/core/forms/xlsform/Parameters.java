package org.halte.core.forms.xlsform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/** The parameters column: {@code key=value} pairs apart by spaces, commas or semicolons. */
final class Parameters {
  private static final Pattern PAIR =
      Pattern.compile("[\\s,;]*+([^\\s=,;]++)[\\s,;]*+=[\\s,;]*+([^\\s=,;]++)[\\s,;]*+");

  private final FormRow row;
  private final Map<String, String> values;
  private final Problems problems;

  private Parameters(FormRow row, Map<String, String> values, Problems problems) {
    this.row = row;
    this.values = values;
    this.problems = problems;
  }

  static Parameters read(FormRow row, Problems problems) {
    String text = row.text("parameters");
    Map<String, String> values = new LinkedHashMap<>();
    int end = 0;
    Matcher pair = PAIR.matcher(text);
    while (pair.region(end, text.length()).lookingAt()) {
      values.put(pair.group(1).toLowerCase(Locale.ROOT), pair.group(2));
      end = pair.end();
    }
    if (!text.substring(end).isBlank()) {
      problems.error(row, "parameters", ProblemCode.PARAMETERS_INVALID, text);
      values.clear();
    }
    return new Parameters(row, values, problems);
  }

  Map<String, String> values() {
    return values;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String get(String key) {
    return values.getOrDefault(key, "");
  }

  void allow(String... keys) {
    List<String> allowed = List.of(keys);
    for (String key : values.keySet()) {
      if (!allowed.contains(key)) {
        fault(ProblemCode.PARAMETER_UNKNOWN, key, meant(key, allowed));
      }
    }
  }

  /** The value when it is one of those; names the fault when it is another. */
  Optional<String> oneOf(String key, String... allowed) {
    if (!has(key)) {
      return Optional.empty();
    }
    String value = get(key).toLowerCase(Locale.ROOT);
    if (List.of(allowed).contains(value)) {
      return Optional.of(value);
    }
    fault(ProblemCode.PARAMETER_VALUE, written(key), meant(value, List.of(allowed)));
    return Optional.empty();
  }

  /** What was perhaps meant; all that may be, when nothing is near. */
  private String meant(String word, List<String> allowed) {
    String nearest = problems.suggest(word, allowed);
    return nearest.isEmpty() ? String.join(" / ", allowed) : nearest;
  }

  private String written(String key) {
    return key + "=" + get(key);
  }

  Optional<String> integer(String key) {
    if (has(key) && !get(key).matches("[+-]?\\d{1,15}")) {
      fault(ProblemCode.PARAMETER_NUMBER, written(key), "");
      return Optional.empty();
    }
    return Optional.ofNullable(values.get(key));
  }

  Optional<String> number(String key) {
    if (has(key) && !isNumber(get(key))) {
      fault(ProblemCode.PARAMETER_NUMBER, written(key), "");
      return Optional.empty();
    }
    return Optional.ofNullable(values.get(key));
  }

  static boolean isNumber(String text) {
    return text.matches("[+-]?(?:\\d{1,30}\\.?\\d{0,30}|\\.\\d{1,30})(?:[eE][+-]?\\d{1,3})?");
  }

  /** A fault of a parameter as a whole, or of several together. */
  void fault(ProblemCode code, String detail) {
    fault(code, detail, "");
  }

  /** A value that is not among those that may be. */
  void wrongValue(String key, String... allowed) {
    fault(ProblemCode.PARAMETER_VALUE, written(key), String.join(" / ", allowed));
  }

  private void fault(ProblemCode code, String detail, String suggestion) {
    problems.error(row.sheet(), row.number(), "parameters", code, detail, suggestion);
  }
}
