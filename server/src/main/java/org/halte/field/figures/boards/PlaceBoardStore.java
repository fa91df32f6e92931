package org.halte.field.figures.boards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Access;
import org.halte.core.policy.FactColumns;
import org.halte.core.policy.FactStore;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.RightsSql;
import org.halte.core.territory.ZoneId;
import org.halte.field.figures.Selection;
import org.halte.field.figures.SelectionSql;
import org.halte.field.places.Coded;
import org.halte.field.reports.facts.Alert;
import org.halte.field.reports.facts.Lines;
import org.halte.field.reports.facts.Quality;
import org.halte.field.reports.facts.Result;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what cards of places are drawn from. */
@Component
class PlaceBoardStore {

  /** Visits of each association that a card looks back on; it speaks of the last weeks. */
  private static final int VISITS = 60;

  private final JdbcClient jdbc;

  PlaceBoardStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The places of a selection that exist for the viewer, newest visit or not. */
  List<UUID> listVisible(Selection selection, Access access) {
    RightsSql rights = new RightsSql(access, FactColumns.of("p"), "p");
    Map<String, Object> params = new HashMap<>();
    StringBuilder sql =
        new StringBuilder("select p.id from field.known_place p where ").append(rights.visible());
    if (!selection.zones().isEmpty()) {
      sql.append(" and ").append(rights.zone()).append(" in (:zones)");
      params.put("zones", selection.zones().stream().map(ZoneId::code).toList());
    }
    if (!selection.organisations().isEmpty()) {
      sql.append(" and p.organisation_id in (:organisations)");
      params.put(
          "organisations", selection.organisations().stream().map(OrganisationId::value).toList());
    }
    if (!selection.kinds().isEmpty()) {
      sql.append(" and p.kind in (:kinds) and ").append(rights.open(FieldClass.PLACE));
      params.put("kinds", selection.kinds());
    }
    if (!selection.states().isEmpty()) {
      sql.append(" and p.state in (:states) and ").append(rights.open(FieldClass.PLACE));
      params.put("states", selection.states());
    }
    selection
        .place()
        .ifPresent(id -> {
          sql.append(" and p.id = :place");
          params.put("place", id);
        });
    params.putAll(rights.params());
    return jdbc.sql(sql.append(" order by p.number").toString())
        .params(params)
        .query(UUID.class)
        .list();
  }

  /** The places that were evicted in the nights of a selection, as far as the viewer may know. */
  Set<UUID> listEvicted(Selection selection, Access access) {
    SelectionSql selected = new SelectionSql(selection, access);
    return Set.copyOf(
        jdbc.sql(
                "select distinct r.place_id from field.known_report r where r.counted"
                    + " and r.place_id is not null"
                    + " and exists (select from field.eviction e where e.report_id = r.id) and "
                    + selected.rights().open(FieldClass.PLACE)
                    + " and "
                    + selected.whole())
            .params(selected.params())
            .query(UUID.class)
            .list());
  }

  /**
   * The last visits of some places, whoever made them: rights are decided on each. So many of each
   * association, for those that a viewer does not see must not push out those that show.
   */
  Map<UUID, List<VisitRow>> listVisits(Collection<UUID> places) {
    if (places.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select r.*,
              (select json_agg(json_build_array(n.item, n.quantity, n.urgency) order by n.item)
               from field.report_need n where n.report_id = r.id)::text as needs,
              (select json_agg(json_build_array(g.item, g.quantity) order by g.item)
               from field.report_given g where g.report_id = r.id)::text as given
            from field.last_visit l cross join lateral (
              select * from field.known_report v
              where v.place_id = l.place_id and v.organisation_id = l.organisation_id
                and v.counted and v.is_visit
              order by v.started_at desc, v.number desc limit :limit) r
            where l.place_id in (:places)
            """)
        .param("places", List.copyOf(places))
        .param("limit", VISITS)
        .query(PlaceBoardStore::visit)
        .list()
        .stream()
        .collect(Collectors.groupingBy(VisitRow::place));
  }

  /** For each of some places those that may be the same. */
  Map<UUID, Set<UUID>> listDoubles(Collection<UUID> places) {
    Map<UUID, Set<UUID>> doubles = new HashMap<>();
    if (!places.isEmpty()) {
      jdbc.sql(
              """
              select place, other from field.place_double
              where place in (:places) or other in (:places)
              """)
          .param("places", List.copyOf(places))
          .query(row -> {
            UUID one = row.getObject("place", UUID.class);
            UUID other = row.getObject("other", UUID.class);
            doubles.computeIfAbsent(one, id -> new HashSet<>()).add(other);
            doubles.computeIfAbsent(other, id -> new HashSet<>()).add(one);
          });
    }
    return doubles;
  }

  private static VisitRow visit(ResultSet row, int index) throws SQLException {
    return new VisitRow(
        row.getObject("place_id", UUID.class),
        row.getLong("number"),
        FactStore.read(row),
        row.getString("category"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("result")).flatMap(c -> Coded.find(Result.class, c)),
        Optional.ofNullable(row.getObject("headcount", Integer.class)),
        Coded.find(Quality.class, row.getString("quality")).orElse(Quality.ESTIMATED),
        Coded.find(Alert.class, row.getString("alert")).orElse(Alert.NONE),
        Lines.needs(row.getString("needs")),
        Lines.given(row.getString("given")));
  }
}
