package org.halte.core.forms.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.UnreadableFile;
import org.halte.base.formats.Workbook;
import org.halte.base.formats.XlsxWriter;
import org.halte.core.forms.answers.AnswerCheck;
import org.halte.core.forms.model.FormSheet;
import org.halte.core.forms.problems.FormProblem;
import org.halte.core.forms.xlsform.rows.Stacked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spreadsheets that people really made, in the formats they made them in. */
class SampleFilesTest {
  private static final Path FILES = Path.of("../../shared/xlsform-cases/files");

  /**
   * The csv lacks the pictures of its xls twin, whose XForm is expected; table-list.xml was written
   * before choices moved into lists; a date in a label of repeat_date_test has a time at midnight.
   */
  private static final Set<String> OTHERWISE =
      Set.of("widgets.csv", "table-list.xls", "repeat_date_test.xls");

  /** The same name in two formats, but another form. */
  private static final Set<String> NO_TWINS = Set.of("widgets.csv", "extra_columns.xls");

  @BeforeEach
  void needsTheSharedFiles() {
    assumeTrue(Files.isDirectory(FILES), "skipped: shared data not present");
  }

  @Test
  void everySampleCompilesAndOpensInJavaRosaOrNamesItsErrors() throws IOException {
    Map<String, String> outcomes = new TreeMap<>();
    for (Path file : files()) {
      String outcome = outcome(file);
      if (!outcome.equals("ok")) {
        outcomes.put(file.getFileName().toString(), outcome);
      }
    }
    outcomes.keySet().removeIf(name -> name.startsWith("include"));
    assertThat(outcomes)
        .hasEntrySatisfying("bad_calc.xlsx", said -> assertThat(said).startsWith("JAVAROSA"))
        .hasEntrySatisfying("xl_date_ambiguous.xlsx", s -> assertThat(s).startsWith("JAVAROSA"))
        .containsEntry("calculate_without_calculation.xls", "survey 34 CALCULATION_MISSING")
        .containsEntry("duplicate_columns.xlsx", "survey 1 HEADER_TWICE")
        .containsEntry("group_name_test.xls", "survey 3 NAME_MISSING")
        .containsEntry("gps.csv", "survey 3 LABEL_MISSING")
        .containsEntry("fruits.csv", "survey 1 HEADER_MISSING")
        .containsEntry("unknown_question_type.xls", "survey 1 HEADER_TWICE")
        .hasSize(8);
  }

  @Test
  void theSamplesWithAnExpectedXFormMakeThatOne() throws IOException {
    for (Path file : files()) {
      String name = file.getFileName().toString();
      String stem = name.substring(0, name.lastIndexOf('.'));
      Path expected = FILES.resolve("test_expected_output/" + stem + ".xml");
      if (Files.exists(expected) && !OTHERWISE.contains(name)) {
        String root = name.equals("survey_no_name.xlsx") ? "data" : stem;
        Compiled form =
            XlsForm.compile(Spreadsheets.read(Files.readAllBytes(file), name), root, stem);
        assertThat(FormXml.unordered(FormXml.parse(form.xform()).getDocumentElement()))
            .as(name)
            .isEqualTo(
                FormXml.unordered(FormXml.parse(Files.readString(expected)).getDocumentElement()));
      }
    }
  }

  @Test
  void oneFormInSeveralFormatsMakesOneXForm() throws IOException {
    Map<String, List<String>> twins = new TreeMap<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (!NO_TWINS.contains(name) && outcome(file).equals("ok")) {
        String stem = name.substring(0, name.lastIndexOf('.'));
        twins.computeIfAbsent(stem, s -> new ArrayList<>()).add(compile(file).xform());
      }
    }
    twins.values().removeIf(forms -> forms.size() < 2);
    assertThat(twins).hasSizeGreaterThanOrEqualTo(7);
    twins.forEach((stem, forms) -> assertThat(forms).as(stem).containsOnly(forms.getFirst()));
  }

  @Test
  void everySampleGoesThroughTheModelAndBackIntoAWorkbookWithoutLosingACell() throws IOException {
    for (Path file : files()) {
      String name = file.getFileName().toString();
      Workbook workbook = Stacked.unstack(Spreadsheets.read(Files.readAllBytes(file), name));
      Workbook back =
          new Workbook(XlsForm.read(workbook).stream().map(FormSheet::toSheet).toList());
      assertThat(back).as(name).isEqualTo(workbook);
      Workbook reread = Spreadsheets.read(XlsxWriter.write(back), "back.xlsx");
      assertThat(reread.sheets()).as(name).hasSameSizeAs(workbook.sheets());
      assertThat(texts(reread)).as(name).isEqualTo(texts(workbook));
    }
  }

  private static List<String> texts(Workbook workbook) {
    return workbook.sheets().stream()
        .flatMap(sheet -> sheet.rows().stream())
        .map(row -> row.number() + " " + row.cells())
        .toList();
  }

  private static String outcome(Path file) throws IOException {
    try {
      return load(compile(file));
    } catch (FormErrors errors) {
      FormProblem first = errors.errors().getFirst();
      return first.sheet() + " " + first.row() + " " + first.code();
    } catch (UnreadableFile unreadable) {
      return unreadable.reason().toString();
    } catch (RuntimeException crash) {
      return "CRASH " + crash;
    }
  }

  /** Two samples hold expressions that JavaRosa does not know. */
  private static String load(Compiled form) {
    try {
      new AnswerCheck().load(form.xform());
      return "ok";
    } catch (IllegalArgumentException refused) {
      return "JAVAROSA " + refused.getMessage();
    }
  }

  private static Compiled compile(Path file) throws IOException {
    String name = file.getFileName().toString();
    return XlsForm.compile(Spreadsheets.read(Files.readAllBytes(file), name), "sample");
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FILES)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(xls|xlsx|xlsm|csv|md)"))
          .sorted()
          .toList();
    }
  }
}
