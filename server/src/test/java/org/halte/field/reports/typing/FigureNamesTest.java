package org.halte.field.reports.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.halte.core.forms.history.VersionQuestion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is about to change a question learns of every figure that reports read from it. */
class FigureNamesTest {

  @ParameterizedTest
  @CsvSource({
    "/data/effectif, '', headcount",
    "/data/combien, #affected, headcount",
    "/data/servis, #reached+people, headcount",
    "/data/sur, #reached+quality, quality",
    "/data/seuls, #affected+minors+unaccompanied, minors",
    "/data/foyers, #affected+families, families",
    "/data/issue, #status+visit, result",
  })
  void aQuestionIsKnownByItsNameOrByItsMeaning(String path, String hxl, String figure) {
    var question = new VersionQuestion(path, "integer", hxl, Map.of(), List.of());
    assertThat(FigureNames.of(question)).contains(figure);
  }
}
