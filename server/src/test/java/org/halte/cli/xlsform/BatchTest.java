package org.halte.cli.xlsform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BatchTest {
  private static final String GOOD =
      "{\"id\":7,\"md\":\"| survey |\\n| | type | name | label |\\n| | text | a | É\u2028 ? |\"}";

  @Test
  void whateverALineHoldsItGetsOneAnswerInOrderAndTheNextOneIsStillCompiled() throws IOException {
    List<String> lines =
        List.of(
            GOOD,
            "",
            "not json",
            "{\"id\":\"broken\",\"md\":\"| survey",
            "[1]",
            "{\"id\":\"none\"}",
            "{\"id\":\"null\",\"md\":null,\"sheets\":null}",
            "{\"id\":\"number\",\"md\":3}",
            "{\"id\":\"name\",\"form_name\":{},\"md\":\"\"}",
            "{\"id\":\"cells\",\"sheets\":{\"survey\":[[{}]]}}",
            "{\"id\":\"mixed\",\"sheets\":{\"survey\":[[\"type\"],{\"type\":\"text\"}]}}",
            "{\"id\":\"empty\",\"md\":\"\"}",
            "{\"id\":{\"a\":[1]},\"md\":\"\"}",
            "{\"id\":\"deep\",\"md\":" + "[".repeat(100_000),
            GOOD);
    List<JsonNode> answers = run(Language.fr, lines);
    assertThat(answers).hasSameSizeAs(lines);
    assertThat(answers)
        .extracting(answer -> answer.get("id").toString())
        .containsExactly(
            "7",
            "null",
            "null",
            "\"broken\"",
            "null",
            "\"none\"",
            "\"null\"",
            "\"number\"",
            "\"name\"",
            "\"cells\"",
            "\"mixed\"",
            "\"empty\"",
            "{\"a\":[1]}",
            "\"deep\"",
            "7");
    assertThat(answers.subList(1, 14))
        .allMatch(answer -> answer.get("outcome").asString().equals("error"))
        .allMatch(answer -> answer.get("xform").isNull())
        .allMatch(answer -> !answer.get("errors").get(0).get("message").asString().isBlank());
    assertThat(List.of(answers.getFirst(), answers.getLast()))
        .allMatch(answer -> answer.get("outcome").asString().equals("ok"))
        .allMatch(answer -> answer.get("xform").asString().contains("É\u2028 ?"));
  }

  @Test
  void whatEditorsAndSpreadsheetsAddToALineDoesNoHarm() throws IOException {
    String sheets = "\"sheets\":{\"survey\":[[\"type\",\"name\",\"label\"],[\"text\",\"a\",\"A\"]";
    List<JsonNode> answers =
        run(
            Language.en,
            List.of(
                "\ufeff{\"id\":\"byte order mark\"," + sheets + "]}}",
                "{\"id\":\"carriage return\"," + sheets + "]}}\r",
                "{\"id\":\"empty row\"," + sheets + ",null,[\"bogus\",\"b\",null]]}}",
                "{\"id\":\"empty sheet\"," + sheets + "],\"choices\":null}}",
                "{\"id\":\"half a character\","
                    + sheets
                    + ",[\"text\",\"b\",\"x\\ud800y\\u0000\"]]}}",
                "{\"id\":\"too long\",\"md\":\"" + "x".repeat(17 << 20)));
    assertThat(answers)
        .extracting(answer -> answer.get("outcome").asString())
        .containsExactly("ok", "ok", "error", "ok", "ok", "error");
    assertThat(answers.get(2).get("errors").get(0).get("row").asInt()).isEqualTo(4);
    assertThat(answers.get(4).get("xform").asString()).contains("<label>xy</label>");
    assertThat(answers.getLast().get("id").asString()).isEqualTo("too long");
    assertThat(answers.getLast().get("errors").get(0).get("code").asString())
        .isEqualTo("LINE_TOO_LONG");
  }

  @Test
  void sheetsAreListsOfRowsOfCellsOrOfNamedCells() throws IOException {
    List<JsonNode> answers =
        run(
            Language.fr,
            List.of(
                "{\"id\":\"lists\",\"form_name\":\"f\",\"sheets\":{\"survey\":[[\"type\",\"name\",\"label\",\"default\"],[\"text\",\"a\",null,3],[\"text\",\"b\",\"B\"]]}}",
                "{\"id\":\"named\",\"form_name\":\"f\",\"sheets\":{\"survey\":[{\"type\":\"text\",\"name\":\"a\",\"label\":\"A\"},{\"type\":\"integer\",\"name\":\"b\",\"label\":\"B\",\"default\":3}]}}"));
    JsonNode error = answers.getFirst().get("errors").get(0);
    assertThat(error.toString())
        .startsWith(
            "{\"sheet\":\"survey\",\"row\":2,\"column\":\"label\",\"code\":\"LABEL_MISSING\"");
    assertThat(answers.getLast().get("xform").asString()).contains("<f id=\"data\"><a/><b>3</b>");
  }

  @Test
  void theSentencesAreInTheLanguageAskedFor() throws IOException {
    List<String> lines =
        List.of("{\"id\":1}", "{\"id\":2,\"md\":\"| survey |\\n| | type |\\n| | tekst |\"}");
    assertThat(messages(Language.fr, lines)).allMatch(text -> text.startsWith("Cette "));
    assertThat(messages(Language.en, lines)).allMatch(text -> text.startsWith("This "));
  }

  private static List<String> messages(Language language, List<String> lines) throws IOException {
    return run(language, lines).stream()
        .map(answer -> answer.get("errors").get(0).get("message").asString())
        .toList();
  }

  private static List<JsonNode> run(Language language, List<String> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Batch(language)
        .run(
            new ByteArrayInputStream(String.join("\n", lines).getBytes(UTF_8)),
            new PrintStream(bytes, false, UTF_8));
    return bytes.toString(UTF_8).lines().map(JsonMapper.builder().build()::readTree).toList();
  }
}
