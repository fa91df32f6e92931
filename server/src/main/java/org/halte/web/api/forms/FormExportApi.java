package org.halte.web.api.forms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.halte.base.formats.streams.CsvSink;
import org.halte.base.formats.streams.GeoJsonSink;
import org.halte.base.formats.streams.KmlSink;
import org.halte.base.formats.streams.MapSink;
import org.halte.base.formats.streams.TableSink;
import org.halte.base.formats.streams.XlsxSink;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.policy.Viewer;
import org.halte.field.data.DataProblem;
import org.halte.field.data.DataQuery;
import org.halte.field.data.FormTable;
import org.halte.field.data.FormTable.Opened;
import org.halte.field.data.export.ExportOptions;
import org.halte.field.data.export.FormExport;
import org.halte.field.data.export.FormMap;
import org.halte.field.data.export.FormMedia;
import org.halte.web.problems.ReaderLanguage;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The data of a form as files that stream: what is asked for is known before the first byte. */
@RestController
@RequestMapping("/api/forms/{id}/export")
class FormExportApi {

  private static final String READING = "form export";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final FormTable table;
  private final FormExport export;
  private final FormMap map;
  private final FormMedia media;
  private final NightCalendar calendar;

  FormExportApi(
      FormTable table, FormExport export, FormMap map, FormMedia media, NightCalendar calendar) {
    this.table = table;
    this.export = export;
    this.map = map;
    this.media = media;
    this.calendar = calendar;
  }

  /**
   * What an export would hold.
   *
   * @param closed questions of the form that are closed to the reader
   */
  record Size(int reports, int files, long bytes, int closed) {}

  @GetMapping
  Size size(
      @PathVariable String id, @RequestParam MultiValueMap<String, String> params, Viewer viewer) {
    Opened opened = table.open(id, viewer, "form data");
    List<Long> numbers = table.listNumbers(opened, DataQueryParams.read(params));
    FormMedia.Size size = media.measure(opened, numbers);
    return new Size(numbers.size(), size.files(), size.bytes(), opened.closed());
  }

  @GetMapping("/data.xlsx")
  void xlsx(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> params,
      Viewer viewer,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    tables(id, params, viewer, request, response, "xlsx");
  }

  /** A zip of csv files, one per table. */
  @GetMapping("/data.zip")
  void csv(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> params,
      Viewer viewer,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    tables(id, params, viewer, request, response, "zip");
  }

  /** The points, lines and areas of the answers. */
  @GetMapping("/data.geojson")
  void geoJson(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> params,
      Viewer viewer,
      HttpServletResponse response)
      throws IOException {
    Chosen chosen = choose(id, params, viewer);
    map.check(chosen.opened());
    announce(response, "application/geo+json", id, "geojson");
    try (MapSink sink = new GeoJsonSink(response.getOutputStream())) {
      map.write(chosen.opened(), chosen.numbers(), chosen.options(), sink);
    }
  }

  /** The same for Google Earth and My Maps. */
  @GetMapping("/data.kml")
  void kml(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> params,
      Viewer viewer,
      HttpServletResponse response)
      throws IOException {
    Chosen chosen = choose(id, params, viewer);
    map.check(chosen.opened());
    announce(response, "application/vnd.google-earth.kml+xml", id, "kml");
    try (MapSink sink = new KmlSink(response.getOutputStream(), chosen.opened().form().title())) {
      map.write(chosen.opened(), chosen.numbers(), chosen.options(), sink);
    }
  }

  @GetMapping("/media.zip")
  void media(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> params,
      Viewer viewer,
      HttpServletResponse response)
      throws IOException {
    Opened opened = table.open(id, viewer, READING);
    List<Long> numbers = table.listNumbers(opened, DataQueryParams.read(params));
    announce(response, "application/zip", id + "-media", "zip");
    media.write(opened, numbers, response.getOutputStream());
  }

  private void tables(
      String id,
      MultiValueMap<String, String> params,
      Viewer viewer,
      HttpServletRequest request,
      HttpServletResponse response,
      String ending)
      throws IOException {
    Chosen chosen = choose(id, params, viewer);
    boolean xlsx = ending.equals("xlsx");
    announce(response, xlsx ? XLSX : "application/zip", id, ending);
    try (TableSink sink =
        xlsx ? new XlsxSink(response.getOutputStream()) : new CsvSink(response.getOutputStream())) {
      export.write(
          chosen.opened(),
          chosen.query(),
          chosen.numbers(),
          chosen.options(),
          ReaderLanguage.of(request),
          sink);
    }
  }

  /** What is to be written, known whole before the first byte. */
  private record Chosen(
      Opened opened, DataQuery query, List<Long> numbers, ExportOptions options) {}

  private Chosen choose(String id, MultiValueMap<String, String> params, Viewer viewer) {
    Opened opened = table.open(id, viewer, READING);
    ExportOptions options = options(opened, params);
    DataQuery query = DataQueryParams.read(params);
    return new Chosen(opened, query, table.listNumbers(opened, query), options);
  }

  private static ExportOptions options(Opened opened, MultiValueMap<String, String> params) {
    return ExportOptions.of(
        opened.form(),
        text(params, "words", "name"),
        text(params, "several", "together"),
        flag(params, "groups"),
        flag(params, "hxl"));
  }

  private static boolean flag(MultiValueMap<String, String> params, String name) {
    return switch (text(params, name, "false")) {
      case "true" -> true;
      case "false" -> false;
      case String other -> throw DataProblem.badOption(name, other, "true, false");
    };
  }

  private static String text(MultiValueMap<String, String> params, String name, String otherwise) {
    String given = params.getFirst(name);
    return given == null ? otherwise : given;
  }

  private void announce(HttpServletResponse response, String type, String name, String ending) {
    response.setContentType(type);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(
                "halte-" + name + "-" + calendar.tonight() + "." + ending, StandardCharsets.UTF_8)
            .build()
            .toString());
  }
}
