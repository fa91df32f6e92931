package org.halte.core.forms.xlsform;

import java.util.List;
import java.util.Optional;
import org.halte.core.forms.model.Traits;
import org.halte.core.forms.problems.ProblemCode;

/** Parameters of the log that a phone keeps while a form is filled in. */
final class Audit {
  private static final List<String> LOCATION =
      List.of("location-priority", "location-min-interval", "location-max-age");

  private Audit() {}

  static Traits read(Traits written, Parameters parameters) {
    parameters.allow(
        "location-priority",
        "location-min-interval",
        "location-max-age",
        "track-changes",
        "identify-user",
        "track-changes-reasons");
    Traits traits = flag(written, parameters, "track-changes", "true", "false");
    traits = flag(traits, parameters, "track-changes-reasons", "on-form-edit");
    traits = flag(traits, parameters, "identify-user", "true", "false");
    long given = LOCATION.stream().filter(parameters::has).count();
    if (given > 0 && given < LOCATION.size()) {
      parameters.fault(ProblemCode.PARAMETERS_INCOMPLETE, String.join(", ", LOCATION));
      return traits;
    }
    return given == 0 ? traits : location(traits, parameters);
  }

  private static Traits flag(Traits traits, Parameters parameters, String key, String... allowed) {
    return parameters
        .oneOf(key, allowed)
        .map(value -> traits.withBind("odk:" + key, value))
        .orElse(traits);
  }

  private static Traits location(Traits written, Parameters parameters) {
    Optional<String> priority =
        parameters.oneOf("location-priority", "no-power", "low-power", "balanced", "high-accuracy");
    Optional<String> interval = parameters.integer("location-min-interval");
    Optional<String> age = parameters.integer("location-max-age");
    if (priority.isEmpty() || interval.isEmpty() || age.isEmpty()) {
      return written;
    }
    long least = Long.parseLong(interval.get());
    long most = Long.parseLong(age.get());
    if (least < 0) {
      parameters.wrongValue("location-min-interval");
    }
    if (most < 0 || most < least) {
      parameters.wrongValue("location-max-age");
    }
    return written
        .withBind("odk:location-max-age", age.get())
        .withBind("odk:location-min-interval", interval.get())
        .withBind("odk:location-priority", priority.get());
  }
}
