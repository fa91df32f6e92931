package org.halte.cli.xlsform;

import java.util.List;
import java.util.Optional;
import org.halte.base.formats.UnreadableFile;
import org.halte.core.forms.problems.FormProblem;
import org.halte.core.forms.xlsform.Compiled;
import org.halte.core.forms.xlsform.FormErrors;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines that answer. In ASCII: some readers take more for the end of a line than a line feed,
 * and no encoding on the way can hurt them.
 */
final class Answers {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Language language;

  Answers(Language language) {
    this.language = language;
  }

  String compiled(Optional<JsonNode> id, Compiled form) {
    ObjectNode line = line(id, "ok");
    line.put("xform", form.xform());
    line.putArray("errors");
    add(line.putArray("warnings"), form.warnings());
    form.itemsetsCsv()
        .ifPresentOrElse(csv -> line.put("itemsets_csv", csv), () -> line.putNull("itemsets_csv"));
    return write(line);
  }

  String wrong(Optional<JsonNode> id, FormErrors errors) {
    ObjectNode line = line(id, "error");
    line.putNull("xform");
    add(line.putArray("errors"), errors.errors());
    add(line.putArray("warnings"), errors.warnings());
    line.putNull("itemsets_csv");
    return write(line);
  }

  String unreadable(Optional<JsonNode> id, UnreadableFile file) {
    String sentence = language.pick(String.valueOf(file.getMessage()), file.english());
    return refused(id, "FILE_" + file.reason(), sentence);
  }

  String refused(Optional<JsonNode> id, BatchFault fault) {
    return refused(id, fault.name(), language.pick(fault.french, fault.english));
  }

  private String refused(Optional<JsonNode> id, String code, String sentence) {
    ObjectNode line = line(id, "error");
    line.putNull("xform");
    add(line.putArray("errors"), "", 0, "", code, sentence);
    line.putArray("warnings");
    line.putNull("itemsets_csv");
    return write(line);
  }

  private static ObjectNode line(Optional<JsonNode> id, String outcome) {
    ObjectNode line = JSON.createObjectNode();
    id.ifPresentOrElse(given -> line.set("id", given), () -> line.putNull("id"));
    return line.put("outcome", outcome);
  }

  private void add(ArrayNode array, List<FormProblem> problems) {
    for (FormProblem problem : problems) {
      add(
          array,
          problem.sheet(),
          problem.row(),
          problem.column(),
          problem.code().name(),
          language.say(problem));
    }
  }

  private static void add(
      ArrayNode array, String sheet, int row, String column, String code, String message) {
    array
        .addObject()
        .put("sheet", sheet)
        .put("row", row)
        .put("column", column)
        .put("code", code)
        .put("message", message);
  }

  private static String write(ObjectNode line) {
    return JSON.writeValueAsString(line);
  }
}
