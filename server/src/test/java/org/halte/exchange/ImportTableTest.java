package org.halte.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.halte.base.geo.Position;
import org.halte.base.kernel.Messages;
import org.junit.jupiter.api.Test;

class ImportTableTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void aFrenchExcelCsvIsUnderstoodWithoutTouchingTheMapping() {
    var file =
        "Maraudes 2026;;;;\n;;;;\nDate;Lieu;Nb personnes;Besoins;Donné;Observations\n"
            + "12/11/2026 21h30;Talus du Hérisson;environ 14;3 tentes, duvets et œufs;soupe;chiens\n"
            + "13/11/2026;Talus du Hérisson;0;;;\n";
    ImportTable table =
        ImportTable.read(
            file.getBytes(Charset.forName("windows-1252")), "m.csv", ImportKind.VISITS);
    assertThat(table.guess(ImportKind.VISITS))
        .containsEntry(1, ImportField.DATE)
        .containsEntry(2, ImportField.NAME)
        .containsEntry(3, ImportField.HEADCOUNT)
        .containsEntry(4, ImportField.NEEDS)
        .containsEntry(5, ImportField.GIVEN)
        .containsEntry(6, ImportField.NOTE);
    List<ImportRow> rows = rows(table, ImportKind.VISITS);
    ImportRow first = rows.getFirst();
    assertThat(first.when()).contains(LocalDate.of(2026, 11, 12).atTime(21, 30));
    assertThat(first.name()).isEqualTo("Talus du Hérisson");
    var visit = first.visit().orElseThrow();
    assertThat(visit.headcount()).contains(14);
    assertThat(visit.needs())
        .containsExactly(
            new ImportRow.Item("tente", Optional.of(3)),
            new ImportRow.Item("duvet", Optional.empty()));
    assertThat(visit.given()).extracting(ImportRow.Item::code).containsExactly("repas");
    assertThat(first.note()).contains("chiens").contains("œufs");
    assertThat(rows.get(1).visit().orElseThrow().result()).isEqualTo("personne");
  }

  @Test
  void headingsMergedOverTwoRowsAreReadTogether() {
    var file = "Fiche;Où ?;\nNom du lieu;Latitude;Longitude\nQuai;48,86;2,35\n";
    String merged =
        "Nom du lieu;Localisation;;Statut\n;Latitude;Longitude;\nQuai;48,86;2,35;vide\n";
    assertThat(rows(table(file), ImportKind.PLACES).getFirst().position())
        .contains(new Position(48.86, 2.35));
    ImportRow row = rows(table(merged), ImportKind.PLACES).getFirst();
    assertThat(row.name()).isEqualTo("Quai");
    assertThat(row.state()).contains("vide");
  }

  @Test
  void positionsAreReadAsPairsAsWellKnownTextAndWithDecimalCommas() {
    assertThat(Cells.position("48.8612, 2.3510")).contains(new Position(48.8612, 2.351));
    assertThat(Cells.position("48,8612 ; 2,3510")).contains(new Position(48.8612, 2.351));
    assertThat(Cells.position("POINT (2.351 48.8612)")).contains(new Position(48.8612, 2.351));
    assertThat(Cells.position("48,8612", "2,351")).contains(new Position(48.8612, 2.351));
    assertThat(Cells.position("près du pont")).isEmpty();
    assertThat(Cells.position("148.2", "2")).isEmpty();
  }

  @Test
  void datesAreReadAsFrenchPeopleWriteThemAndTheImpossibleIsNoDate() {
    LocalDate day = LocalDate.of(2026, 3, 4);
    for (String text :
        List.of("04/03/2026", "4-3-26", "2026-03-04 00:00:00", "mercredi 4 mars 2026", "46085")) {
      assertThat(Cells.date(text)).as(text).contains(day);
    }
    assertThat(Cells.date("31/06/2026")).isEmpty();
    assertThat(Cells.date("hier")).isEmpty();
  }

  @Test
  void everyWrongCellIsNamedByRowAndColumnAndTheOthersStillCount() {
    var file =
        "Nom,Latitude,Longitude,Type,Adresse\n"
            + "Quai,48.86,2.35,tentes,\n"
            + ",48.86,2.35,tentes,\n"
            + "Pont,quarante-huit,2.35,pont,\n"
            + "Square,,,,3 rue Inventée\n"
            + "Friche,48.86,2.36,soucoupe,\n";
    ImportTable table = table(file);
    RowReader reader =
        new RowReader(ImportKind.PLACES, table, table.guess(ImportKind.PLACES), TODAY);
    List<ImportRow> good = new ArrayList<>();
    table.rows().forEach(row -> reader.read(row).ifPresent(good::add));
    assertThat(good).extracting(ImportRow::name).containsExactly("Quai");
    assertThat(reader.errors())
        .extracting(e -> e.row() + " " + e.column() + " " + e.code())
        .containsExactly(
            "3 Nom exchange.row-no-name",
            "4 Latitude exchange.row-bad-position",
            "5 Adresse exchange.row-only-address",
            "6 Type exchange.row-unknown-choice");
    Messages messages = new Messages();
    for (RowError error : reader.errors()) {
      for (Locale locale : Messages.LANGUAGES) {
        assertThat(messages.text(locale, error.code(), error.values()))
            .isNotEqualTo(error.code())
            .doesNotContain("{");
      }
    }
  }

  @Test
  void visitsOfTheFutureOrWithoutADayAreRefusedRowByRow() {
    var file = "Date,Lieu,Effectif\n24/12/2026,Quai,3\n,Quai,3\nhier,Quai,trois\n";
    ImportTable table = ImportTable.read(utf8(file), "v.csv", ImportKind.VISITS);
    RowReader reader =
        new RowReader(ImportKind.VISITS, table, table.guess(ImportKind.VISITS), TODAY);
    table.rows().forEach(reader::read);
    assertThat(reader.errors())
        .extracting(e -> e.row() + " " + e.code())
        .containsExactly(
            "2 exchange.row-date-out-of-range",
            "3 exchange.row-no-date",
            "4 exchange.row-bad-date",
            "4 exchange.row-bad-count");
  }

  @Test
  void theLayersOfAMapAreReadTogetherWhateverTheirColumns() {
    String map =
        """
        <kml xmlns="http://www.opengis.net/kml/2.2"><Document>
        <Folder><name>Nord</name><Placemark><name>Talus</name>
          <ExtendedData><Data name="Statut"><value>actif</value></Data></ExtendedData>
          <Point><coordinates>2.36,48.89,0</coordinates></Point></Placemark></Folder>
        <Folder><name>Sud</name><Placemark><name>Berge</name>
          <ExtendedData><Data name="Type"><value>Tentes</value></Data>
            <Data name="Statut"><value>vide</value></Data></ExtendedData>
          <Point><coordinates>2.37,48.83,0</coordinates></Point></Placemark></Folder>
        </Document></kml>
        """;
    ImportTable table = ImportTable.read(utf8(map), "carte.kml", ImportKind.PLACES);
    List<ImportRow> rows = rows(table, ImportKind.PLACES);
    assertThat(rows).extracting(ImportRow::name).containsExactly("Talus", "Berge");
    assertThat(rows.get(1).state()).contains("vide");
    assertThat(rows.get(1).kind()).contains("campement_tentes");
    assertThat(rows.get(1).source().sheet()).isEqualTo("Sud");
  }

  @Test
  void anXlsxThatIsNotOneAndAFileWithoutHeadingsGetASentence() {
    assertThatThrownBy(
            () -> ImportTable.read(utf8("<html>no</html>"), "lieux.xlsx", ImportKind.PLACES))
        .isInstanceOfSatisfying(
            ImportProblem.class,
            e -> assertThat(new Messages().text(Locale.FRENCH, e)).contains("lieux.xlsx"));
    assertThatThrownBy(() -> table("1;2;3\n4;5;6\n"))
        .isInstanceOfSatisfying(
            ImportProblem.class, e -> assertThat(e.code()).isEqualTo("exchange.no-rows"));
  }

  private static ImportTable table(String csv) {
    return ImportTable.read(utf8(csv), "lieux.csv", ImportKind.PLACES);
  }

  private static List<ImportRow> rows(ImportTable table, ImportKind kind) {
    Map<Integer, ImportField> mapping = table.guess(kind);
    RowReader reader = new RowReader(kind, table, mapping, TODAY);
    List<ImportRow> rows =
        table.rows().stream().map(reader::read).flatMap(Optional::stream).toList();
    assertThat(reader.errors()).isEmpty();
    return rows;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
