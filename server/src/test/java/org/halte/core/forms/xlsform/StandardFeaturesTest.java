package org.halte.core.forms.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.Workbook;
import org.halte.core.forms.answers.AnswerCheck;
import org.halte.core.forms.problems.FormProblem;
import org.halte.core.forms.problems.ProblemCode;
import org.junit.jupiter.api.Test;

/** What the standard promises authors, one feature at a time. */
class StandardFeaturesTest {

  @Test
  void aFlatFormHasNoGroupsInItsAnswersAndTheirConditionsOnEachQuestion() {
    String xform =
        xform(
            """
            ## survey
            | type | name | label | relevant |
            | text | a | A | |
            | begin group | g | G | ${a} = 1 |
            | text | b | B | |
            | text | c | C | ${b} = 2 |
            | end group | | | |
            ## settings
            | flat |
            | yes |
            """);
    assertThat(xform)
        .contains("<a/><b/><c/><meta>")
        .contains("nodeset=\"/data/b\" type=\"string\" relevant=\" /data/a  = 1\"")
        .contains("relevant=\"( /data/a  = 1) and ( /data/b  = 2)\"")
        .contains("<group><label>G</label><input ref=\"/data/b\">");
  }

  @Test
  void attributesOfAnAnswerMayNameAnotherAndTemplatesOfRepeatsHaveNone() {
    String xform =
        xform(
            """
            ## survey
            | type | name | label | instance::note |
            | text | a | A | |
            | text | b | B | ${a} |
            | begin repeat | r | R | x |
            | text | c | C | |
            | end repeat | | | |
            """);
    assertThat(xform)
        .contains("<b note=\" /data/a \"/>")
        .contains("<r jr:template=\"\"><c/></r><r note=\"x\"><c/></r>");
  }

  @Test
  void aLoopFillsTheChoiceIntoTextsAndLogic() {
    String xform =
        xform(
            """
            ## survey
            | type | name | label | relevant |
            | begin loop over espece | l | L | |
            | integer | n | Combien de %(label)s ? | '%(name)s' != 'x' |
            | end loop | | | |
            ## choices
            | list_name | name | label |
            | espece | chat | chats |
            """);
    assertThat(xform)
        .contains("<label>Combien de chats ?</label>")
        .contains("relevant=\"'chat' != 'x'\"");
  }

  @Test
  void referencesAreRelativeInARepeatAndAbsoluteOutsideIt() {
    String xform =
        xform(
            """
            ## survey
            | type | name | label | calculation | relevant | choice_filter |
            | begin repeat | r | R | | | |
            | text | a | A | | | |
            | select_one l | b | B ${a} | | ${a} != '' | zone = ${a} |
            | calculate | c | | indexed-repeat(${a}, ${r}, position(..) - 1) | | |
            | calculate | d | | instance('l')/root/item[name = ${b}]/label | | |
            | end repeat | | | | | |
            | calculate | e | | sum(${a}) + indexed-repeat(${a}, ${r}, ${f}) | | |
            | integer | f | F | | | |
            ## choices
            | list_name | name | label | zone |
            | l | x | X | 1 |
            """);
    assertThat(xform)
        .contains("relevant=\" ../a  != ''\"")
        .contains("root/item[zone =  current()/../a ]")
        .contains("calculate=\"indexed-repeat( /data/r/a ,  /data/r , position(..) - 1)\"")
        .contains("root/item[name =  current()/../b ]/label")
        .contains(
            "calculate=\"sum( /data/r/a ) + indexed-repeat( /data/r/a ,  /data/r ,  /data/f )\"");
  }

  @Test
  void aColumnWrittenTwiceIsAnErrorAndSoIsAListInTwoFiles() {
    assertThat(codes("## survey\n| type | name | label | label |\n| text | a | A | B |\n"))
        .containsExactly(ProblemCode.HEADER_TWICE);
    assertThat(
            codes(
                """
                ## survey
                | type | name | label |
                | xml-external | lieux | |
                | begin group | g | G |
                | xml-external | lieux | |
                | end group | | |
                """))
        .containsOnly(ProblemCode.INSTANCE_CLASH);
  }

