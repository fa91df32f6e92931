package org.halte.core.forms.xlsform;

import java.util.Optional;
import java.util.Set;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.Names;
import org.halte.core.forms.model.Settings;
import org.halte.core.forms.model.Traits;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/** The name of a question or group: one that XML allows, and that is free where it stands. */
final class NameCheck {
  private static final Set<String> MEDIA = Set.of("image", "big-image", "audio", "video");

  /** Those that every XForm declares. */
  private static final Set<String> PREFIXES = Set.of("h", "ev", "xsd", "jr", "orx", "odk");

  private final String defaultLanguage;
  private final String namespaces;
  private final Problems problems;

  NameCheck(Settings settings, Problems problems) {
    this.defaultLanguage = settings.defaultLanguage();
    this.namespaces = " " + settings.find("namespaces").orElse("");
    this.problems = problems;
  }

  /** The row under its name; empty when it has none that can be used. */
  Optional<Traits> read(FormRow row, String type, Frame frame) {
    Traits traits = Traits.of(row, defaultLanguage);
    if (traits.name().isEmpty() && type.equals("note")) {
      traits = traits.named("generated_note_name_" + row.number());
    }
    if (!isAllowed(row, traits.name())) {
      return Optional.empty();
    }
    for (String kind : traits.media().keySet()) {
      if (!MEDIA.contains(kind)) {
        problems.error(row, "media::" + kind, ProblemCode.MEDIA_UNKNOWN, kind);
      }
    }
    return isFree(row, traits.name(), frame) ? Optional.of(traits) : Optional.empty();
  }

  private boolean isAllowed(FormRow row, String name) {
    if (name.isEmpty()) {
      problems.error(row, "name", ProblemCode.NAME_MISSING, "");
      return false;
    }
    if (!Names.isTag(name) || !hasNamespace(name)) {
      problems.error(
          row.sheet(), row.number(), "name", ProblemCode.NAME_INVALID, name, Names.mended(name));
      return false;
    }
    if (name.equals("meta")) {
      problems.error(row, "name", ProblemCode.NAME_RESERVED, name);
      return false;
    }
    return true;
  }

  /** A prefix that stands for nothing makes the whole form unreadable. */
  private boolean hasNamespace(String name) {
    int colon = name.indexOf(':');
    String prefix = name.substring(0, Math.max(0, colon));
    return colon < 0 || PREFIXES.contains(prefix) || namespaces.contains(" " + prefix + "=");
  }

  private boolean isFree(FormRow row, String name, Frame frame) {
    if (!frame.take(name)) {
      problems.error(row, "name", ProblemCode.NAME_TWICE, name);
      return false;
    }
    if (!frame.takeIgnoringCase(name)) {
      problems.warn(row, "name", ProblemCode.NAME_TWICE_CASE, name);
    }
    return true;
  }
}
