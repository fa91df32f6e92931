package org.halte.field.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.halte.base.kernel.Night;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Access;
import org.halte.core.policy.FactColumns;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.RightsSql;
import org.halte.core.territory.ZoneId;
import org.halte.field.figures.Figures.Encounters;
import org.halte.field.figures.Figures.Evictions;
import org.halte.field.figures.Figures.OpenNeed;
import org.halte.field.figures.Figures.PeoplePresent;
import org.halte.field.reports.facts.NeedRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sums behind {@link Figures}, in SQL, with the viewer's rights inside each query. */
@Component
class FigureStore {

  /** Whole nights without a visit, tonight not among them, that make a gap. */
  static final int GAP_NIGHTS = 3;

  private final JdbcClient jdbc;

  FigureStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Visits(long count, Encounters encounters) {}

  record Presence(PeoplePresent people, long gaps) {}

  Visits visits(Selection selection, Access access) {
    SelectionSql selected = new SelectionSql(selection, access);
    RightsSql rights = selected.rights();
    String sql =
        """
        with report as (
          select r.*, %s as people
          from field.known_report r
          where r.counted and r.is_visit and %s
        ), visit as (
          select (array_agg(people order by quality = 'oui_dire', started_at desc, number desc)
                    filter (where people is not null))[1] as people,
                 (array_agg(quality order by quality = 'oui_dire', started_at desc, number desc)
                    filter (where people is not null))[1] as quality
          from report
          group by coalesce(place_id, id), coalesce(team_id, organisation_id), night, category
        )
        select count(*) as visits,
               coalesce(sum(people) filter (where quality <> 'oui_dire'), 0) as encounters,
               coalesce(bool_or(quality = 'au_moins'), false) as at_least,
               coalesce(sum(people) filter (where quality = 'oui_dire'), 0) as hearsay
        from visit
        """
            .formatted(rights.people(FieldClass.COUNTS, "r.headcount"), selected.whole());
    return jdbc.sql(sql)
        .params(selected.params())
        .query((row, index) ->
            new Visits(
                row.getLong("visits"),
                new Encounters(
                    row.getLong("encounters"), row.getBoolean("at_least"), row.getLong("hearsay"))))
        .single();
  }

  /**
   * How many people are where, by what the access opens: with the rights for summing, also by past
   * visits of those who share no more than how things stand. When a place was last seen is told
   * only where its life is open.
   */
  Presence presence(Selection selection, Access access, Night end) {
    SelectionSql selected = new SelectionSql(selection, access);
    RightsSql rights = selected.rights();
    String sql =
        """
        with report as (
          select r.*, %s as people, %s as plain
          from field.known_report r
          where r.counted and r.is_visit and r.place_id is not null and r.night <= :end and %s
        ), place as (
          select place_id, max(night) filter (where plain) as last_night,
            (array_agg(people order by started_at desc, number desc)
               filter (where people is not null))[1] as seen,
            (array_agg(quality order by started_at desc, number desc)
               filter (where people is not null))[1] as quality,
            (array_agg(night order by started_at desc, number desc)
               filter (where people is not null))[1] >= :since as recent
          from report group by place_id
        )
        select
          coalesce(sum(seen) filter (where recent and quality <> 'oui_dire'), 0) as present,
          coalesce(bool_or(quality = 'au_moins') filter (where recent), false) as at_least,
          coalesce(sum(seen) filter (where recent and quality = 'oui_dire'), 0) as hearsay,
          coalesce(sum(seen) filter (where not recent and quality <> 'oui_dire'), 0) as older,
          count(*) filter (where recent and seen > 0 and last_night < :gap) as gaps
        from place
        """
            .formatted(
                rights.people(FieldClass.COUNTS, "r.headcount"),
                rights.open(FieldClass.PLACE),
                selected.lasting());
    return jdbc.sql(sql)
        .params(selected.params())
        .params(nights(end))
        .query((row, index) ->
            new Presence(
                new PeoplePresent(
                    row.getLong("present"),
                    row.getBoolean("at_least"),
                    row.getLong("older"),
                    row.getLong("hearsay")),
                row.getLong("gaps")))
        .single();
  }

