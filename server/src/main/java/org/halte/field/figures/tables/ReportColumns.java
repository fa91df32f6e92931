package org.halte.field.figures.tables;

import static org.halte.core.policy.FieldClass.COUNTS;
import static org.halte.core.policy.FieldClass.GIVEN;
import static org.halte.core.policy.FieldClass.NEEDS;
import static org.halte.core.policy.FieldClass.PHOTO;
import static org.halte.core.policy.FieldClass.PLACE;
import static org.halte.core.policy.FieldClass.TEAM;
import static org.halte.core.policy.FieldClass.VULNERABLE;
import static org.halte.core.tables.ColumnType.CHOICE;
import static org.halte.core.tables.ColumnType.CHOICES;
import static org.halte.core.tables.ColumnType.DATE;
import static org.halte.core.tables.ColumnType.INSTANT;
import static org.halte.core.tables.ColumnType.INTEGER;
import static org.halte.core.tables.ColumnType.REFERENCE;
import static org.halte.core.tables.ColumnType.TEXT;

import java.util.List;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.RightsSql;
import org.halte.core.tables.ColumnType;
import org.halte.core.tables.TableStore.Cell;

/** The columns of the reports table, each with the SQL of its masked cell. */
final class ReportColumns {

  /** Reports as r, their places as p where they exist, opened names as o. */
  static final String FROM =
      """
      field.known_report r
        left join field.known_place p on p.id = r.place_id
        left join %s on o.id = r.place_id::text
      """
          .formatted(OpenedPlaces.TABLE);

  /** As people know it: without the owner that goes before the key of an association's form. */
  private static final String PUBLIC_ID = "regexp_replace(r.form_id, '^([0-9a-f]{32})?[|]', '')";

  private static final String URGENCIES =
      "(select coalesce(array_agg(distinct l.urgency), '{}') from field.report_need l"
          + " where l.report_id = r.id and l.urgency is not null)";

  private final RightsSql report;
  private final RightsSql place;

  private ReportColumns(RightsSql report, RightsSql place) {
    this.report = report;
    this.place = place;
  }

  static List<Cell> cells(RightsSql report, RightsSql place) {
    return new ReportColumns(report, place).cells();
  }

  private List<Cell> cells() {
    return List.of(
        plain("instance", TEXT, "#meta+id", "r.sent_id"),
        plain("form", CHOICE, "#meta+form", PUBLIC_ID),
        plain("category", CHOICE, "#activity+type", "r.category"),
        plain("organisation", REFERENCE, "#org+id", "r.organisation_id"),
        masked("team", REFERENCE, TEAM, "#org+team+id", "r.team_id"),
        masked("author", REFERENCE, TEAM, "#contact+id", "r.member_id"),
        cell("place", REFERENCE, COUNTS, "#loc+id", ofPlace(place.visible(), "r.place_id")),
        cell("place_name", TEXT, PLACE, "#loc+name", ofPlace(plainPlace(), "o.name")),
        cell("place_kind", CHOICE, PLACE, "#loc+type", ofPlace(plainPlace(), "p.kind")),
        cell("place_state", CHOICE, PLACE, "#loc+status", ofPlace(plainPlace(), "p.state")),
        plain("zone", CHOICE, "#adm+code", report.zone()),
        plain("night", DATE, "#date+night", "r.night"),
        cell("started_at", INSTANT, PLACE, "#date+start", report.moment("r.started_at")),
        masked("received_at", INSTANT, TEAM, "#date+received", "r.received_at"),
        masked("result", CHOICE, PLACE, "#status+visit", "r.result"),
        cell("headcount", INTEGER, COUNTS, "#affected", report.people(COUNTS, "r.headcount")),
        masked("quality", CHOICE, COUNTS, "#meta+quality", "r.quality"),
        masked("women", INTEGER, VULNERABLE, "#affected+f", "r.women"),
        masked("families", INTEGER, VULNERABLE, "#affected+hh", "r.families"),
        masked(
            "minors_alone",
            INTEGER,
            VULNERABLE,
            "#affected+children+unaccompanied",
            "r.minors_alone"),
        masked("needs", CHOICES, NEEDS, "#need", lines("report_need")),
        masked("urgencies", CHOICES, NEEDS, "#severity+need", URGENCIES),
        masked("given", CHOICES, GIVEN, "#reached+item", lines("report_given")),
        masked("alert", CHOICE, NEEDS, "#severity", "r.alert"),
        masked("photos", INTEGER, PHOTO, "#meta+photos", "r.photos"),
        plain("status", CHOICE, "#status+review", "r.status"));
  }

  private static Cell plain(String name, ColumnType type, String hxl, String sql) {
    return cell(name, type, COUNTS, hxl, sql);
  }

  private Cell masked(String name, ColumnType type, FieldClass fieldClass, String hxl, String sql) {
    return cell(name, type, fieldClass, hxl, report.shown(fieldClass, sql));
  }

  private static Cell cell(
      String name, ColumnType type, FieldClass fieldClass, String hxl, String sql) {
    return new Cell(ReportsTable.column(name, type, fieldClass, hxl), sql);
  }

  private String plainPlace() {
    return place.open(PLACE) + " and " + report.open(PLACE);
  }

  private static String ofPlace(String open, String sql) {
    return "case when p.id is not null and " + open + " then " + sql + " end";
  }

  private static String lines(String table) {
    return "(select coalesce(array_agg(l.item order by l.item), '{}') from field."
        + table
        + " l where l.report_id = r.id)";
  }
}
