package org.halte.core.forms.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.UnreadableFile;
import org.halte.core.forms.answers.AnswerCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spreadsheets that people really made, in the formats they made them in. */
class SampleFilesTest {
  private static final Path FILES = Path.of("../../shared/xlsform-cases/files");

  @BeforeEach
  void needsTheSharedFiles() {
    assumeTrue(Files.isDirectory(FILES), "skipped: shared data not present");
  }

  @Test
  void everySampleCompilesAndOpensInJavaRosaOrNamesItsErrors() throws IOException {
    List<String> outcomes = new ArrayList<>();
    for (Path file : files()) {
      outcomes.add(file.getFileName() + " " + outcome(file));
    }
    assertThat(outcomes).noneMatch(outcome -> outcome.contains("CRASH"));
    assertThat(outcomes)
        .filteredOn(outcome -> outcome.contains("JAVAROSA"))
        .allMatch(outcome -> outcome.matches("(?:bad_calc|xl_date_ambiguous)\\.xlsx .*"));
    assertThat(outcomes).filteredOn(outcome -> outcome.endsWith(" ok")).hasSizeGreaterThan(25);
  }

  @Test
  void oneFormInSeveralFormatsMakesOneXForm() throws IOException {
    Map<String, List<String>> twins = new TreeMap<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (!name.endsWith(".xls") && outcome(file).equals("ok")) {
        String stem = name.substring(0, name.lastIndexOf('.'));
        twins.computeIfAbsent(stem, s -> new ArrayList<>()).add(compile(file).xform());
      }
    }
    twins.values().removeIf(forms -> forms.size() < 2);
    assertThat(twins).hasSizeGreaterThan(5);
    twins.forEach((stem, forms) -> assertThat(forms).as(stem).containsOnly(forms.getFirst()));
  }

  private static String outcome(Path file) throws IOException {
    try {
      return load(compile(file));
    } catch (FormErrors errors) {
      return errors.errors().getFirst().line();
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
