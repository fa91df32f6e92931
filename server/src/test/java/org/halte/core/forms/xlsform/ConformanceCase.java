package org.halte.core.forms.xlsform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.halte.base.formats.Sheet;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.Workbook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One case as the JSON holds it. */
record ConformanceCase(JsonNode node) {
  static final Path FOLDER = Path.of("../../shared/xlsform-cases/cases");
  private static final Pattern ROW = Pattern.compile("\\[row : (\\d+)]");

  /** All cases that count, file by file. */
  static List<ConformanceCase> listVerified() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(file -> new ObjectMapper().readTree(file).valueStream())
          .map(ConformanceCase::new)
          .filter(ConformanceCase::isVerified)
          .toList();
    }
  }

  /** A text that may be missing or null. */
  static Optional<String> text(JsonNode node) {
    return node == null || node.isNull() ? Optional.empty() : Optional.of(node.asString());
  }

  boolean isVerified() {
    return !node.has("verified") || node.get("verified").asBoolean();
  }

  String id() {
    return node.get("id").asString();
  }

  String formName() {
    return text(node.get("form_name")).orElse("data");
  }

  Workbook workbook() {
    if (node.has("md")) {
      return Spreadsheets.read(
          node.get("md").asString().getBytes(StandardCharsets.UTF_8), "case.md");
    }
    List<Sheet> sheets = new ArrayList<>();
    node.get("sheets")
        .properties()
        .forEach(sheet -> sheets.add(Sheet.of(sheet.getKey(), table(sheet.getValue()))));
    return new Workbook(sheets);
  }

  private static List<List<String>> table(JsonNode rows) {
    List<List<String>> table = new ArrayList<>();
    if (!rows.isEmpty() && rows.get(0).isObject()) {
      return records(rows);
    }
    for (JsonNode row : rows) {
      List<String> cells = new ArrayList<>();
      for (JsonNode cell : row) {
        cells.add(cell.isNull() ? "" : cell.asString());
      }
      table.add(cells);
    }
    return table;
  }

  private static List<List<String>> records(JsonNode rows) {
    Set<String> header = new LinkedHashSet<>();
    rows.forEach(row -> row.properties().forEach(cell -> header.add(cell.getKey())));
    List<List<String>> table = new ArrayList<>(List.of(List.copyOf(header)));
    for (JsonNode row : rows) {
      table.add(
          header.stream()
              .map(name -> row.has(name) && !row.get(name).isNull() ? row.get(name).asString() : "")
              .toList());
    }
    return table;
  }

  boolean isOk() {
    return node.get("oracle").get("outcome").asString().equals("ok");
  }

  Optional<String> golden() {
    return text(node.get("oracle").get("xform"));
  }

  String message() {
    return text(node.get("oracle").get("message")).orElse("");
  }

  Optional<Integer> row() {
    Matcher row = ROW.matcher(message());
    return row.find() ? Optional.of(Integer.parseInt(row.group(1))) : Optional.empty();
  }

  JsonNode expect() {
    return node.get("expect");
  }
}
