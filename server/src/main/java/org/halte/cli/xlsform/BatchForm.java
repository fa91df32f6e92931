package org.halte.cli.xlsform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.halte.base.formats.Limits;
import org.halte.base.formats.Sheet;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.Workbook;
import org.halte.core.forms.xlsform.XlsForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A form as one line brings it.
 *
 * @param id as it came, to be answered with; empty when the line has none
 * @param name of the answers' root element
 * @param tables {@code md} or {@code sheets}
 */
record BatchForm(Optional<JsonNode> id, String name, JsonNode tables) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A line that holds no form. */
  static final class NotAForm extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<JsonNode> id;
    private final BatchFault fault;

    NotAForm(Optional<JsonNode> id, BatchFault fault) {
      super(fault.english);
      this.id = id;
      this.fault = fault;
    }

    Optional<JsonNode> id() {
      return id;
    }

    BatchFault fault() {
      return fault;
    }
  }

  /**
   * Reads a line as far as the form's tables, which {@link #workbook} reads.
   *
   * @throws NotAForm with the line's id if it has one
   */
  static BatchForm read(String line) {
    JsonNode node = parse(line);
    if (!node.isObject()) {
      throw new NotAForm(Optional.empty(), BatchFault.LINE_NOT_JSON);
    }
    Optional<JsonNode> id = find(node, "id");
    Optional<JsonNode> tables = find(node, "md").or(() -> find(node, "sheets"));
    if (tables.isEmpty()) {
      throw new NotAForm(id, BatchFault.LINE_WITHOUT_FORM);
    }
    Optional<JsonNode> name = find(node, "form_name");
    boolean known = find(node, "md").isPresent() ? tables.get().isString() : isSheets(tables.get());
    if (!known || name.filter(given -> !given.isString()).isPresent()) {
      throw new NotAForm(id, BatchFault.LINE_WRONG_TYPE);
    }
    String root = name.map(JsonNode::stringValue).filter(text -> !text.isBlank()).orElse("");
    return new BatchForm(id, root.isEmpty() ? XlsForm.DEFAULT_NAME : root, tables.get());
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JacksonException e) {
      throw new NotAForm(salvageId(line), BatchFault.LINE_NOT_JSON);
    }
  }

  /** The id of a line that is broken somewhere behind it. */
  static Optional<JsonNode> salvageId(String line) {
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean id = parser.currentName().equals("id");
        JsonToken value = parser.nextToken();
        if (id && value != null && value.isScalarValue()) {
          return Optional.of(parser.<JsonNode>readValueAsTree());
        }
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> find(JsonNode node, String name) {
    return Optional.<@Nullable JsonNode>ofNullable(node.get(name)).filter(value -> !value.isNull());
  }

  private static boolean isSheets(JsonNode sheets) {
    return sheets.isObject()
        && sheets.valueStream().allMatch(rows -> rows.isNull() || isTable(rows));
  }

  private static boolean isTable(JsonNode rows) {
    return rows.isArray()
        && filled(rows)
            .allMatch(row -> row.isContainer() && row.valueStream().allMatch(JsonNode::isValueNode))
        && filled(rows).map(JsonNode::isArray).distinct().count() <= 1;
  }

  /** A row that is null is an empty one, as a cell that is. */
  private static Stream<JsonNode> filled(JsonNode rows) {
    return rows.valueStream().filter(row -> !row.isNull());
  }

  Workbook workbook() {
    if (tables.isString()) {
      byte[] markdown = tables.stringValue().getBytes(StandardCharsets.UTF_8);
      return Spreadsheets.read(markdown, "form.md", Limits.FORM);
    }
    List<Sheet> sheets = new ArrayList<>();
    tables.properties().stream()
        .filter(sheet -> !sheet.getValue().isNull())
        .forEach(sheet -> sheets.add(Sheet.of(sheet.getKey(), table(sheet.getValue()))));
    return Limits.FORM.check(new Workbook(sheets));
  }

  /** Rows as lists of cells, or as objects whose keys are the first row. */
  private static List<List<String>> table(JsonNode rows) {
    if (filled(rows).findFirst().filter(JsonNode::isObject).isEmpty()) {
      return rows.valueStream()
          .map(row -> row.valueStream().map(BatchForm::text).toList())
          .toList();
    }
    Set<String> header = new LinkedHashSet<>();
    filled(rows).forEach(row -> header.addAll(row.propertyNames()));
    List<List<String>> table = new ArrayList<>();
    table.add(List.copyOf(header));
    for (JsonNode row : rows) {
      table.add(header.stream().map(name -> text(row.path(name))).toList());
    }
    return table;
  }

  private static String text(JsonNode cell) {
    return cell.isNull() || cell.isMissingNode() ? "" : cell.asString();
  }
}
