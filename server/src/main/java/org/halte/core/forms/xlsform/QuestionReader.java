package org.halte.core.forms.xlsform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.halte.core.forms.model.Field;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.Question.OsmTag;
import org.halte.core.forms.model.QuestionType;
import org.halte.core.forms.model.References;
import org.halte.core.forms.model.Selection;
import org.halte.core.forms.model.Traits;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/** One row of the survey sheet as a question, with the parameters of its type. */
final class QuestionReader {
  private static final Set<String> OLD_DEVICE_FIELDS = Set.of("subscriberid", "simserial");

  private final String defaultLanguage;
  private final Lists lists;
  private final Problems problems;

  QuestionReader(String defaultLanguage, Lists lists, Problems problems) {
    this.defaultLanguage = defaultLanguage;
    this.lists = lists;
    this.problems = problems;
  }

  Question read(FormRow row, Traits written, QuestionType type) {
    Parameters parameters = Parameters.read(row, problems);
    String appearance = written.appearance();
    Traits traits =
        switch (type.name()) {
          case "text" -> text(written, parameters);
          case "photo" -> photo(written, parameters, appearance);
          case "audio" -> {
            parameters.allow("quality");
            yield quality(written, parameters, "voice-only", "low", "normal", "external");
          }
          case "background-audio" -> {
            parameters.allow("quality");
            yield quality(written, parameters, "voice-only", "low", "normal");
          }
          case "geopoint", "geotrace", "geoshape" -> Geo.read(type.name(), written, parameters);
          case "range" -> new RangeReader(lists, problems).read(written, parameters);
          default -> written;
        };
    Question question = withList(common(row, traits, type), parameters);
    if (type.name().equals("background-geopoint")) {
      checkBackgroundGeopoint(row, question);
    }
    if (OLD_DEVICE_FIELDS.contains(type.name())) {
      problems.warn(row, "type", ProblemCode.DEVICE_FIELD_OLD, type.name());
    }
    if (type.name().equals("calculate")
        && traits.bindText("calculate").isEmpty()
        && !question.dynamicDefault()) {
      problems.error(row, "calculation", ProblemCode.CALCULATION_MISSING, "");
    }
    return question;
  }

  /** Lists of types that are not selects: labels of a scale, shapes to draw over. */
  private static Question withList(Question question, Parameters parameters) {
    String filter = question.traits().row().text("choice_filter");
    if (question.type().name().equals("range") && parameters.has("tick_labelset")) {
      String list = parameters.get("tick_labelset");
      return question.withSelection(
          new Selection(list, Selection.Kind.SHEET, filter, java.util.Map.of()));
    }
    if (parameters.has("reference-geometry")) {
      String list = parameters.get("reference-geometry");
      return question.withSelection(
          new Selection(list, Selection.Kind.GEOMETRY, filter, java.util.Map.of()));
    }
    return question;
  }

  /** What every type has: a default, triggers. */
  Question common(FormRow row, Traits traits, QuestionType type) {
    String defaultValue = row.text("default");
    boolean dynamic = Expressions.isDynamic(defaultValue, type.name());
    if (type.name().equals("photo")
        && !defaultValue.isEmpty()
        && !dynamic
        && !defaultValue.contains("jr://images/")) {
      defaultValue = "jr://images/" + defaultValue;
    }
    return new Question(
        traits, type, Optional.empty(), defaultValue, dynamic, triggers(row), List.of());
  }

  Question withTags(Question question, List<OsmTag> tags) {
    return new Question(
        question.traits(),
        question.type(),
        question.selection(),
        question.defaultValue(),
        question.dynamicDefault(),
        question.triggers(),
        tags);
  }

  Question readAudit(FormRow row) {
    if (row.find("name").filter(name -> !name.equals("audit")).isPresent()) {
      problems.error(row, "name", ProblemCode.AUDIT_NAME, row.text("name"));
    }
    Parameters parameters = Parameters.read(row, problems);
    Traits traits = Traits.of(row, defaultLanguage).named("audit");
    return Question.of(Audit.read(traits, parameters), QuestionTypes.AUDIT);
  }

  private List<String> triggers(FormRow row) {
    Optional<Field> field = row.findField("trigger");
    if (field.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String part : field.get().text().split(",", -1)) {
      if (part.isBlank()) {
        continue;
      }
      if (References.isReference(part)) {
        names.addAll(References.listNames(part));
      } else if (References.listNames(part).size() > 1) {
        problems.error(row, "trigger", ProblemCode.REFERENCE_COMMA, part.strip());
        return List.of();
      } else {
        problems.error(row, "trigger", ProblemCode.REFERENCE_SYNTAX, part.strip());
        return List.of();
      }
    }
    return names.stream().distinct().toList();
  }

  private static Traits text(Traits traits, Parameters parameters) {
    parameters.allow("rows");
    return parameters.integer("rows").map(rows -> traits.withControl("rows", rows)).orElse(traits);
  }

  private Traits photo(Traits written, Parameters parameters, String appearance) {
    parameters.allow("max-pixels", "app");
    Traits traits = written;
    if (parameters.has("max-pixels")) {
      Optional<String> pixels = parameters.integer("max-pixels");
      if (pixels.isPresent()) {
        traits = traits.withBind("orx:max-pixels", pixels.get());
      }
    } else {
      problems.warn(written.row(), "parameters", ProblemCode.IMAGE_SIZE, "");
    }
    if (parameters.has("app") && (appearance.isEmpty() || appearance.equals("annotate"))) {
      String app = parameters.get("app");
      if (app.matches("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)+")) {
        traits = traits.withControl("intent", app);
      } else {
        parameters.fault(ProblemCode.PACKAGE_NAME, app);
      }
    }
    return traits;
  }

  private static Traits quality(Traits traits, Parameters parameters, String... allowed) {
    return parameters
        .oneOf("quality", allowed)
        .map(quality -> traits.withBind("odk:quality", quality))
        .orElse(traits);
  }

  private void checkBackgroundGeopoint(FormRow row, Question question) {
    if (question.triggers().isEmpty()) {
      problems.error(row, "trigger", ProblemCode.TRIGGER_MISSING, "");
    }
    if (!question.traits().bindText("calculate").isEmpty()) {
      problems.error(row, "calculation", ProblemCode.TRIGGER_CALCULATION, "");
    }
  }
}
