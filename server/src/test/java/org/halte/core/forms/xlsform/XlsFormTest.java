package org.halte.core.forms.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.Workbook;
import org.halte.base.formats.XlsxWriter;
import org.halte.core.forms.answers.AnswerCheck;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.FormSheet;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.problems.FormProblem;
import org.halte.core.forms.problems.ProblemCode;
import org.junit.jupiter.api.Test;

class XlsFormTest {
  private static final String VISIT =
      """
      ## survey
      | type | name | label::Français (fr) | label::العربية (ar) | required | relevant | choice_filter | couleur |
      |---|---|---|---|---|---|---|---|
      | select_one ville | ville | Ville ? | المدينة؟ | yes | | | bleu |
      | select_one quartier or_other | quartier | Quartier de ${ville} ? | الحي؟ | | | | |
      | begin_repeat | foyer | Foyer | أسرة | | | | |
      | integer | taille | Taille | الحجم | | | | |
      | note | merci | Merci, ${taille} | شكرا | | ${taille} > 1 | | |
      | end_repeat | | | | | | | |

      ## choices
      | list_name | name | label::Français (fr) | label::العربية (ar) | dept |
      |---|---|---|---|---|
      | ville | paris | Paris | باريس | 75 |
      | quartier | nord | Nord | شمال | |

      ## settings
      | form_title | form_id | version | default_language |
      |---|---|---|---|
      | Visite | visite | 7 | Français (fr) |
      """;

  @Test
  void aFormKeepsItsIdentityItsLanguagesAndOpensInJavaRosa() {
    Compiled form = XlsForm.compile(markdown(VISIT), "fichier");
    assertThat(form.formId()).isEqualTo("visite");
    assertThat(form.version()).isEqualTo("7");
    assertThat(form.title()).isEqualTo("Visite");
    assertThat(form.languages()).containsExactly("Français (fr)", "العربية (ar)");
    assertThat(form.xform())
        .contains("<output value=\" /data/ville \"/>")
        .contains("relevant=\" ../taille  &gt; 1\"")
        .contains("<quartier_other/>")
        .contains("<dept>75</dept>");
    new AnswerCheck().load(form.xform());
  }

  @Test
  void theSameFormInXlsxMakesTheSameXForm() {
    Workbook workbook = markdown(VISIT);
    Workbook reread = Spreadsheets.read(XlsxWriter.write(workbook), "visite.xlsx");
    assertThat(XlsForm.compile(reread, "f").xform())
        .isEqualTo(XlsForm.compile(workbook, "f").xform());
  }

  @Test
  void aCsvNamesItsSheetsInTheFirstColumn() {
    String csv = "survey,,\n,type,name,label\n,text,a,A\nsettings,,\n,form_id,version\n,f,3\n";
    Compiled form =
        XlsForm.compile(Spreadsheets.read(csv.getBytes(StandardCharsets.UTF_8), "a.csv"), "a");
    assertThat(form.formId()).isEqualTo("f");
    assertThat(form.xform()).contains("<input ref=\"/data/a\">");
  }

  @Test
  void unknownColumnsStayInTheModel() {
    Compiled form = XlsForm.compile(markdown(VISIT), "f");
    Question first = (Question) form.model().items().getFirst();
    assertThat(first.traits().row().text("couleur")).isEqualTo("bleu");
    assertThat(first.traits().row().number()).isEqualTo(2);
    assertThat(form.model().workbook()).isEqualTo(markdown(VISIT));
  }

