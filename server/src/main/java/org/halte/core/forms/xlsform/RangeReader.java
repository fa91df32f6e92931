package org.halte.core.forms.xlsform;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.halte.core.forms.model.Choice;
import org.halte.core.forms.model.Traits;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/** The scale of a range question: its ends, its step, its ticks and their labels. */
final class RangeReader {
  private static final Set<String> TICK_APPEARANCES =
      Set.of("", "vertical", "no-ticks", "vertical no-ticks", "no-ticks vertical");
  private static final Map<String, String> DEFAULTS =
      Map.of("start", "1", "end", "10", "step", "1");
  private static final List<String> NUMBERS =
      List.of("start", "end", "step", "tick_interval", "placeholder");

  private final Lists lists;
  private final Problems problems;
  private boolean sound = true;

  RangeReader(Lists lists, Problems problems) {
    this.lists = lists;
    this.problems = problems;
  }

  Traits read(Traits written, Parameters parameters) {
    parameters.allow("start", "end", "step", "tick_interval", "placeholder", "tick_labelset");
    for (String key : NUMBERS) {
      sound &= !parameters.has(key) || parameters.number(key).isPresent();
    }
    boolean ticks =
        parameters.has("tick_interval")
            || parameters.has("placeholder")
            || parameters.has("tick_labelset");
    if (ticks && !TICK_APPEARANCES.contains(written.appearance())) {
      parameters.fault(
          ProblemCode.PARAMETER_APPEARANCE, String.join(", ", parameters.values().keySet()));
      return written;
    }
    if (sound) {
      check(written, parameters);
    }
    return attributes(written, parameters);
  }

  private static Traits attributes(Traits written, Parameters parameters) {
    Traits traits = written;
    for (String key : List.of("start", "end", "step")) {
      traits = traits.withControl(key, value(parameters, key));
    }
    if (parameters.has("tick_interval")) {
      traits = traits.withControl("odk:tick-interval", parameters.get("tick_interval"));
    }
    if (parameters.has("placeholder")) {
      traits = traits.withControl("odk:placeholder", parameters.get("placeholder"));
    }
    boolean whole = NUMBERS.stream().allMatch(key -> isWhole(value(parameters, key)));
    return whole ? traits : traits.withBind("type", "decimal");
  }

  /** {@code 1.0} is a whole number; what is no number at all is told of elsewhere. */
  private static boolean isWhole(String text) {
    return !Parameters.isNumber(text) || new BigDecimal(text).stripTrailingZeros().scale() <= 0;
  }

  private static String value(Parameters parameters, String key) {
    return parameters.has(key) ? parameters.get(key) : DEFAULTS.getOrDefault(key, "");
  }

  private void check(Traits traits, Parameters parameters) {
    Scale scale = Scale.of(parameters);
    for (String key : List.of("step", "tick_interval")) {
      String value = value(parameters, key);
      if (value.isEmpty()) {
        continue;
      }
      BigDecimal distance = new BigDecimal(value);
      if (distance.signum() == 0) {
        parameters.fault(ProblemCode.PARAMETER_ZERO, key);
        return;
      }
      if (distance.compareTo(scale.end().subtract(scale.start()).abs()) > 0) {
        parameters.fault(ProblemCode.PARAMETER_RANGE, key);
      } else if (distance.remainder(scale.step()).signum() != 0) {
        parameters.fault(ProblemCode.PARAMETER_MULTIPLE, key);
      }
    }
    if (parameters.has("placeholder")) {
      checkPlaceholder(parameters, scale);
    }
    if (parameters.has("tick_labelset")) {
      checkLabels(traits, parameters, scale);
    }
  }

  private static void checkPlaceholder(Parameters parameters, Scale scale) {
    BigDecimal placeholder = new BigDecimal(parameters.get("placeholder"));
    if (!scale.holds(placeholder)) {
      parameters.fault(ProblemCode.PARAMETER_RANGE, "placeholder");
    } else if (!scale.isAt(placeholder, scale.step())) {
      parameters.fault(ProblemCode.PARAMETER_MULTIPLE, "placeholder");
    }
  }

  private void checkLabels(Traits traits, Parameters parameters, Scale scale) {
    String name = parameters.get("tick_labelset");
    if (lists.find(name).isEmpty()) {
      lists.unknown(traits.row(), name);
      return;
    }
    BigDecimal tick =
        parameters.has("tick_interval")
            ? new BigDecimal(parameters.get("tick_interval"))
            : scale.step();
    List<String> values =
        lists.find(name).orElseThrow().choices().stream().map(Choice::name).distinct().toList();
    boolean fits = values.stream().allMatch(value -> fits(value, scale, tick));
    if (fits && traits.appearance().contains("no-ticks")) {
      fits = scale.isLabelledAtBothEndsOnly(values);
    }
    if (!fits) {
      problems.error(traits.row(), "parameters", ProblemCode.TICK_LABELS, name);
    }
  }

  private static boolean fits(String name, Scale scale, BigDecimal tick) {
    return Parameters.isNumber(name)
        && scale.holds(new BigDecimal(name))
        && scale.isAt(new BigDecimal(name), tick);
  }

  /** From where to where, and how far from one value to the next. */
  private record Scale(BigDecimal start, BigDecimal end, BigDecimal step) {
    static Scale of(Parameters parameters) {
      return new Scale(
          new BigDecimal(value(parameters, "start")),
          new BigDecimal(value(parameters, "end")),
          new BigDecimal(value(parameters, "step")));
    }

    boolean holds(BigDecimal value) {
      return value.compareTo(start.min(end)) >= 0 && value.compareTo(start.max(end)) <= 0;
    }

    boolean isAt(BigDecimal value, BigDecimal every) {
      return value.subtract(start).remainder(every).signum() == 0;
    }

    boolean isLabelledAtBothEndsOnly(List<String> values) {
      Predicate<String> atStart = value -> new BigDecimal(value).compareTo(start) == 0;
      Predicate<String> atEnd = value -> new BigDecimal(value).compareTo(end) == 0;
      return values.stream().anyMatch(atStart)
          && values.stream().anyMatch(atEnd)
          && values.stream().allMatch(atStart.or(atEnd));
    }
  }
}
