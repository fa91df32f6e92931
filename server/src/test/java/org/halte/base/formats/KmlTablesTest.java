package org.halte.base.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class KmlTablesTest {

  private static final String MAP =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Maraudes</name>
        <Style id="icon-1899-0288D1-normal"><IconStyle><color>ffd18802</color></IconStyle></Style>
        <Folder><name>Campements</name>
          <Placemark><name>Talus du Hérisson</name>
            <description><![CDATA[Personnes: 14<br>Statut: actif<br>près de l'eau]]></description>
            <styleUrl>#icon-1899-0288D1</styleUrl>
            <ExtendedData>
              <Data name="Personnes"><value>14</value></Data>
              <Data name="Statut"><value>actif</value></Data>
            </ExtendedData>
            <Point><coordinates>
              2.3702,48.8951,0
            </coordinates></Point>
          </Placemark>
          <Placemark><name>Chez Lulu</name><address>3 rue Inventée, Paris</address></Placemark>
        </Folder>
        <Folder><name>Zones</name>
          <Placemark><name>Grande friche</name><description>Attention : chiens</description>
            <Polygon><outerBoundaryIs><LinearRing><coordinates>
              2.0,48.0,0 2.2,48.0,0 2.2,48.2,0 2.0,48.2,0 2.0,48.0,0
            </coordinates></LinearRing></outerBoundaryIs></Polygon>
          </Placemark>
        </Folder>
      </Document></kml>
      """;

  @Test
  void eachLayerOfMyMapsBecomesASheetWithItsColumns() {
    Workbook workbook = read(MAP);
    assertThat(workbook.sheets()).extracting(Sheet::name).containsExactly("Campements", "Zones");
    Sheet camps = workbook.sheets().getFirst();
    assertThat(camps.rows().getFirst().cells())
        .extracting(Cell::text)
        .containsExactly(
            "Nom", "Latitude", "Longitude", "Adresse", "Description", "Personnes", "Statut");
    Row first = camps.rows().get(1);
    assertThat(first.text(1)).isEqualTo("Talus du Hérisson");
    assertThat(first.text(2)).isEqualTo("48.8951");
    assertThat(first.text(3)).isEqualTo("2.3702");
    assertThat(first.text(5)).isEqualTo("près de l'eau");
    assertThat(first.text(6)).isEqualTo("14");
    assertThat(first.text(7)).isEqualTo("actif");
  }

  @Test
  void aPlacemarkWithOnlyAnAddressKeepsItAndHasNoPosition() {
    Row row = read(MAP).sheets().getFirst().rows().get(2);
    assertThat(row.text(2)).isEmpty();
    assertThat(row.text(4)).isEqualTo("3 rue Inventée, Paris");
  }

  @Test
  void anOutlineIsPlacedInItsMiddleAndOneColonIsNoTable() {
    Row row = read(MAP).sheets().get(1).rows().get(1);
    assertThat(Double.parseDouble(row.text(2))).isBetween(48.0999, 48.1001);
    assertThat(row.text(5)).isEqualTo("Attention : chiens");
  }

  @Test
  void aKmzIsTheSameMapPacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("images/icon-1.png"));
      zip.write(1);
      zip.putNextEntry(new ZipEntry("doc.kml"));
      zip.write(MAP.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(KmlTables.isKml(packed.toByteArray())).isTrue();
    assertThat(KmlTables.read(packed.toByteArray(), Limits.USUAL)).isEqualTo(read(MAP));
  }

  @Test
  void aDocumentTypeIsRefusedBeforeAnythingIsRead() {
    String evil =
        """
        <?xml version="1.0"?><!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <kml><Document><Placemark><name>&x;</name></Placemark></Document></kml>
        """;
    assertThat(KmlTables.isKml(evil.getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThatThrownBy(() -> read(evil))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("DOCTYPE");
  }

  @Test
  void aMapThatIsOnlyALinkACutOffFileAndOtherXmlAreNamed() {
    assertThatThrownBy(() -> read("<kml><NetworkLink><Link/></NetworkLink></kml>"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("lien");
    assertThatThrownBy(() -> read(MAP.substring(0, 700)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("ligne");
    assertThatThrownBy(() -> read("<gpx/>"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("gpx");
  }

  private static Workbook read(String kml) {
    return KmlTables.read(kml.getBytes(StandardCharsets.UTF_8), Limits.USUAL);
  }
}
