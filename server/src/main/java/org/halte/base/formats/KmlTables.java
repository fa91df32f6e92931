package org.halte.base.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Gives a KML or KMZ map as a workbook: a sheet per layer, a row per placemark. */
public final class KmlTables {

  /** The columns every sheet begins with; the placemarks' own follow. */
  public static final List<String> OWN_COLUMNS =
      List.of("Nom", "Latitude", "Longitude", "Adresse", "Description");

  private static final int LOOKED_AT = 1_000;

  private KmlTables() {}

  /** Whether the bytes are a KML text, or a KMZ archive that holds one. */
  public static boolean isKml(byte[] content) {
    if (content.length > 1 && content[0] == 'P' && content[1] == 'K') {
      try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
        return Collections.list(zip.getEntries()).stream().anyMatch(KmlTables::isMap);
      } catch (IOException e) {
        return false;
      }
    }
    String start =
        new String(
            content,
            0,
            Math.min(content.length, LOOKED_AT),
            java.nio.charset.StandardCharsets.UTF_8);
    return start.strip().startsWith("<")
        && (start.contains("<kml") || start.contains("<!DOCTYPE kml"));
  }

  /**
   * The layers as sheets. Row 1 is the header; a placemark without position has empty latitude and
   * longitude and, where one was typed, its address.
   *
   * @throws UnreadableFile with a sentence for the person who brought the file
   */
  public static Workbook read(byte[] content, Limits limits) {
    limits.checkBytes(content.length);
    byte[] kml = content.length > 1 && content[0] == 'P' ? unpack(content, limits) : content;
    Map<String, List<Placemark>> layers = new LinkedHashMap<>();
    for (Placemark placemark : KmlReader.read(kml, limits)) {
      layers.computeIfAbsent(placemark.layer(), name -> new ArrayList<>()).add(placemark);
    }
    List<Sheet> sheets = new ArrayList<>();
    layers.forEach((name, placemarks) -> sheets.add(sheet(name, placemarks)));
    return new Workbook(sheets);
  }

  private static Sheet sheet(String name, List<Placemark> placemarks) {
    Set<String> more = new LinkedHashSet<>();
    placemarks.forEach(placemark -> more.addAll(placemark.data().keySet()));
    more.removeIf(String::isBlank);
    List<List<String>> table = new ArrayList<>();
    List<String> header = new ArrayList<>(OWN_COLUMNS);
    header.addAll(more);
    table.add(header);
    for (Placemark placemark : placemarks) {
      List<String> row = new ArrayList<>();
      row.add(placemark.name());
      row.add(placemark.centre().map(p -> Double.toString(p.lat())).orElse(""));
      row.add(placemark.centre().map(p -> Double.toString(p.lon())).orElse(""));
      row.add(placemark.address().orElse(""));
      row.add(placemark.description());
      for (String column : more) {
        row.add(placemark.data().getOrDefault(column, ""));
      }
      table.add(row);
    }
    return Sheet.of(name, table);
  }

  private static boolean isMap(ZipArchiveEntry entry) {
    return entry.getName().toLowerCase(Locale.ROOT).endsWith(".kml");
  }

  /** My Maps calls it doc.kml; the first one counts. */
  private static byte[] unpack(byte[] content, Limits limits) {
    try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (isMap(entry)) {
          try (InputStream part = zip.getInputStream(entry)) {
            byte[] kml = part.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limits.bytes() + 1));
            limits.checkBytes(kml.length);
            return kml;
          }
        }
      }
    } catch (IOException e) {
      throw broken(e);
    }
    throw broken(new IOException("no .kml inside"));
  }

  private static UnreadableFile broken(IOException cause) {
    UnreadableFile broken =
        new UnreadableFile(
            UnreadableFile.Reason.BROKEN,
            "Ce fichier KMZ est abîmé ou ne contient pas de carte : exportez la carte à nouveau.",
            "This KMZ file is damaged or holds no map: export the map again.");
    broken.initCause(cause);
    return broken;
  }
}
