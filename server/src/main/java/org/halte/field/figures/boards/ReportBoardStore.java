package org.halte.field.figures.boards;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.halte.base.kernel.Night;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Access;
import org.halte.core.policy.FactColumns;
import org.halte.core.policy.RightsSql;
import org.halte.field.figures.Selection;
import org.halte.field.figures.SelectionSql;
import org.halte.field.reports.Report;
import org.halte.field.reports.ReportReadStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lists of reports under the rights of a viewer. */
@Component
class ReportBoardStore {

  private final JdbcClient jdbc;
  private final ReportReadStore rows;

  ReportBoardStore(JdbcClient jdbc, ReportReadStore rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /** One page, newest first. */
  List<Report> list(Selection selection, Access access, int offset, int limit) {
    SelectionSql selected = new SelectionSql(selection, access);
    String sql =
        ReportReadStore.SELECT
            + " where "
            + selected.whole()
            + status(selection)
            + " order by "
            + selected.rights().newestFirst("r.started_at")
            + ", r.number desc limit :limit offset :offset";
    return jdbc.sql(sql)
        .params(params(selected, selection))
        .param("limit", limit)
        .param("offset", offset)
        .query(rows::report)
        .list();
  }

  long count(Selection selection, Access access) {
    SelectionSql selected = new SelectionSql(selection, access);
    String sql =
        "select count(*) from field.known_report r where " + selected.whole() + status(selection);
    return jdbc.sql(sql).params(params(selected, selection)).query(Long.class).single();
  }

  List<Report> listByInstances(List<String> instanceIds) {
    return jdbc.sql(ReportReadStore.SELECT + " where r.instance_id in (:ids)")
        .param("ids", instanceIds)
        .query(rows::report)
        .list();
  }

  /**
   * The last counted visit of an association to each place that met somebody since a night, as far
   * as the viewer may see such visits: the one of a night that is not theirs does not hide theirs.
   */
  List<Report> listLastMet(
      Collection<UUID> places, OrganisationId organisation, Night since, Access access) {
    if (places.isEmpty()) {
      return List.of();
    }
    RightsSql rights = new RightsSql(access, FactColumns.of("v"), "v");
    String sql =
        ReportReadStore.SELECT
            + """
             where r.id in (
              select distinct on (v.place_id) v.id from field.known_report v
              where v.place_id in (:places) and v.organisation_id = :organisation
                and v.counted and v.is_visit and v.category = 'passage'
                and v.result = 'rencontre' and v.night >= :since and
            """
            + rights.visible()
            + " order by v.place_id, v.started_at desc, v.number desc)";
    return jdbc.sql(sql)
        .params(rights.params())
        .param("places", List.copyOf(places))
        .param("organisation", organisation.value())
        .param("since", since.date())
        .query(rows::report)
        .list();
  }

  /** The corrections of one report, the oldest first: every version there was. */
  List<Report> listVersions(UUID id) {
    return jdbc.sql(
            """
            with recursive back as (
              select id, instance_id, deprecated_id, organisation_id from field.report
              where id = :id
              union
              select r.id, r.instance_id, r.deprecated_id, r.organisation_id
              from field.report r join back b
                on r.organisation_id = b.organisation_id
                  and (r.instance_id = b.deprecated_id or r.deprecated_id = b.instance_id)
            )
            """
                + ReportReadStore.SELECT
                + " where r.id in (select id from back) order by r.received_at, r.number")
        .param("id", id)
        .query(rows::report)
        .list();
  }

  /** What was replaced is shown only when asked for. */
  private static String status(Selection selection) {
    return selection.statuses().isEmpty()
        ? " and r.status <> 'replaced'"
        : " and r.status in (:statuses)";
  }

  private static Map<String, Object> params(SelectionSql selected, Selection selection) {
    Map<String, Object> params = new HashMap<>(selected.params());
    if (!selection.statuses().isEmpty()) {
      params.put("statuses", selection.statuses());
    }
    return params;
  }
}
