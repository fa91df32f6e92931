package org.halte.field.data;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.halte.core.forms.FormId;
import org.halte.core.forms.contents.AskedChoice;
import org.halte.core.forms.contents.AskedQuestion.Kind;
import org.halte.core.policy.FieldClass;

/**
 * A form with the questions of all its versions side by side. Field names are those of the API.
 *
 * @param key of the form inside Halte
 * @param languages of the newest version, the default one first; {@code [""]} for a form without
 *     translations
 * @param versions the newest first
 */
public record DataForm(
    @JsonIgnore String key,
    String title,
    List<String> languages,
    List<Version> versions,
    List<Section> sections,
    List<Column> columns,
    @JsonIgnore Map<String, String> keyByPath) {

  public DataForm {
    languages = List.copyOf(languages);
    versions = List.copyOf(versions);
    sections = List.copyOf(sections);
    columns = List.copyOf(columns);
    keyByPath = Map.copyOf(keyByPath);
  }

  /** The form's id as people know it. */
  @JsonProperty("id")
  public String id() {
    return new FormId(key).publicId();
  }

  /** A published version. */
  public record Version(String version, Instant publishedAt) {}

  /**
   * A group or a repeat.
   *
   * @param key its path below the root, {@code ecran_besoins/detail}
   */
  public record Section(String key, boolean repeats, Map<String, String> labels) {
    public Section {
      labels = Map.copyOf(labels);
    }

    public String name() {
      return key.substring(key.lastIndexOf('/') + 1);
    }
  }

  /**
   * One question.
   *
   * @param key its path below the root, in the newest version that asks it
   * @param repeat the key of the innermost repeat around it
   * @param fieldClass which right opens its answers
   * @param versions those that ask it
   */
  public record Column(
      String key,
      Kind kind,
      Map<String, String> labels,
      List<AskedChoice> choices,
      Optional<String> hxl,
      Optional<String> repeat,
      FieldClass fieldClass,
      List<String> versions) {
    public Column {
      labels = Map.copyOf(labels);
      choices = List.copyOf(choices);
      versions = List.copyOf(versions);
    }

    public String name() {
      return key.substring(key.lastIndexOf('/') + 1);
    }

    /** The question's words in a language, else in any, else its name. */
    public String label(String language) {
      return words(labels, language).orElse(name());
    }

    /** A choice's words in a language, else in any, else its code. */
    public String choiceLabel(String code, String language) {
      return choices.stream()
          .filter(choice -> choice.code().equals(code))
          .findFirst()
          .flatMap(choice -> words(choice.labels(), language))
          .orElse(code);
    }
  }

  static Optional<String> words(Map<String, String> labels, String language) {
    return Optional.ofNullable(labels.get(language)).or(() -> labels.values().stream().findFirst());
  }

  /** The form as somebody sees it to whom only some classes of field are open. */
  DataForm opening(Set<FieldClass> open) {
    List<Column> shown =
        columns.stream().filter(column -> open.contains(column.fieldClass())).toList();
    List<Section> around =
        sections.stream()
            .filter(
                section -> shown.stream().anyMatch(c -> c.key().startsWith(section.key() + "/")))
            .toList();
    Set<String> keys = shown.stream().map(Column::key).collect(Collectors.toSet());
    Map<String, String> paths =
        keyByPath.entrySet().stream()
            .filter(entry -> keys.contains(entry.getValue()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new DataForm(key, title, languages, versions, around, shown, paths);
  }

  /** The repeats, each before those inside it. */
  public List<Section> repeats() {
    return sections.stream().filter(Section::repeats).toList();
  }

  /** The questions of the form itself, or of one turn of a repeat. */
  public List<Column> columnsIn(Optional<String> repeat) {
    return columns.stream().filter(column -> column.repeat().equals(repeat)).toList();
  }

  public Optional<Column> findColumn(String key) {
    return columns.stream().filter(column -> column.key().equals(key)).findFirst();
  }
}
