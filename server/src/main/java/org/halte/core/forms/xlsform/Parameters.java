package org.halte.core.forms.xlsform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.ProblemCode;
import org.halte.core.forms.model.Problems;

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
        problems.unknown(row, "parameters", ProblemCode.PARAMETER_UNKNOWN, key, allowed);
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
    fault(ProblemCode.PARAMETER_VALUE, key);
    return Optional.empty();
  }

  Optional<String> integer(String key) {
    if (has(key) && !get(key).matches("[+-]?\\d{1,15}")) {
      fault(ProblemCode.PARAMETER_NUMBER, key);
      return Optional.empty();
    }
    return Optional.ofNullable(values.get(key));
  }

  Optional<String> number(String key) {
    if (has(key) && !isNumber(get(key))) {
      fault(ProblemCode.PARAMETER_NUMBER, key);
      return Optional.empty();
    }
    return Optional.ofNullable(values.get(key));
  }

  static boolean isNumber(String text) {
    return text.matches("[+-]?(?:\\d{1,30}\\.?\\d{0,30}|\\.\\d{1,30})(?:[eE][+-]?\\d{1,3})?");
  }

  void fault(ProblemCode code, String detail) {
    problems.error(row, "parameters", code, detail);
  }
}
