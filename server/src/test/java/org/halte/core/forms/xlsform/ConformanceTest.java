package org.halte.core.forms.xlsform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.halte.cli.Halte;
import org.halte.core.forms.answers.AnswerCheck;
import org.halte.core.forms.problems.ProblemCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The shared conformance cases, scored; docs/conformance.md keeps the figures. */
class ConformanceTest {
  private static final Path REPORT = Path.of("target/xlsform-conformance.txt");

  /**
   * Cases that no phone can open: questions calculated from themselves (three, with pulldata),
   * expressions that are none (three), choices of which none has a label.
   */
  private static final Set<String> NOT_FOR_PHONES =
      Set.of(
          "test_choices_without_labels__for_static_selects__warning_and_error#1",
          "test_external_instance_pulldata#1",
          "test_external_instance_pulldata_readonly#1",
          "test_external_instance_pulldata_relevant#1",
          "test_external_instances_multiple_diff_pulldatas#1",
          "test_validate_unicode_exception#1",
          "test_validate_with_more_unicode#1");

  private static final Set<ProblemCode> TELLING =
      Set.of(
          ProblemCode.OWN_ANSWER, ProblemCode.EXPRESSION_BROKEN, ProblemCode.CHOICE_LABEL_MISSING);

  @BeforeEach
  void needsTheSharedCases() {
    assumeTrue(Files.isDirectory(ConformanceCase.FOLDER), "skipped: shared data not present");
  }

  @Test
  void theScoreOverTheSharedCasesDoesNotDrop() throws IOException {
    ConformanceScore score = new ConformanceScore();
    for (ConformanceCase each : ConformanceCase.listVerified()) {
      score.add(each, ConformanceScore.Answer.of(each));
    }
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, String.join("\n", score.differences()));
    System.out.println(score);
    assertHigh(score);
  }

  @Test
  void allCasesThroughTheBatchCommandScoreTheSame() throws IOException {
    List<ConformanceCase> cases = ConformanceCase.listVerified();
    List<String> answers = batch(cases.stream().map(each -> each.node().toString()).toList());
    assertThat(answers).hasSameSizeAs(cases);
    ConformanceScore score = new ConformanceScore();
    for (int i = 0; i < cases.size(); i++) {
      JsonNode answer = new ObjectMapper().readTree(answers.get(i));
      assertThat(answer.get("id").asString()).isEqualTo(cases.get(i).id());
      assertThat(answer.get("outcome").asString())
          .isEqualTo(answer.get("xform").isNull() ? "error" : "ok");
      score.add(cases.get(i), answer(answer));
      String csv = cells(answer.get("itemsets_csv"));
      assertThat(csv).isEqualTo(cells(cases.get(i).node().get("oracle").get("itemsets_csv")));
    }
    assertHigh(score);
  }

  @Test
  void everyXFormOpensInJavaRosaUnlessItsOwnExpressionsCannot() throws IOException {
    List<String> refused = new ArrayList<>();
    for (ConformanceCase each : ConformanceCase.listVerified()) {
      ConformanceScore.Answer.of(each)
          .xform()
          .filter(xform -> !opens(xform))
          .ifPresent(xform -> refused.add(each.id().replaceFirst(".*\\.", "")));
    }
    assertThat(refused).containsExactlyInAnyOrderElementsOf(NOT_FOR_PHONES);
  }

  @Test
  void theCompilerWarnsAtItsRowOfEachXFormThatDoesNotOpen() throws IOException {
    List<ConformanceCase> refused =
        ConformanceCase.listVerified().stream()
            .filter(each -> NOT_FOR_PHONES.contains(each.id().replaceFirst(".*\\.", "")))
            .toList();
    assertThat(refused).hasSameSizeAs(NOT_FOR_PHONES);
    for (ConformanceCase each : refused) {
      assertThat(XlsForm.compile(each.workbook(), each.formName(), "data").warnings())
          .as(each.id())
          .anySatisfy(warning -> {
            assertThat(warning.code()).isIn(TELLING);
            assertThat(warning.row()).isPositive();
          });
    }
  }

  private static boolean opens(String xform) {
    try {
      new AnswerCheck().load(xform);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static void assertHigh(ConformanceScore score) {
    assertThat(score.outcome()).as("same outcome").isEqualTo(1.0);
    assertThat(score.xpath()).as("XPath assertions").isEqualTo(1.0);
    assertThat(score.canonical()).as("canonical equality").isGreaterThanOrEqualTo(0.997);
    assertThat(score.row()).as("row of the error").isGreaterThanOrEqualTo(0.996);
  }

  /** The reference leaves out the cells at the end of a row, and names a column None. */
  private static String cells(JsonNode csv) {
    return ConformanceCase.text(csv)
        .map(text -> text.replaceAll("(?:,\"(?:None)?\")+\r\n", "\r\n"))
        .orElse("");
  }

  private static ConformanceScore.Answer answer(JsonNode answer) {
    List<Integer> rows =
        answer.get("errors").valueStream().map(error -> error.get("row").asInt()).toList();
    return new ConformanceScore.Answer(
        ConformanceCase.text(answer.get("xform")),
        rows,
        answer.get("warnings").size(),
        answer.get("errors").toString());
  }

  private static List<String> batch(List<String> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    InputStream usualIn = System.in;
    PrintStream usualOut = System.out;
    System.setIn(new ByteArrayInputStream(String.join("\n", lines).getBytes(UTF_8)));
    System.setOut(new PrintStream(bytes, false, UTF_8));
    try {
      assertThat(Halte.run("xlsform", "--batch")).isZero();
    } finally {
      System.setIn(usualIn);
      System.setOut(usualOut);
    }
    return bytes.toString(UTF_8).lines().toList();
  }
}
