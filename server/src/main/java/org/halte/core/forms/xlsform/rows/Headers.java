package org.halte.core.forms.xlsform.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.halte.core.forms.model.Names;
import org.halte.core.forms.problems.Problems;

/**
 * What the columns of a sheet mean: the standard's names and the other names authors know them by.
 *
 * @param known columns with a meaning of their own
 * @param aliases other names → path of the meaning
 */
public record Headers(Set<String> known, Map<String, List<String>> aliases) {
  /** Letters changed, lost or added that still leave a word recognisable. */
  private static final int MISSPELT = 2;

  /** Short words lie near each other by chance: {@code note} is not {@code name}. */
  private static final int SHORTEST_MISSPELT = 5;

  /** A sheet that the standard does not know. */
  private static final Headers NONE = new Headers(Set.of(), Map.of());

  private static final Headers SURVEY = new Headers(surveyColumns(), surveyAliases());
  private static final Headers CHOICES =
      new Headers(
          Set.of("list_name", "name", "label", "media"),
          Map.of(
              "caption", List.of("label"),
              "value", List.of("name"),
              "image", List.of("media", "image"),
              "big-image", List.of("media", "big-image"),
              "audio", List.of("media", "audio"),
              "video", List.of("media", "video")));
  private static final Headers SETTINGS = new Headers(settingsColumns(), settingsAliases());
  public static final Headers ENTITIES =
      new Headers(
          Set.of("dataset", "entity_id", "create_if", "update_if", "label", "repeat"),
          Map.of("list_name", List.of("dataset")));

  /** What the columns of a sheet mean, by the sheet's name in the standard. */
  static Headers of(String sheet) {
    return switch (sheet) {
      case "survey" -> SURVEY;
      case "choices", "external_choices", "osm" -> CHOICES;
      case "settings" -> SETTINGS;
      case "entities" -> ENTITIES;
      default -> NONE;
    };
  }

  private static Set<String> surveyColumns() {
    return Set.of(
        "type",
        "name",
        "label",
        "hint",
        "guidance_hint",
        "default",
        "parameters",
        "trigger",
        "choice_filter",
        "media",
        "bind",
        "control",
        "instance",
        "intent",
        "query",
        "list_name",
        "hxl",
        "disabled",
        "sms_field",
        "sms_option");
  }

  private static Map<String, List<String>> surveyAliases() {
    return Map.ofEntries(
        Map.entry("command", List.of("type")),
        Map.entry("tag", List.of("name")),
        Map.entry("value", List.of("name")),
        Map.entry("caption", List.of("label")),
        Map.entry("compact_tag", List.of("instance", "odk:tag")),
        Map.entry("read_only", List.of("bind", "readonly")),
        Map.entry("readonly", List.of("bind", "readonly")),
        Map.entry("relevant", List.of("bind", "relevant")),
        Map.entry("relevance", List.of("bind", "relevant")),
        Map.entry("required", List.of("bind", "required")),
        Map.entry("constraint", List.of("bind", "constraint")),
        Map.entry("constraining_message", List.of("bind", "jr:constraintMsg")),
        Map.entry("constraint_message", List.of("bind", "jr:constraintMsg")),
        Map.entry("calculation", List.of("bind", "calculate")),
        Map.entry("calculate", List.of("bind", "calculate")),
        Map.entry("noapperrorstring", List.of("bind", "jr:noAppErrorString")),
        Map.entry("no_app_error_string", List.of("bind", "jr:noAppErrorString")),
        Map.entry("requiredmsg", List.of("bind", "jr:requiredMsg")),
        Map.entry("required_message", List.of("bind", "jr:requiredMsg")),
        Map.entry("save_to", List.of("bind", "entities:saveto")),
        Map.entry("body", List.of("control")),
        Map.entry("appearance", List.of("control", "appearance")),
        Map.entry("count", List.of("control", "jr:count")),
        Map.entry("repeat_count", List.of("control", "jr:count")),
        Map.entry("jr:count", List.of("control", "jr:count")),
        Map.entry("autoplay", List.of("control", "autoplay")),
        Map.entry("rows", List.of("control", "rows")),
        Map.entry("image", List.of("media", "image")),
        Map.entry("big-image", List.of("media", "big-image")),
        Map.entry("audio", List.of("media", "audio")),
        Map.entry("video", List.of("media", "video")));
  }

  private static Set<String> settingsColumns() {
    return Set.of(
        "title",
        "id_string",
        "version",
        "default_language",
        "instance_name",
        "instance_id",
        "instance_xmlns",
        "style",
        "public_key",
        "submission_url",
        "auto_send",
        "auto_delete",
        "allow_choice_duplicates",
        "clean_text_values",
        "namespaces",
        "attribute",
        "name",
        "flat",
        "client_editable",
        "omit_instanceid",
        "sms_keyword",
        "sms_separator",
        "sms_allow_media",
        "sms_date_format",
        "sms_datetime_format",
        "sms_response");
  }

  private static Map<String, List<String>> settingsAliases() {
    return Map.of(
        "form_title", List.of("title"),
        "set_form_title", List.of("title"),
        "form_id", List.of("id_string"),
        "set_form_id", List.of("id_string"),
        "prefix", List.of("odk:prefix"),
        "delimiter", List.of("odk:delimiter"));
  }

  /** The path of a column as written. */
  List<String> path(String header, boolean doubleColon) {
    String whole = snake(header);
    if (known.contains(whole) && !aliases.containsKey(whole)) {
      return List.of(whole);
    }
    List<String> tokens = split(header, doubleColon);
    String first = snake(tokens.getFirst());
    List<String> path = new ArrayList<>();
    if (aliases.containsKey(first)) {
      path.addAll(aliases.get(first));
    } else if (known.contains(first)) {
      path.add(first);
    } else {
      // An unknown column keeps its name: filters may use it.
      path.add(tokens.getFirst());
    }
    path.addAll(tokens.subList(1, tokens.size()));
    return path;
  }

  /** The column that was perhaps meant by one without a meaning; "" for none. */
  String nearly(List<String> path, Problems problems) {
    String name = snake(path.getFirst());
    if (name.length() < SHORTEST_MISSPELT || known.contains(name) || aliases.containsKey(name)) {
      return "";
    }
    List<String> all = new ArrayList<>(known);
    all.addAll(aliases.keySet());
    String nearest = problems.suggest(name, all);
    boolean misspelt =
        nearest.length() >= SHORTEST_MISSPELT && Names.distance(name, nearest) <= MISSPELT;
    return misspelt && aliases.values().stream().noneMatch(path::equals) ? nearest : "";
  }

  /**
   * {@code ::} separates; a single colon did in old forms, but is also part of {@code jr:count}.
   */
  private static List<String> split(String header, boolean doubleColon) {
    if (doubleColon || header.contains("::")) {
      return List.of(header.split("::", -1)).stream().map(String::strip).toList();
    }
    List<String> tokens =
        new ArrayList<>(List.of(header.split(":", -1)).stream().map(String::strip).toList());
    int jr = tokens.indexOf("jr");
    if (jr >= 0 && jr + 1 < tokens.size()) {
      tokens.set(jr, "jr:" + tokens.remove(jr + 1));
    }
    return tokens;
  }

  /** A name as the standard writes it: small letters, an underscore for each space. */
  public static String snake(String name) {
    return String.join("_", name.strip().split("\\s+", -1)).toLowerCase(Locale.ROOT);
  }
}