  @Test
  void aCellChangedInTheModelIsChangedInTheWorkbookAndNothingElseIs() {
    FormModel model =
        XlsForm.compile(markdown(VISIT + "\n## notes\n| a | b |\n| 1 | 2 |\n"), "f").model();
    FormSheet survey = model.findSheet("survey").orElseThrow();
    FormRow question = survey.rows().getFirst();
    FormSheet changed = survey.with(question.with(survey.columns().get(2), "Où ?"));
    Workbook edited = model.workbookWith(changed);
    assertThat(edited).isNotEqualTo(model.workbook());
    assertThat(XlsForm.compile(edited, "f").xform()).contains("Où ?").doesNotContain("Ville ?");
    FormSheet back = changed.with(question.with(survey.columns().get(2), "Ville ?"));
    assertThat(model.workbookWith(back)).isEqualTo(model.workbook());
  }

  @Test
  void allErrorsOfAFormAreSaidAtOnceEachAtItsCellInBothLanguages() {
    List<FormProblem> errors =
        errors(
            """
            ## survey
            | type | name | label | relevant |
            | select_one villes | ville | V | |
            | text | 1er | P | |
            | tekst | t | T | |
            | text | u | U | ${vile} = 'paris' |
            | begin group | g | G | |
            ## choices
            | list_name | name | label |
            | ville | paris | Paris |
            """);
    assertThat(errors)
        .extracting(FormProblem::row, FormProblem::column, FormProblem::code)
        .contains(
            org.assertj.core.groups.Tuple.tuple(2, "type", ProblemCode.LIST_UNKNOWN),
            org.assertj.core.groups.Tuple.tuple(3, "name", ProblemCode.NAME_INVALID),
            org.assertj.core.groups.Tuple.tuple(4, "type", ProblemCode.TYPE_UNKNOWN),
            org.assertj.core.groups.Tuple.tuple(5, "relevant", ProblemCode.REFERENCE_UNKNOWN),
            org.assertj.core.groups.Tuple.tuple(6, "type", ProblemCode.BEGIN_UNMATCHED));
    FormProblem list = errors.getFirst();
    assertThat(list.suggestion()).isEqualTo("ville");
    assertThat(list.french())
        .isEqualTo(
            "La liste de choix « villes » n'existe pas dans la feuille choices : ajoutez-y ses choix, ou corrigez le nom."
                + " Vouliez-vous dire « ville » ?");
    assertThat(list.line()).startsWith("survey, row 2, column type: The choice list \"villes\"");
  }

  @Test
  void twelveMistakesAreTwelveErrorsWithTheNameThatWasPerhapsMeant() {
    List<FormProblem> errors =
        errors(
            """
            ## survey
            | type | name | label | relevant | calculation | parameters | trigger | save_to |
            | selct_one ville | a | A | | | | | |
            | select_one vile | b | B | | | | | |
            | text | a b | C | | | | | |
            | integr | d | D | | | | | |
            | text | e | E | ${quartie} = 1 | | | | |
            | text | quartier | F | | | row=3 | | |
            | calculate | g | | | | | | |
            | text | h | | | | | | |
            | select_one_from_file liste.txt | i | I | | | | | |
            | calculate | j | | | 1 | | quartier | |
            | text | k | K ${ | | | | | |
            | text | quartier | L | | | | | |
            ## choices
            | list_name | name | label |
            | ville | paris | Paris |
            | ville | paris | Paris |
            """);
    assertThat(errors)
        .extracting(error -> error.sheet() + " " + error.row() + " " + error.code())
        .containsExactly(
            "choices 3 CHOICE_NAME_TWICE",
            "survey 2 TYPE_UNKNOWN",
            "survey 3 LIST_UNKNOWN",
            "survey 4 NAME_INVALID",
            "survey 5 TYPE_UNKNOWN",
            "survey 6 REFERENCE_UNKNOWN",
            "survey 7 PARAMETER_UNKNOWN",
            "survey 8 CALCULATION_MISSING",
            "survey 9 LABEL_MISSING",
            "survey 10 FILE_EXTENSION",
            "survey 11 REFERENCE_SYNTAX",
            "survey 12 REFERENCE_SYNTAX",
            "survey 13 NAME_TWICE");
    assertThat(errors)
        .extracting(FormProblem::suggestion)
        .contains("select_one ville", "ville", "integer", "quartier", "rows");
  }