  @Test
  void whatLiesFarBesideOrBelowTheTableIsNotPartOfTheFormButToldOf() {
    String rows = "| | | |\n".repeat(61);
    Compiled form =
        compile(
            "## survey\n| type | name | label |\n| text | a | A |\n"
                + rows
                + "| une remarque | | |\n");
    assertThat(form.warnings())
        .extracting(FormProblem::code)
        .containsExactly(ProblemCode.ROWS_APART);
    Compiled wide =
        compile(
            "## survey\n| type | name | label |"
                + " |".repeat(21)
                + " remarque |\n| text | a | A |\n");
    assertThat(wide.warnings())
        .extracting(FormProblem::code)
        .containsExactly(ProblemCode.COLUMNS_APART);
  }

  @Test
  void aMediaColumnWithoutAKindIsToldOf() {
    Compiled form = compile("## survey\n| type | name | media |\n| text | a | m.png |\n");
    assertThat(form.warnings())
        .extracting(FormProblem::code)
        .containsExactly(ProblemCode.MEDIA_KIND_MISSING);
  }

  @Test
  void choicesMayComeFromFilesOfThreeKindsWithNamesOfTheirOwn() {
    Compiled form =
        compile(
            """
            ## survey
            | type | name | label | parameters | choice_filter |
            | select_one_from_file lieux.csv | a | A | value=code label=nom | zone = ${b} |
            | text | b | B | | |
            | select_multiple_from_file camps.geojson | c | C | randomize=true seed=7 | |
            | select_one_from_file vieux.xml | d | D | | |
            """);
    assertThat(form.files()).containsExactlyInAnyOrder("lieux.csv", "camps.geojson", "vieux.xml");
    assertThat(form.xform())
        .contains("<instance id=\"lieux\" src=\"jr://file-csv/lieux.csv\"/>")
        .contains("<instance id=\"camps\" src=\"jr://file/camps.geojson\"/>")
        .contains("<value ref=\"code\"/><label ref=\"nom\"/>")
        .contains("randomize(instance('camps')/root/item, 7)")
        .contains("<value ref=\"id\"/><label ref=\"title\"/>");
  }

  @Test
  void externalChoicesTravelAsTheFileThatPhonesLookThemUpIn() {
    Compiled form =
        compile(
            """
            ## survey
            | type | name | label | choice_filter |
            | text | dep | D | |
            | select_one_external ville | v | V | dep = ${dep} |
            ## external_choices
            | list_name | name | label | dep |
            | ville | paris | Paris, « la ville » | 75 |
            """);
    assertThat(form.itemsetsCsv())
        .hasValue(
            "\"list_name\",\"name\",\"label\",\"dep\"\r\n\"ville\",\"paris\",\"Paris, « la ville »\",\"75\"\r\n");
    assertThat(form.xform())
        .contains(
            "<input ref=\"/data/v\" query=\"instance('ville')/root/item[dep =  /data/dep ]\">");
  }

  @Test
  void typesKeepTheNamesThatOldFormsGaveThem() {
    List<String> old =
        List.of(
            "string",
            "int",
            "gps",
            "location",
            "photo",
            "datetime",
            "add text prompt",
            "q picture",
            "add select one prompt using l",
            "select1 l",
            "select all that apply from l",
            "imei");
    for (String name : old) {
      String label = name.equals("imei") ? "" : "A";
      String survey = "## survey\n| type | name | label |\n| " + name + " | a | " + label + " |\n";
      new AnswerCheck()
          .load(xform(survey + "## choices\n| list name | name | label |\n| l | x | X |\n"));
    }
  }

  private static List<ProblemCode> codes(String text) {
    return assertThatThrownBy(() -> compile(text))
        .asInstanceOf(type(FormErrors.class))
        .actual()
        .errors()
        .stream()
        .map(FormProblem::code)
        .toList();
  }

  private static String xform(String text) {
    String xform = compile(text).xform();
    new AnswerCheck().load(xform);
    return xform;
  }

  private static Compiled compile(String text) {
    Workbook workbook = Spreadsheets.read(text.getBytes(StandardCharsets.UTF_8), "f.md");
    return XlsForm.compile(workbook, "f");
  }
}
