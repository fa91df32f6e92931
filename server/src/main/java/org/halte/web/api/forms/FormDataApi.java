package org.halte.web.api.forms;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.core.policy.Viewer;
import org.halte.field.data.DataForm;
import org.halte.field.data.DataProblem;
import org.halte.field.data.DataRow;
import org.halte.field.data.Filling;
import org.halte.field.data.FormTable;
import org.halte.field.data.Head;
import org.halte.field.data.charts.FormCharts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The table of a form's reports: its columns, its rows, one row whole, and what is decided. */
@RestController
@RequestMapping("/api/forms/{id}/data")
class FormDataApi {

  private static final String READING = "form data";
  private static final int MOST = 500;

  private final FormTable table;
  private final FormCharts charts;

  FormDataApi(FormTable table, FormCharts charts) {
    this.table = table;
    this.charts = charts;
  }

  /** The form, and how many of its questions are closed to the reader. */
  record Columns(@JsonUnwrapped DataForm form, int closed) {}

  /** A row of the table; the turns of repeats are counted. */
  record Row(@JsonUnwrapped Head head, Map<String, String> values, Map<String, Long> turns) {
    static Row of(DataRow row) {
      return new Row(row.head(), row.filling().values(), row.filling().countTurns());
    }
  }

  record Rows(List<Row> rows, long total, Map<String, Long> statuses) {}

  /** One report with the turns of its repeats. */
  record Whole(@JsonUnwrapped Head head, Map<String, String> values, List<Filling.Turn> turns) {}

  /** The same decision for several reports. */
  record Decision(
      @Nullable List<String> instances, @Nullable String decision, Optional<String> note) {}

  @GetMapping("/columns")
  Columns columns(@PathVariable String id, Viewer viewer) {
    FormTable.Opened opened = table.open(id, viewer, READING);
    table.warm(opened);
    return new Columns(opened.form(), opened.closed());
  }

  @GetMapping
  Rows rows(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> params,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Viewer viewer) {
    if (offset < 0 || limit < 1 || limit > MOST) {
      throw DataProblem.badOption("limit", offset + " + " + limit, "1 – " + MOST);
    }
    FormTable.Listed listed =
        table.page(table.open(id, viewer, READING), DataQueryParams.read(params), offset, limit);
    return new Rows(
        listed.rows().stream().map(Row::of).toList(), listed.total(), listed.statuses());
  }

  @GetMapping("/charts")
  FormCharts.Charts charts(
      @PathVariable String id, @RequestParam MultiValueMap<String, String> params, Viewer viewer) {
    return charts.draw(table.open(id, viewer, "form charts"), DataQueryParams.read(params));
  }

  @GetMapping("/{instanceId}")
  Whole row(@PathVariable String id, @PathVariable String instanceId, Viewer viewer) {
    DataRow row = table.getRow(table.open(id, viewer, READING), instanceId);
    return new Whole(row.head(), row.filling().values(), row.filling().turns());
  }

  @PostMapping("/decisions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decide(@PathVariable String id, @RequestBody Decision decision, Viewer viewer) {
    table.judge(
        table.open(id, viewer, READING),
        decision.instances() == null ? List.of() : decision.instances(),
        decision.decision() == null ? "" : decision.decision(),
        decision.note().orElse(""),
        viewer);
  }
}