  @Test
  void aQuestionThatCannotBeReadIsOneErrorNotOneMoreWhereverItIsNamed() {
    List<FormProblem> errors =
        errors(
            """
            ## survey
            | type | name | label | relevant |
            | tekst | a | A | |
            | select_one nulle_part | b | B | |
            | text | c | C | ${a} = 1 and ${b} = 2 |
            """);
    assertThat(errors)
        .extracting(FormProblem::code)
        .containsExactly(ProblemCode.TYPE_UNKNOWN, ProblemCode.CHOICES_SHEET_MISSING);
  }

  @Test
  void logicThatNoPhoneCanReadIsToldOfAtItsCell() {
    Compiled form =
        XlsForm.compile(
            markdown(
                """
                ## survey
                | type | name | label | relevant | required |
                | text | a | A | | yes |
                | text | b | B | (${a} = 1 | |
                """),
            "f");
    assertThat(form.warnings())
        .extracting(warning -> warning.place() + " " + warning.code())
        .containsExactly("survey, row 3, column relevant EXPRESSION_BROKEN");
  }

  @Test
  void aColumnThatIsNearlyOneOfTheStandardIsNamed() {
    Compiled form =
        XlsForm.compile(
            markdown(
                "## survey\n| type | name | label | relevent | couleur |\n| text | a | A | x | y |\n"),
            "f");
    assertThat(form.warnings())
        .singleElement()
        .satisfies(warning -> assertThat(warning.line()).contains("relevent", "\"relevant\"?"));
  }

  @Test
  void calculationsThatNeedEachOtherAreNamedInOrder() {
    List<FormProblem> errors =
        errors(
            """
            ## survey
            | type | name | calculation |
            | calculate | a | ${b} + 1 |
            | calculate | b | ${c} + 1 |
            | calculate | c | ${a} + 1 |
            | calculate | d | ${c} + ${last-saved#d} |
            """);
    assertThat(errors)
        .extracting(FormProblem::detail)
        .containsExactly("a (2) → b (3) → c (4)", "b (3) → c (4) → a (2)", "c (4) → a (2) → b (3)");
  }

  @Test
  void aWorkbookWithoutSurveySheetNamesTheSheetThatWasPerhapsMeant() {
    List<FormProblem> errors = errors("## servey\n| type | name |\n| text | a |\n");
    assertThat(errors.getFirst().code()).isEqualTo(ProblemCode.SHEET_MISSING);
    assertThat(errors.getFirst().suggestion()).isEqualTo("servey");
  }

  @Test
  void oddFormsAreAnErrorNeverACrash() {
    for (String survey :
        List.of(
            "## survey\n",
            "## survey\n| type |\n| end group |\n",
            "## survey\n| type | name | calculation |\n| calculate | a | ${a} + ${ |\n",
            "## survey\n| type | name | label | parameters |\n| range | r | R | step=0 |\n",
            "## survey\n| type | name | label | parameters |\n| audio | r | R | quality |\n",
            "## survey\n| type | name | label |\n| select_one ${x} | r | R |\n")) {
      assertThat(errors(survey)).as(survey).isNotEmpty();
    }
  }

  private static List<FormProblem> errors(String form) {
    try {
      XlsForm.compile(markdown(form), "f");
      return List.of();
    } catch (FormErrors errors) {
      return errors.errors();
    }
  }

  @Test
  void theErrorsTravelInOneException() {
    assertThatThrownBy(() -> XlsForm.compile(markdown("## survey\n| name |\n| a |\n"), "f"))
        .hasMessageContaining("« type »")
        .asInstanceOf(type(FormErrors.class))
        .satisfies(errors -> assertThat(errors.errors()).hasSize(1));
  }

  private static Workbook markdown(String form) {
    return Spreadsheets.read(form.getBytes(StandardCharsets.UTF_8), "form.md");
  }
}
