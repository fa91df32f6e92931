package org.halte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsFormCommandTest {
  @TempDir Path folder;

  private String out = "";
  private String err = "";

  @Test
  void aGoodFormIsPrintedAsXFormNamedAfterItsFile() throws IOException {
    Path form = write("visite.md", "| survey |\n| | type | name | label |\n| | text | a | É ? |\n");
    assertThat(run("xlsform", form.toString())).isZero();
    assertThat(out).startsWith("<?xml").contains("<data id=\"visite\">").contains("É ?");
    assertThat(run("xlsform", form.toString(), "--form-name", "maraude")).isZero();
    assertThat(out).contains("<maraude id=\"visite\">");
  }

  @Test
  void aFormWrongOnRowSevenSaysRowSevenAndTheColumn() throws IOException {
    StringBuilder rows = new StringBuilder("| survey |\n| | type | name | label | relevant |\n");
    for (int row = 2; row <= 6; row++) {
      rows.append("| | integer | q").append(row).append(" | Q | |\n");
    }
    rows.append("| | text | q7 | Q | ${q66} > 1 |\n| | tekst | q8 | Q | |\n");
    Path form = write("faux.md", rows.toString());
    assertThat(run("xlsform", form.toString())).isEqualTo(1);
    assertThat(out).isEmpty();
    assertThat(err.lines())
        .anyMatch(
            line -> line.startsWith("survey, row 7, column relevant: ") && line.contains("\"q66\""))
        .anyMatch(
            line -> line.startsWith("survey, row 8, column type: ") && line.contains("\"text\""));
  }

  @Test
  void anXlsxThatIsNotOneAndAFileThatIsNotThereAreNamed() throws IOException {
    Path form = write("faux.xlsx", "bonjour");
    assertThat(run("xlsform", form.toString())).isEqualTo(1);
    assertThat(err).contains("faux.xlsx").contains(".xlsx");
    assertThat(run("xlsform", folder.resolve("absent.xlsx").toString())).isEqualTo(1);
    assertThat(err).contains("absent.xlsx does not exist");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private int run(String... args) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringWriter errors = new StringWriter();
    PrintStream usual = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      return Halte.commandLine().setErr(new PrintWriter(errors, true)).execute(args);
    } finally {
      System.setOut(usual);
      out = bytes.toString(StandardCharsets.UTF_8);
      err = errors.toString();
    }
  }
}
