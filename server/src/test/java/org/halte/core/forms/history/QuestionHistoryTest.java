package org.halte.core.forms.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.halte.core.forms.answers.Answer;
import org.halte.core.forms.answers.Answers;
import org.halte.core.forms.answers.InstanceReader;
import org.halte.core.forms.history.QuestionChange.Kind;
import org.halte.core.forms.history.VersionQuestion.Option;
import org.junit.jupiter.api.Test;

/** A question keeps its identity while its form changes around it. */
class QuestionHistoryTest {

  private static final List<VersionQuestion> FIRST =
      List.of(
          number("/data/total", "Combien de personnes ?", ""),
          number("/data/familles", "Familles", ""),
          choice("/data/etat", "select_one", "bon", "mauvais"),
          text("/data/remarque", "Remarque"));

  private static final List<VersionQuestion> SECOND =
      List.of(
          number("/data/effectif_total", "Combien de personnes en tout ?", "#affected"),
          number("/data/familles_enfants", "Familles avec enfants", ""),
          number("/data/familles_sans", "Familles sans enfants", ""),
          choice("/data/page/etat", "select_one", "bien", "mauvais"));

  private static final List<Decision> DECISIONS =
      List.of(
          carry("/data/total", "/data/effectif_total", Map.of()),
          new Decision(
              List.of("/data/familles"),
              List.of("/data/familles_enfants", "/data/familles_sans"),
              Fate.SUM,
              Map.of()),
          carry("/data/etat", "/data/page/etat", Map.of("bon", "bien")));

  private static final QuestionHistory HISTORY =
      QuestionHistory.of(
          List.of(
              new VersionHistory("1", FIRST, List.of()),
              new VersionHistory("2", SECOND, DECISIONS)));

  @Test
  void anOldReportIsToldInTheNamesAndCodesOfToday() {
    Answers old = report("1", "<total>12</total><etat>bon</etat><remarque>r</remarque>");
    assertThat(HISTORY.cells(old))
        .containsEntry("total", List.of("12"))
        .containsEntry("etat", List.of("bien"))
        .containsEntry("remarque", List.of("r"));
    Told told = HISTORY.tell(old);
    assertThat(told.answers().root().listValues())
        .extracting(Answer.Value::path)
        .startsWith("/data/effectif_total", "/data/page/etat", "/data/remarque");
    assertThat(told.meanings()).containsEntry("/data/effectif_total", "#affected");
    assertThat(told.isNamed(told.answers().root().listValues().getFirst(), "total")).isTrue();
    assertThat(told.codesOf("/data/page/etat", "bien")).containsExactly("bien", "bon");
  }

  @Test
  void theWholeIsTheSumOfItsPartsWhereOnlyThePartsAreAsked() {
    Answers recent =
        report(
            "2",
            "<effectif_total>9</effectif_total><familles_enfants>2</familles_enfants>"
                + "<familles_sans>3</familles_sans>");
    assertThat(HISTORY.cells(recent))
        .containsEntry("total", List.of("9"))
        .containsEntry("familles", List.of("5"))
        .containsEntry("familles_enfants", List.of("2"));
    assertThat(HISTORY.cells(report("2", "<effectif_total>9</effectif_total>")))
        .doesNotContainKey("familles");
  }

  @Test
  void aQuestionKnowsSinceWhenAndUntilWhenItWasAsked() {
    assertThat(HISTORY.listQuestions())
        .extracting(TrackedQuestion::id)
        .containsExactly(
            "total", "familles_enfants", "familles_sans", "etat", "familles", "remarque");
    TrackedQuestion gone = HISTORY.findQuestion("1", "/data/remarque").orElseThrow();
    assertThat(gone.until()).contains("1");
    TrackedQuestion kept = HISTORY.findQuestion("2", "/data/effectif_total").orElseThrow();
    assertThat(kept.since()).isEqualTo("1");
    assertThat(kept.until()).isEmpty();
    assertThat(kept.paths()).containsEntry("1", "/data/total");
  }

  @Test
  void whatStaysInOldReportsIsNotMixedWithANewQuestionOfTheSameName() {
    QuestionHistory apart =
        QuestionHistory.of(
            List.of(
                new VersionHistory("1", FIRST, List.of()),
                new VersionHistory(
                    "2",
                    List.of(text("/data/total", "Total des dépenses")),
                    List.of(
                        new Decision(
                            List.of("/data/total"),
                            List.of("/data/total"),
                            Fate.KEEP,
                            Map.of())))));
    assertThat(apart.cells(report("1", "<total>12</total>"))).containsOnlyKeys("total");
    assertThat(apart.cells(report("2", "<total>12</total>"))).containsOnlyKeys("total~2");
  }

  @Test
  void aVersionNobodyKnowsIsReadAsItStands() {
    Answers strange = report("0", "<total>12</total>");
    assertThat(HISTORY.knows("0")).isFalse();
    assertThat(HISTORY.tell(strange).answers()).isEqualTo(strange);
  }

  @Test
  void whatLooksAlikeIsProposedAndNeverAssumed() {
    List<QuestionChange> changes = Comparison.of(FIRST, SECOND);
    assertThat(changes)
        .extracting(QuestionChange::kind)
        .containsExactly(Kind.RENAMED, Kind.SPLIT, Kind.CHOICES, Kind.RETIRED);
    assertThat(changes).allMatch(QuestionChange::asks);
    assertThat(changes.get(0).proposal().orElseThrow().fate()).isEqualTo(Fate.CARRY);
    assertThat(changes.get(1).proposal().orElseThrow().fate()).isEqualTo(Fate.SUM);
    assertThat(changes.get(2).lost()).containsExactly("bon");
    assertThat(changes.get(3).proposal().orElseThrow().fate()).isEqualTo(Fate.KEEP);
    QuestionHistory undecided =
        QuestionHistory.of(
            List.of(
                new VersionHistory("1", FIRST, List.of()),
                new VersionHistory("2", SECOND, List.of())));
    assertThat(undecided.cells(report("2", "<effectif_total>9</effectif_total>")))
        .doesNotContainKey("total");
  }

  private static Decision carry(String from, String to, Map<String, String> choices) {
    return new Decision(List.of(from), List.of(to), Fate.CARRY, choices);
  }

  private static VersionQuestion number(String path, String label, String hxl) {
    return new VersionQuestion(path, "integer", hxl, Map.of("", label), List.of());
  }

  private static VersionQuestion text(String path, String label) {
    return new VersionQuestion(path, "text", "", Map.of("", label), List.of());
  }

  private static VersionQuestion choice(String path, String type, String... codes) {
    List<Option> options =
        List.of(codes).stream().map(code -> new Option(code, Map.of("", code))).toList();
    return new VersionQuestion(path, type, "", Map.of("", "État"), options);
  }

  private static Answers report(String version, String answers) {
    return InstanceReader.read(
        ("<data id=\"f\" version=\""
                + version
                + "\">"
                + answers
                + "<meta><instanceID>uuid:1</instanceID></meta></data>")
            .getBytes(UTF_8));
  }
}
