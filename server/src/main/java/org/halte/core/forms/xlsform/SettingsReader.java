package org.halte.core.forms.xlsform;

import java.util.HashMap;
import java.util.Map;
import org.halte.core.forms.model.Field;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.FormSheet;
import org.halte.core.forms.model.Names;
import org.halte.core.forms.model.Settings;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;
import org.halte.core.forms.xlsform.rows.Headers;

/** The settings sheet, of which only the first row counts. */
final class SettingsReader {
  /** Settings that the oldest forms write on the survey sheet, as a type with its value as name. */
  private static final Map<String, String> ROWS =
      Map.of(
          "set_form_title", "title",
          "form_title", "title",
          "set_form_id", "id_string",
          "form_id", "id_string",
          "public_key", "public_key",
          "submission_url", "submission_url",
          "auto_send", "auto_send",
          "auto_delete", "auto_delete");

  private SettingsReader() {}

  static boolean isSetting(FormRow row) {
    return ROWS.containsKey(Headers.snake(row.text("type")));
  }

  /** These settings with those that stand on the survey sheet. */
  static Settings with(Settings settings, FormSheet survey) {
    Map<String, String> values = new HashMap<>(settings.values());
    survey.rows().stream()
        .filter(SettingsReader::isSetting)
        .forEach(row -> values.put(ROWS.get(Headers.snake(row.text("type"))), row.text("name")));
    return new Settings(
        settings.rootName(),
        values.getOrDefault("id_string", settings.formId()),
        values.getOrDefault("title", settings.title()),
        settings.version(),
        settings.defaultLanguage(),
        values,
        settings.attributes());
  }

  static Settings read(FormSheet sheet, String rootName, String fallbackId, Problems problems) {
    Map<String, String> values = new HashMap<>();
    Map<String, String> attributes = new HashMap<>();
    if (!sheet.rows().isEmpty()) {
      read(sheet.rows().getFirst(), values, attributes);
    }
    String id = values.getOrDefault("id_string", fallbackId);
    Settings settings =
        new Settings(
            values.getOrDefault("name", rootName),
            id,
            values.getOrDefault("title", id),
            values.getOrDefault("version", ""),
            values.getOrDefault("default_language", "default"),
            values,
            attributes);
    check(settings, problems);
    return settings;
  }

  private static void read(
      FormRow row, Map<String, String> values, Map<String, String> attributes) {
    for (Field field : row.fields()) {
      if (field.path().size() == 2 && field.path().getFirst().equals("attribute")) {
        attributes.put(field.path().get(1), field.text());
        continue;
      }
      String previous = values.put(String.join(":", field.path()), field.text());
      if (previous != null && field.header().equalsIgnoreCase("id_string")) {
        // Its other name, form_id, counts before it.
        values.put("id_string", previous);
      }
    }
  }

  private static void check(Settings settings, Problems problems) {
    String name = settings.rootName();
    if (!Names.isTag(name)) {
      problems.error("settings", 2, "name", ProblemCode.NAME_INVALID, name, Names.mended(name));
    }
    if (settings.isOn("omit_instanceid", false) && settings.find("public_key").isPresent()) {
      problems.error("settings", 2, "omit_instanceID", ProblemCode.INSTANCE_ID_OMITTED, "", "");
    }
  }
}
