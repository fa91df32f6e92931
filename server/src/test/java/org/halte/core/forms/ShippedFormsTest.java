package org.halte.core.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.halte.base.formats.Spreadsheets;
import org.halte.core.forms.answers.AnswerCheck;
import org.halte.core.forms.answers.Finding;
import org.halte.core.forms.answers.InstanceReader;
import org.halte.core.forms.model.Item;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.xform.QuestionPath;
import org.halte.core.forms.xlsform.Compiled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedFormsTest {
  @ParameterizedTest
  @ValueSource(strings = {"lieu", "passage", "expulsion", "distribution"})
  void everyShippedFormCompilesInFrenchAndArabicAndOpensInJavaRosa(String id) {
    Compiled form = ShippedForms.get(id).compile();
    assertThat(form.formId()).isEqualTo(id);
    assertThat(form.version()).matches("\\d{10}");
    assertThat(form.languages()).containsExactly("Français (fr)", "العربية (ar)");
    assertThat(form.xform()).doesNotContain("<value>-</value>");
    assertThat(form.warnings()).isEmpty();
    new AnswerCheck().load(form.xform());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lieu", "passage", "expulsion", "distribution"})
  void theSpreadsheetHoldsTheSameFormAsTheMarkdown(String id) {
    ShippedForm form = ShippedForms.get(id);
    assertThat(Spreadsheets.read(form.xlsx(), id + ".xlsx")).isEqualTo(form.workbook());
  }

  @Test
  void aVisitHasEightScreensAndALongFormThatIsOnlyThereWhenAskedFor() {
    Compiled visit = ShippedForms.get("passage").compile();
    assertThat(visit.model().items().stream().map(Item::name).filter(n -> n.startsWith("ecran_")))
        .containsExactly(
            "ecran_lieu",
            "ecran_resultat",
            "ecran_effectif",
            "ecran_groupes",
            "ecran_besoins",
            "ecran_donne",
            "ecran_suite",
            "ecran_note");
    Item last = visit.model().items().getLast();
    assertThat(last.name()).isEqualTo("plus");
    assertThat(last.traits().bindText("relevant")).isEqualTo("${voir_plus} = 'oui'");
    assertThat(visit.files()).containsExactly("lieux.csv");
  }

  @Test
  void theMeaningOfEachQuestionIsFoundByItsPath() {
    Map<String, String> meanings =
        ShippedForms.get("passage").compile().paths().stream()
            .filter(path -> path.item() instanceof Question question && !question.hxl().isEmpty())
            .collect(Collectors.toMap(QuestionPath::path, path -> ((Question) path.item()).hxl()));
    assertThat(meanings)
        .containsEntry("/data/ecran_effectif/effectif", "#affected")
        .containsEntry("/data/ecran_groupes/mna", "#affected+children+unaccompanied")
        .containsEntry("/data/ecran_besoins/besoins", "#need")
        .containsEntry("/data/ecran_donne/donne", "#reached")
        .containsEntry("/data/ecran_suite/alerte", "#severity");
  }

  @Test
  void everyMeaningIsInTheTableThatOutsideToolsRelyOn() throws IOException {
    String table = Files.readString(Path.of("../docs/interfaces.md"));
    for (ShippedForm form : ShippedForms.list()) {
      for (QuestionPath path : form.compile().paths()) {
        if (path.item() instanceof Question question && !question.hxl().isEmpty()) {
          assertThat(table).contains("| `" + question.hxl() + "` |");
        }
      }
    }
  }

  @Test
  void aPlaceBecomesAnEntityOfTheListThatVisitsChooseFrom() {
    Compiled place = ShippedForms.get("lieu").compile();
    assertThat(place.model().entities().getFirst().dataset()).isEqualTo("lieux");
    assertThat(place.xform())
        .contains("entities:saveto=\"geometry\"")
        .contains("<entity dataset=\"lieux\" create=\"1\" id=\"\"><label/></entity>");
  }

  @Test
  void aShortVisitAsAPhoneSendsItHasNothingToReview() {
    assertThat(visit("<effectif>40</effectif><qualite>estime</qualite>", "tente duvet", "duvet"))
        .isEmpty();
  }

  @Test
  void aVisitThatForgetsTheHeadcountIsMarkedAndSaysWhichQuestion() {
    assertThat(visit("<effectif/><qualite>estime</qualite>", "tente", ""))
        .extracting(Finding::kind, Finding::questionPath)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Finding.Kind.REQUIRED, "/data/ecran_effectif/effectif"));
  }

  @Test
  void theMostUrgentNeedMustBeOneOfTheNeedsNamed() {
    assertThat(visit("<effectif>40</effectif><qualite>estime</qualite>", "tente duvet", "repas"))
        .extracting(Finding::kind, Finding::questionPath, Finding::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Finding.Kind.CHOICE_NOT_OFFERED, "/data/ecran_besoins/besoin_urgent", "repas"));
  }

  private static List<Finding> visit(String headcount, String needs, String urgent) {
    String xml =
        "<data id='passage' version='2026112301'><debut>2026-11-23T21:00:00.000+01:00</debut>"
            + "<ecran_lieu><lieu>5f0c</lieu><nouveau_point/><nouveau_nom/></ecran_lieu>"
            + "<ecran_resultat><resultat>rencontre</resultat></ecran_resultat><ecran_effectif>"
            + headcount
            + "</ecran_effectif><ecran_groupes><femmes_seules>3</femmes_seules></ecran_groupes>"
            + "<ecran_besoins><besoins>"
            + needs
            + "</besoins><besoin_urgent>"
            + urgent
            + "</besoin_urgent></ecran_besoins><ecran_donne><donne>repas</donne></ecran_donne>"
            + "<ecran_suite><alerte>aucune</alerte><expulsion_signalee>non</expulsion_signalee>"
            + "</ecran_suite><ecran_note><note>ok</note><voir_plus>non</voir_plus></ecran_note>"
            + "<meta><instanceID>uuid:1</instanceID></meta></data>";
    return new AnswerCheck()
        .check(
            ShippedForms.get("passage").compile().xform(),
            InstanceReader.read(xml.getBytes(StandardCharsets.UTF_8)),
            Map.of());
  }
}
