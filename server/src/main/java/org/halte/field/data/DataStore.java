package org.halte.field.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.core.forms.FormId;
import org.halte.core.intake.trials.FormReports.Came;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Access;
import org.halte.core.policy.FactColumns;
import org.halte.core.policy.FactStore;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.RightsSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which reports of a form a viewer may see, and what is known of them. */
@Component
class DataStore {

  /** Nothing sealed: a hundred thousand of these lines are read to sort a form. */
  private static final String LINE =
      """
      select r.number, r.instance_id, r.sent_id, r.form_version, r.member_id, r.place_id, r.night,
             r.started_at, r.received_at, r.status, r.reviewed_by, r.reviewed_at,
             r.organisation_id, r.zone, r.sensitivity, r.team_id, r.circle, r.known_at, r.age,
             r.there, r.district, r.cell, r.before_there, r.before_sensitivity, r.before_district,
             r.before_cell, r.changed_at
      from field.known_report r
      """;

  private final JdbcClient jdbc;

  DataStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The numbers of the reports that match, the newest first. */
  List<Long> listNumbers(String form, DataQuery query, Access access) {
    Part part = part(form, query, access);
    return jdbc.sql(part.newestFirst).params(part.params).query(Long.class).list();
  }

  /** The numbers of some of the reports that match, the newest first. */
  List<Long> listNumbers(String form, DataQuery query, Access access, int offset, int limit) {
    Part part = part(form, query, access);
    return jdbc.sql(part.newestFirst + " limit :limit offset :offset")
        .params(part.params)
        .param("limit", limit)
        .param("offset", offset)
        .query(Long.class)
        .list();
  }

  /** Some reports by their numbers, in the order of the numbers. */
  List<Line> listLines(Collection<Long> numbers) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    Map<Long, Line> found = new HashMap<>();
    jdbc.sql(LINE + " where r.number = any(:numbers)")
        .param("numbers", numbers.toArray(Long[]::new))
        .query(DataStore::line)
        .list()
        .forEach(line -> found.put(line.number(), line));
    return numbers.stream().map(found::get).filter(line -> line != null).toList();
  }

  /** The reports of that identity as phones say it: at most one of each association. */
  List<Line> listSent(String form, String sentId) {
    return jdbc.sql(LINE + " where r.form_id = :form and r.sent_id = :sent")
        .param("form", form)
        .param("sent", sentId)
        .query(DataStore::line)
        .list();
  }

  /** How many reports stand where, whatever status the query asks for. */
  Map<String, Long> countByStatus(String form, DataQuery query, Access access) {
    Part part = part(form, query.withStatuses(Set.of("any")), access);
    Map<String, Long> counts = new LinkedHashMap<>();
    jdbc.sql(
            "select r.status, count(*) from field.known_report r where "
                + part.where
                + " group by r.status order by r.status")
        .params(part.params)
        .query(row -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }

  /** How many reports of each form and version are visible, and when the last one came. */
  List<Came> count(OrganisationId organisation, Access access) {
    RightsSql rights = new RightsSql(access, FactColumns.of("r"), "r");
    return jdbc.sql(
            "select r.form_id, r.form_version, count(*), max(r.received_at)"
                + " from field.known_report r where r.organisation_id = :organisation"
                + " and r.status <> 'replaced' and "
                + rights.visible()
                + " group by r.form_id, r.form_version")
        .params(rights.params())
        .param("organisation", organisation.value())
        .query((row, n) ->
            new Came(
                new FormId(row.getString(1)),
                row.getString(2),
                row.getLong(3),
                row.getTimestamp(4).toInstant()))
        .list();
  }

  /** The classes of field that are open in at least one report of the form. */
  Set<FieldClass> listOpen(String form, Access access) {
    RightsSql rights = new RightsSql(access, FactColumns.of("r"), "r");
    String tests =
        Arrays.stream(FieldClass.values())
            .map(one -> "coalesce(bool_or(" + rights.open(one) + "), false) as " + one.name())
            .collect(Collectors.joining(", "));
    String where = rights.visible();
    return jdbc.sql(
            "select " + tests + " from field.known_report r where r.form_id = :form and " + where)
        .params(rights.params())
        .param("form", form)
        .query(DataStore::classes)
        .single();
  }

  private static Set<FieldClass> classes(ResultSet row, int index) throws SQLException {
    Set<FieldClass> open = EnumSet.noneOf(FieldClass.class);
    for (FieldClass one : FieldClass.values()) {
      if (row.getBoolean(one.name())) {
        open.add(one);
      }
    }
    return open;
  }

  /**
   * The reports that match.
   *
   * @param newestFirst a query for their numbers, by the moments that the viewer may know
   */
  private record Part(String where, String newestFirst, Map<String, Object> params) {}

  private static Part part(String form, DataQuery query, Access access) {
    RightsSql rights = new RightsSql(access, FactColumns.of("r"), "r");
    StringBuilder where = new StringBuilder("r.form_id = :form and ").append(rights.visible());
    String order = rights.newestFirst("r.started_at");
    Map<String, Object> params = new HashMap<>(rights.params());
    params.put("form", form);
    if (query.statuses().isEmpty()) {
      where.append(" and r.status <> 'replaced'");
    } else if (!query.statuses().contains("any")) {
      where.append(" and r.status in (:statuses)");
      params.put("statuses", query.statuses());
    }
    query
        .version()
        .ifPresent(version -> {
          where.append(" and r.form_version = :version");
          params.put("version", version);
        });
    query
        .from()
        .ifPresent(night -> {
          where.append(" and r.night >= :from");
          params.put("from", night.date());
        });
    query
        .to()
        .ifPresent(night -> {
          where.append(" and r.night <= :to");
          params.put("to", night.date());
        });
    String newestFirst =
        "select r.number from field.known_report r where "
            + where
            + " order by "
            + order
            + ", r.number desc";
    return new Part(where.toString(), newestFirst, params);
  }

  private static Line line(ResultSet row, int index) throws SQLException {
    var night = row.getObject("night", LocalDate.class);
    var received = row.getObject("received_at", OffsetDateTime.class).toInstant();
    return new Line(
        row.getLong("number"),
        row.getString("instance_id"),
        row.getString("sent_id"),
        row.getString("form_version"),
        id(row, "member_id").map(MemberId::new),
        id(row, "place_id"),
        night.toString(),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        received,
        row.getString("status"),
        id(row, "reviewed_by").map(MemberId::new),
        Optional.ofNullable(row.getObject("reviewed_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        FactStore.read(row));
  }

  private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class));
  }
}
