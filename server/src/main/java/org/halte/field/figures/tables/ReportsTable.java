package org.halte.field.figures.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.halte.core.intake.Intake;
import org.halte.core.policy.Access;
import org.halte.core.policy.FactColumns;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.RightsSql;
import org.halte.core.policy.Viewer;
import org.halte.core.tables.Column;
import org.halte.core.tables.ColumnType;
import org.halte.core.tables.Command;
import org.halte.core.tables.DataTable;
import org.halte.core.tables.Page;
import org.halte.core.tables.Query;
import org.halte.core.tables.Row;
import org.halte.core.tables.TableProblem;
import org.halte.core.tables.TableStore;
import org.halte.core.tables.TableStore.Cell;
import org.halte.core.tables.Written;
import org.halte.field.reports.Report;
import org.halte.field.reports.ReportDesk;
import org.springframework.stereotype.Component;

/** The reports as a table; writing one makes a correction, a new submission that replaces it. */
@Component
class ReportsTable implements DataTable {

  /** Column → question of the shipped forms that a change of it answers anew. */
  private static final Map<String, String> QUESTIONS =
      Map.of(
          "result", "resultat",
          "headcount", "effectif",
          "quality", "qualite",
          "women", "femmes_seules",
          "families", "familles",
          "minors_alone", "mna");

  private final TableStore store;
  private final Policy policy;
  private final OpenedPlaces opened;
  private final ReportDesk desk;
  private final Intake intake;
  private final List<Column> columns;

  ReportsTable(
      TableStore store, Policy policy, OpenedPlaces opened, ReportDesk desk, Intake intake) {
    this.store = store;
    this.policy = policy;
    this.opened = opened;
    this.desk = desk;
    this.intake = intake;
    // Which columns there are does not depend on who looks.
    Access any = policy.open(new Viewer.System("columns"), Reading.all("columns"));
    RightsSql rights = new RightsSql(any, FactColumns.of("r"), "r");
    this.columns = ReportColumns.cells(rights, rights).stream().map(Cell::column).toList();
  }

  @Override
  public String name() {
    return "reports";
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public Page page(Query query, Viewer viewer) {
    return store.page(source(policy.open(viewer, Reading.all("table reports"))), query);
  }

  private TableStore.Source source(Access access) {
    RightsSql rights = new RightsSql(access, FactColumns.of("r"), "r");
    RightsSql place = new RightsSql(access, FactColumns.of("p"), "p");
    List<Cell> cells = new ArrayList<>(ReportColumns.cells(rights, place));
    String where = rights.visible() + " and r.status <> 'replaced'";
    String version = rights.version("r.version");
    Map<String, Object> params = new HashMap<>(opened.params());
    params.putAll(rights.params());
    params.putAll(place.params());
    return new TableStore.Source(name(), ReportColumns.FROM, "r", version, where, cells, params);
  }

  @Override
  public Written write(Command command, Viewer viewer) {
    if (!(command instanceof Command.Update(var number, var version, var values))) {
      throw TableProblem.readOnly(name(), "");
    }
    Access access = policy.open(viewer, new Reading("table reports", String.valueOf(number)));
    Row row =
        store
            .findRow(source(access), number)
            .orElseThrow(() -> TableProblem.unknownRow(name(), number));
    ReportDesk.Opened found = desk.open(String.valueOf(row.cells().get("instance")), viewer);
    Report report = found.report();
    if (!found.access().mayWrite(report.facts())) {
      throw TableProblem.notAllowed(name(), number);
    }
    if (report.version() != version) {
      throw TableProblem.changedMeanwhile(name(), number, report.version());
    }
    intake.correct(viewer, report.sentId(), answers(values));
    // The correction gets a row of its own when it has been read; this one goes out of view.
    return new Written(number, version + 1);
  }

  private Map<String, String> answers(Map<String, Object> values) {
    Map<String, String> answers = new LinkedHashMap<>();
    values.forEach((column, value) -> {
      String question = QUESTIONS.get(column);
      if (question == null) {
        throw TableProblem.readOnly(name(), column);
      }
      answers.put(question, String.valueOf(value));
    });
    return answers;
  }

  /** Writable are the columns that one question of the shipped forms answers. */
  static Column column(String name, ColumnType type, FieldClass fieldClass, String hxl) {
    Column column = Column.of(name, type, fieldClass).meaning(hxl);
    return QUESTIONS.containsKey(name) ? column.editable() : column;
  }
}
