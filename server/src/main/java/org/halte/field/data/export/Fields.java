package org.halte.field.data.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halte.core.forms.answers.AnswerTypes;
import org.halte.core.forms.contents.AskedChoice;
import org.halte.core.forms.contents.AskedQuestion.Kind;
import org.halte.field.data.DataForm;
import org.halte.field.data.DataForm.Column;
import org.halte.field.data.DataForm.Section;
import org.halte.field.data.export.ExportOptions.Several;

/** The questions of one table as columns of a file. */
final class Fields {

  /**
   * One column.
   *
   * @param choice its code where each choice has a column
   */
  private record Field(String heading, Column column, Optional<String> choice) {}

  private final DataForm form;
  private final ExportOptions options;
  private final List<Field> fields = new ArrayList<>();

  Fields(DataForm form, Optional<String> repeat, ExportOptions options) {
    this.form = form;
    this.options = options;
    form.columnsIn(repeat).forEach(this::add);
  }

  private void add(Column column) {
    boolean several = column.kind() == Kind.SEVERAL && !column.choices().isEmpty();
    if (!several || options.several() != Several.APART) {
      fields.add(new Field(heading(column), column, Optional.empty()));
    }
    if (several && options.several() != Several.TOGETHER) {
      for (AskedChoice choice : column.choices()) {
        String name =
            options.language().map(l -> column.choiceLabel(choice.code(), l)).orElse(choice.code());
        fields.add(new Field(heading(column) + "/" + name, column, Optional.of(choice.code())));
      }
    }
  }

  private String heading(Column column) {
    if (!options.groups()) {
      return options.language().map(column::label).orElse(column.name());
    }
    if (options.language().isEmpty()) {
      return column.key();
    }
    String language = options.language().get();
    return Stream.concat(
            form.sections().stream()
                .filter(section -> column.key().startsWith(section.key() + "/"))
                .map(section -> label(section, language)),
            Stream.of(column.label(language)))
        .collect(Collectors.joining(" / "));
  }

  static String label(Section section, String language) {
    return Optional.ofNullable(section.labels().get(language))
        .or(() -> section.labels().values().stream().findFirst())
        .orElse(section.name());
  }

  List<String> names() {
    return fields.stream().map(Field::heading).toList();
  }

  List<Object> meanings() {
    return new ArrayList<>(fields.stream().map(f -> f.column().hxl().orElse("")).toList());
  }

  /**
   * The answers as cells.
   *
   * @param files the path of each file by the name that an answer gives
   */
  List<Object> cells(Map<String, String> values, Map<String, String> files) {
    List<Object> cells = new ArrayList<>(fields.size());
    for (Field field : fields) {
      String value = values.get(field.column().key());
      cells.add(value == null ? "" : cell(field, value, files));
    }
    return cells;
  }

  private Object cell(Field field, String value, Map<String, String> files) {
    if (field.choice().isPresent()) {
      return AnswerTypes.toChoices(value).contains(field.choice().get()) ? 1 : 0;
    }
    Column column = field.column();
    return switch (column.kind()) {
      case INTEGER, DECIMAL ->
          AnswerTypes.toDecimal(value).<Object>map(Fields::number).orElse(value);
      case ONE -> options.language().map(l -> column.choiceLabel(value, l)).orElse(value);
      case SEVERAL, RANK ->
          options
              .language()
              .map(l ->
                  AnswerTypes.toChoices(value).stream()
                      .map(code -> column.choiceLabel(code, l))
                      .collect(Collectors.joining(" ; ")))
              .orElse(value);
      case FILE -> files.getOrDefault(value, value);
      case TEXT, DATE, TIME, MOMENT, POINT, SHAPE, PHONE -> value;
    };
  }

  /** A whole number without the comma that a spreadsheet would show. */
  private static Number number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Number) (long) value : value;
  }
}
