package org.halte.core.forms.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One row of a sheet with its columns' meanings.
 *
 * @param number the row in the workbook, counted from 1; 0 for what the compiler itself adds
 */
public record FormRow(String sheet, int number, List<Field> fields) {
  public FormRow {
    Objects.requireNonNull(sheet);
    fields = List.copyOf(fields);
  }

  /** A row that no author wrote, such as the text question of "or other". */
  public static FormRow added(FormRow because) {
    return new FormRow(because.sheet(), because.number(), List.of());
  }

  public Optional<Field> findField(String... path) {
    List<String> wanted = List.of(path);
    return fields.stream().filter(field -> field.path().equals(wanted)).findFirst();
  }

  public Optional<String> find(String... path) {
    return findField(path).map(Field::text);
  }

  public String text(String... path) {
    return find(path).orElse("");
  }

  /** The text in all languages; a plain text becomes the default language's if it is translated. */
  public Localized localized(String defaultLanguage, String... path) {
    List<String> wanted = List.of(path);
    Localized result = Localized.NONE;
    for (Field field : fields) {
      if (field.path().equals(wanted)) {
        result = result.withPlain(field.text(), defaultLanguage);
      } else if (field.isUnder(wanted)) {
        String language = field.path().get(wanted.size());
        result = result.with(language, field.text(), defaultLanguage);
      }
    }
    return result;
  }

  /** The names below a group of columns, in the sheet's order: bind → relevant, constraint. */
  public Map<String, Localized> group(String defaultLanguage, String name) {
    Map<String, Localized> found = new LinkedHashMap<>();
    for (Field field : fields) {
      if (field.isUnder(List.of(name))) {
        String key = field.path().get(1);
        found.computeIfAbsent(key, k -> localized(defaultLanguage, name, k));
      }
    }
    return found;
  }

  /** The names below a group of columns that are never translated. */
  public Map<String, String> plainGroup(String name) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Field field : fields) {
      if (field.isUnder(List.of(name))) {
        found.put(field.path().get(1), field.text());
      }
    }
    return found;
  }
}
