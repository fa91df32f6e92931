package org.halte.base.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.halte.base.formats.UnreadableFile.Reason;
import org.junit.jupiter.api.Test;

class SpreadsheetsTest {
  private static final Workbook TWO_SHEETS =
      new Workbook(
          List.of(
              Sheet.of("survey", List.of(List.of("type", "name"), List.of("text", "nom"))),
              Sheet.of(
                  "choices", List.of(List.of("list_name"), List.of(), List.of("", "", "=1+1")))));

  @Test
  void whatIsWrittenAsXlsxIsReadBackCellForCell() {
    Workbook read = Spreadsheets.read(XlsxWriter.write(TWO_SHEETS), "formulaire.xlsx");
    assertThat(read).isEqualTo(TWO_SHEETS);
    assertThat(read.findSheet("CHOICES").orElseThrow().rows().getLast().number()).isEqualTo(3);
  }

  @Test
  void numbersDatesAndTruthsReadAsThePersonSeesThem() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var book = new org.dhatim.fastexcel.Workbook(bytes, "t", "1.0")) {
      var sheet = book.newWorksheet("a");
      sheet.value(0, 0, 3.0);
      sheet.value(0, 1, 0.1 + 0.2);
      sheet.value(0, 2, true);
      sheet.value(0, 3, LocalDate.of(2026, 11, 23));
      sheet.style(0, 3).format("dd/mm/yyyy").set();
      sheet.value(0, 4, LocalDateTime.of(2026, 11, 23, 21, 5));
      sheet.style(0, 4).format("yyyy-mm-dd hh:mm").set();
      sheet.value(0, 5, 1000);
      sheet.style(0, 5).format("00000").set();
      sheet.value(0, 6, 0.25);
      sheet.style(0, 6).format("0%").set();
    }
    Row row =
        Spreadsheets.read(bytes.toByteArray(), "a.xlsx").sheets().getFirst().rows().getFirst();
    assertThat(row.cells().stream().map(Cell::text))
        .containsExactly("3", "0.3", "TRUE", "2026-11-23", "2026-11-23 21:05:00", "01000", "25 %");
  }

  @Test
  void anXlsxThatIsNotOneIsNamed() {
    assertThatThrownBy(() -> Spreadsheets.read("bonjour".getBytes(UTF_8), "maraude.xlsx"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("maraude.xlsx")
        .hasMessageContaining(".xlsx");
    assertRefused(new byte[0], "vide.csv", Reason.EMPTY);
    byte[] whole = XlsxWriter.write(TWO_SHEETS);
    assertRefused(Arrays.copyOf(whole, whole.length / 2), "coupe.xlsx", Reason.BROKEN);
    assertRefused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, "a.xls", Reason.BROKEN);
  }

  @Test
  void anOrdinaryZipIsNotAWorkbook() throws IOException {
    assertRefused(zip("notes.txt", new byte[10]), "notes.xlsx", Reason.NOT_A_SPREADSHEET);
  }

  @Test
  void aZipBombIsRefusedBeforeItUnpacks() throws IOException {
    byte[] bomb = zip("xl/workbook.xml", new byte[20 << 20]);
    assertThat(bomb.length).isLessThan(100_000);
    Limits small = new Limits(1 << 20, 10 << 20, 100, 100, 1_000, 1_000);
    assertThatThrownBy(() -> Spreadsheets.read(bomb, "bombe.xlsx", small))
        .asInstanceOf(type(UnreadableFile.class))
        .extracting(UnreadableFile::reason)
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void csvIsUnderstoodWhateverItsSeparatorAndEncoding() {
    for (char separator : new char[] {',', ';', '\t'}) {
      String text = "nom;effectif\nQuai é;40\nPorte \"d'Été\";12\n".replace(';', separator);
      for (String encoding : List.of("UTF-8", "windows-1252")) {
        Sheet sheet = only(text.getBytes(Charset.forName(encoding)));
        assertThat(sheet.rows().get(1).text(1)).isEqualTo("Quai é");
        assertThat(sheet.rows().get(1).text(2)).isEqualTo("40");
      }
      assertThat(only(("\uFEFF" + text).getBytes(UTF_8)).rows().getFirst().text(1))
          .isEqualTo("nom");
    }
  }

  @Test
  void csvRowsKeepTheirNumberWhenLinesAreEmpty() {
    Sheet sheet = only("a,b\n\n\"x\ny\",2\n".getBytes(UTF_8));
    assertThat(sheet.rows().getLast().number()).isEqualTo(3);
    assertThat(sheet.rows().getLast().text(1)).isEqualTo("x\ny");
  }

  @Test
  void markdownIsReadWithHeadingsOrWithNamedTables() {
    String headings =
        "# Un formulaire\n## survey\n| type | name |\n|---|---|\n| text | a \\| b |\n";
    String named = "| survey | | |\n| | type | name |\n| | text | a \\| b |\n";
    for (String text : List.of(headings, named)) {
      Sheet survey =
          Spreadsheets.read(text.getBytes(UTF_8), "f.md").findSheet("survey").orElseThrow();
      assertThat(survey.rows().get(1).number()).isEqualTo(2);
      assertThat(survey.rows().get(1).text(2)).isEqualTo("a | b");
    }
  }

  @Test
  void anExportNeverBecomesAFormula() {
    List<String> meant =
        List.of(
            "=cmd()",
            "+1+2",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\u00A0=1",
            "\u200B=1",
            "\"=1",
            "'=1",
            "“+1+1",
            "\uFF1D1+1",
            "\uFF0B1+1",
            "\uFF0D1+x",
            "\uFF20SUM(1)",
            "\uFE661",
            "\u22121+1",
            "|calc",
            "%0A=1",
            "-32.5 -150.2 0 0");
    for (String cell : meant) {
      assertThat(SafeCells.text(cell)).isEqualTo("'" + cell);
      assertThat(SafeCells.typed(SafeCells.text(cell))).isEqualTo(cell);
      byte[] csv = CsvWriter.forPeople(List.of(List.of("a", cell)), ';');
      assertThat(only(csv).rows().getFirst().text(2)).startsWith("'");
    }
    for (String harmless :
        List.of("-3", "+33612345678", "-48.85", "12,5", "a=b", "l'été", "'à", "", " ", "2 = 2")) {
      assertThat(SafeCells.text(harmless)).isEqualTo(harmless);
      assertThat(SafeCells.typed(harmless)).isEqualTo(harmless);
    }
  }

  @Test
  void aCellIsNotCutInTwoWhateverSeparatorTheReaderExpects() {
    List<String> cells = List.of("a,=cmd()", "b\t=cmd()", "c;=cmd()", "d|=cmd()", "plain");
    assertThat(new String(CsvWriter.forPeople(List.of(cells), ';'), UTF_8))
        .isEqualTo("\uFEFF\"a,=cmd()\";\"b\t=cmd()\";\"c;=cmd()\";\"d|=cmd()\";plain\r\n");
  }

  @Test
  void whatAPhoneReadsIsExact() {
    List<List<String>> rows = List.of(List.of("a,b", "=x"));
    assertThat(new String(CsvWriter.exactForPhones(rows), UTF_8)).isEqualTo("\"a,b\",=x\n");
    assertThat(new String(CsvWriter.exactInQuotes(rows), UTF_8)).isEqualTo("\"a,b\",\"=x\"\r\n");
  }

  private static Sheet only(byte[] csv) {
    return Spreadsheets.read(csv, "a.csv").sheets().getFirst();
  }

  private static void assertRefused(byte[] content, String name, Reason reason) {
    assertThatThrownBy(() -> Spreadsheets.read(content, name))
        .asInstanceOf(type(UnreadableFile.class))
        .extracting(UnreadableFile::reason)
        .isEqualTo(reason);
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
