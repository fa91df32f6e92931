package org.halte.core.forms.xlsform;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halte.core.forms.model.Choice;
import org.halte.core.forms.model.ChoiceList;
import org.halte.core.forms.model.ProblemCode;
import org.halte.core.forms.model.Problems;
import org.halte.core.forms.model.Traits;

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
    boolean decimal = false;
    for (String key : List.of("start", "end", "step")) {
      String value = value(parameters, key);
      decimal |= value.contains(".");
      traits = traits.withControl(key, value);
    }
    if (parameters.has("tick_interval")) {
      traits = traits.withControl("odk:tick-interval", parameters.get("tick_interval"));
    }
    if (parameters.has("placeholder")) {
      traits = traits.withControl("odk:placeholder", parameters.get("placeholder"));
    }
    return decimal ? traits.withBind("type", "decimal") : traits;
  }

  private static String value(Parameters parameters, String key) {
    return parameters.has(key) ? parameters.get(key) : DEFAULTS.getOrDefault(key, "");
  }

  private void check(Traits traits, Parameters parameters) {
    BigDecimal start = new BigDecimal(value(parameters, "start"));
    BigDecimal end = new BigDecimal(value(parameters, "end"));
    BigDecimal step = new BigDecimal(value(parameters, "step"));
    BigDecimal width = end.subtract(start).abs();
    for (String key : List.of("step", "tick_interval")) {
      if (!parameters.has(key)) {
        continue;
      }
      BigDecimal value = new BigDecimal(parameters.get(key));
      if (value.signum() == 0) {
        parameters.fault(ProblemCode.PARAMETER_ZERO, key);
        return;
      }
      if (value.abs().compareTo(width) > 0) {
        parameters.fault(ProblemCode.PARAMETER_RANGE, key);
      } else if (step.signum() != 0 && value.remainder(step).signum() != 0) {
        parameters.fault(ProblemCode.PARAMETER_MULTIPLE, key);
      }
    }
    if (parameters.has("placeholder")
        && !between(new BigDecimal(parameters.get("placeholder")), start, end)) {
      parameters.fault(ProblemCode.PARAMETER_RANGE, "placeholder");
    }
    if (parameters.has("tick_labelset")) {
      checkLabels(traits, parameters, start, end, step);
    }
  }

  private void checkLabels(
      Traits traits, Parameters parameters, BigDecimal start, BigDecimal end, BigDecimal step) {
    String name = parameters.get("tick_labelset");
    if (lists.find(name).isEmpty()) {
      lists.unknown(traits.row(), name);
      return;
    }
    BigDecimal tick =
        parameters.has("tick_interval") ? new BigDecimal(parameters.get("tick_interval")) : step;
    boolean noTicks = traits.appearance().contains("no-ticks");
    ChoiceList list = lists.find(name).orElseThrow();
    long values = list.choices().stream().map(Choice::name).distinct().count();
    boolean fits = !noTicks || values <= 2;
    for (Choice choice : list.choices()) {
      fits &= fits(choice.name(), start, end, tick, noTicks);
    }
    if (!fits) {
      problems.error(traits.row(), "parameters", ProblemCode.TICK_LABELS, name);
    }
  }

  private static boolean fits(
      String name, BigDecimal start, BigDecimal end, BigDecimal tick, boolean onlyEnds) {
    if (!Parameters.isNumber(name)) {
      return false;
    }
    BigDecimal value = new BigDecimal(name);
    if (onlyEnds) {
      return value.compareTo(start) == 0 || value.compareTo(end) == 0;
    }
    return between(value, start, end) && value.subtract(start).remainder(tick).signum() == 0;
  }

  private static boolean between(BigDecimal value, BigDecimal one, BigDecimal other) {
    return value.compareTo(one.min(other)) >= 0 && value.compareTo(one.max(other)) <= 0;
  }
}