  /**
   * A need is open when the last visit that named it is recent and neither that visit nor a later
   * one gave enough of it: what came before has no say.
   */
  List<OpenNeed> openNeeds(Selection selection, Access access, Night end) {
    SelectionSql selected = new SelectionSql(selection, access);
    RightsSql rights = selected.rights();
    String sql =
        """
        with report as (
          select r.* from field.known_report r
          where r.counted and r.is_visit and r.place_id is not null and r.night <= :end
            and %s and %s
        ), latest as (
          select distinct on (r.place_id, n.item)
                 r.place_id, n.item, n.quantity, r.night, r.started_at, r.number
          from report r join field.report_need n on n.report_id = r.id
          order by r.place_id, n.item, r.started_at desc, r.number desc
        ), given as (
          select r.place_id, g.item, g.quantity, r.started_at, r.number
          from report r join field.report_given g on g.report_id = r.id
        )
        select n.item, count(*) as places from latest n
        where n.night >= :since and %s and not exists (
          select from given g
          where g.place_id = n.place_id and g.item = n.item
            and (g.started_at, g.number) >= (n.started_at, n.number)
            and (n.quantity is null or g.quantity >= n.quantity))
        group by n.item order by places desc, n.item
        """
            .formatted(
                rights.open(FieldClass.NEEDS), selected.standing(), selected.chosenItems("n.item"));
    return jdbc.sql(sql)
        .params(selected.params())
        .params(nights(end))
        .query((row, index) -> new OpenNeed(row.getString("item"), row.getLong("places")))
        .list();
  }

  /** What a visit tells in passing is no second eviction beside a report of its own. */
  Evictions evictions(Selection selection, Access access) {
    SelectionSql selected = new SelectionSql(selection, access);
    RightsSql rights = selected.rights();
    String sql =
        """
        with told as (
          select r.id, r.category, r.place_id, r.night, %s as solution
          from field.known_report r join field.eviction e on e.report_id = r.id
          where r.counted and %s
        )
        select count(*) as evictions,
          count(*) filter (where solution = 'aucune') as none,
          count(*) filter (where solution = 'partielle') as partial,
          count(*) filter (where solution = 'pour_tous') as whole,
          count(*) filter (where solution = 'inconnue' or solution is null) as unknown
        from told t
        where t.category = 'expulsion' or not exists (
          select from told o
          where o.category = 'expulsion' and o.place_id = t.place_id and o.night = t.night)
        """
            .formatted(rights.shown(FieldClass.PLACE, "e.solution"), selected.whole());
    return jdbc.sql(sql)
        .params(selected.params())
        .query((row, index) ->
            new Evictions(
                row.getLong("evictions"),
                row.getLong("none"),
                row.getLong("partial"),
                row.getLong("whole"),
                row.getLong("unknown")))
        .single();
  }

  long doubles(Selection selection, Access access) {
    SelectionSql selected = new SelectionSql(selection, access);
    RightsSql rights = selected.rights();
    String sql =
        """
        select count(*) from (
          select 1 from field.known_report r
          where r.counted and r.is_visit and r.place_id is not null and %s and %s
          group by r.place_id, r.night, r.category
          having count(distinct r.organisation_id) > 1 and not bool_or(r.joint)
        ) double
        """
            .formatted(rights.open(FieldClass.PLACE), selected.whole());
    return jdbc.sql(sql).params(selected.params()).query(Long.class).single();
  }

  long activePlaces(Selection selection, Access access) {
    RightsSql rights = new RightsSql(access, FactColumns.of("p"), "p");
    Map<String, Object> params = new HashMap<>();
    StringBuilder sql =
        new StringBuilder("select count(*) from field.known_place p where p.state = 'actif' and ")
            .append(rights.open(FieldClass.PLACE));
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
      sql.append(" and p.kind in (:kinds)");
      params.put("kinds", selection.kinds());
    }
    if (!selection.states().isEmpty()) {
      sql.append(" and p.state in (:states)");
      params.put("states", selection.states());
    }
    selection
        .place()
        .ifPresent(id -> {
          sql.append(" and p.id = :place");
          params.put("place", id);
        });
    params.putAll(rights.params());
    return jdbc.sql(sql.toString()).params(params).query(Long.class).single();
  }

  private static Map<String, Object> nights(Night end) {
    return Map.of(
        "end",
        end.date(),
        "since",
        end.minus(NeedRule.LAPSE_NIGHTS).date(),
        "gap",
        end.minus(GAP_NIGHTS).date());
  }
}
