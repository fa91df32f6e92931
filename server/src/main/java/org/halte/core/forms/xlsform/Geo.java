package org.halte.core.forms.xlsform;

import java.util.Locale;
import java.util.Optional;
import org.halte.core.forms.model.Traits;
import org.halte.core.forms.model.YesNo;

/** Parameters of positions, lines and shapes. */
final class Geo {
  private Geo() {}

  static Traits read(String type, Traits written, Parameters parameters) {
    boolean point = type.equals("geopoint");
    if (point) {
      parameters.allow(
          "allow-mock-accuracy", "capture-accuracy", "warning-accuracy", "reference-geometry");
    } else {
      parameters.allow("allow-mock-accuracy", "incremental", "reference-geometry");
    }
    Traits traits = written;
    Optional<String> mock = parameters.oneOf("allow-mock-accuracy", "true", "false");
    if (mock.isPresent()) {
      traits = traits.withBind("odk:allow-mock-accuracy", mock.get());
    }
    if (!point && parameters.has("incremental")) {
      if (YesNo.read(parameters.get("incremental").toLowerCase(Locale.ROOT)).orElse(false)) {
        traits = traits.withControl("incremental", "true");
      } else {
        parameters.wrongValue("incremental", "true");
      }
    }
    if (point) {
      Optional<String> capture = parameters.number("capture-accuracy");
      if (capture.isPresent()) {
        traits = traits.withControl("accuracyThreshold", capture.get());
      }
      Optional<String> warning = parameters.number("warning-accuracy");
      if (warning.isPresent()) {
        traits = traits.withControl("unacceptableAccuracyThreshold", warning.get());
      }
    }
    return traits;
  }
}
