package org.halte.web.api;

import java.util.List;
import java.util.Locale;
import org.halte.base.formats.CsvWriter;
import org.halte.base.formats.Sheet;
import org.halte.base.formats.Workbook;
import org.halte.base.formats.XlsxWriter;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.policy.Viewer;
import org.halte.field.figures.tables.Exports;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The present selection as a file, for Excel or for programs. */
@RestController
class ExportApi {

  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Exports exports;
  private final SelectionParams selections;
  private final NightCalendar calendar;

  ExportApi(Exports exports, SelectionParams selections, NightCalendar calendar) {
    this.exports = exports;
    this.selections = selections;
    this.calendar = calendar;
  }

  @GetMapping({"/api/export.csv", "/export.csv"})
  ResponseEntity<byte[]> csv(
      @RequestParam(defaultValue = "reports") String table,
      @RequestParam MultiValueMap<String, String> params,
      Viewer viewer) {
    byte[] content = CsvWriter.forPeople(rows(table, params, viewer), ';');
    return file(table, "csv", CSV, content);
  }

  @GetMapping({"/api/export.xlsx", "/export.xlsx"})
  ResponseEntity<byte[]> xlsx(
      @RequestParam(defaultValue = "reports") String table,
      @RequestParam MultiValueMap<String, String> params,
      Viewer viewer) {
    List<List<String>> rows = rows(table, params, viewer);
    byte[] content = XlsxWriter.write(new Workbook(List.of(Sheet.of(table, rows))));
    return file(table, "xlsx", XLSX, content);
  }

  /** Headings in French, whoever asks: these files are passed on. */
  private List<List<String>> rows(
      String table, MultiValueMap<String, String> params, Viewer viewer) {
    return exports.rows(table, selections.read(params), Locale.FRENCH, viewer);
  }

  private ResponseEntity<byte[]> file(String table, String ending, MediaType type, byte[] content) {
    String name = "halte-" + table + "-" + calendar.tonight() + "." + ending;
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(content);
  }
}
