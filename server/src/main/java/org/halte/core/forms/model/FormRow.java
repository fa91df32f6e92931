package org.halte.core.forms.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.halte.base.formats.Cell;
import org.halte.base.formats.Row;

/**
 * One row of a sheet with its columns' meanings.
 *
 * @param number the row in the workbook, counted from 1; 0 for what the compiler itself adds
 * @param beside cells that are in no column of the table
 */
public record FormRow(String sheet, int number, List<Field> fields, List<Cell> beside) {
  public FormRow {
    Objects.requireNonNull(sheet);
    fields = List.copyOf(fields);
    beside = List.copyOf(beside);
  }

  public FormRow(String sheet, int number, List<Field> fields) {
    this(sheet, number, fields, List.of());
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

  /** How the author titled the column of that meaning whose cell holds a text; else the meaning. */
  public String headerOf(String meaning, String text) {
    return fields.stream()
        .filter(field -> field.path().contains(meaning) && field.text().contains(text))
        .map(Field::header)
        .findFirst()
        .orElse(meaning);
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

  /** This row with another text in a column; an empty one clears the cell. */
  public FormRow with(Column column, String text) {
    List<Field> all = new ArrayList<>(fields);
    all.removeIf(field -> field.column().equals(column));
    if (!text.isEmpty()) {
      all.add(new Field(column, text, text));
    }
    all.sort(Comparator.comparingInt(field -> field.column().number()));
    return new FormRow(sheet, number, all, beside);
  }

  /** As it goes back into its sheet. */
  Row toRow() {
    List<Cell> cells = new ArrayList<>(beside);
    fields.forEach(field -> cells.add(new Cell(field.column().number(), field.written())));
    cells.sort(Comparator.comparingInt(Cell::column));
    return new Row(number, cells);
  }
}
