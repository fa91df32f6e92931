package org.halte.field.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.base.kernel.Ids;
import org.halte.base.kernel.Night;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.territory.ZoneId;
import org.halte.field.places.Coded;
import org.halte.field.reports.facts.EvictionFacts;
import org.halte.field.reports.facts.Flag;
import org.halte.field.reports.facts.GivenLine;
import org.halte.field.reports.facts.NeedLine;
import org.halte.field.reports.facts.ReportFacts;
import org.halte.field.reports.facts.Result;
import org.halte.field.reports.facts.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes reports and reads single ones; lists and sums are read in {@code field.figures}. */
@Component
class ReportStore {

  private final JdbcClient jdbc;
  private final ReportReadStore rows;

  ReportStore(JdbcClient jdbc, ReportReadStore rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  Optional<Report> find(String instanceId) {
    return list("r.instance_id = :value", instanceId).stream().findFirst();
  }

  /**
   * The report, which nobody else changes until this transaction ends. Whoever sets a status from
   * what was read before reads it like this: a judgement made meanwhile would be overwritten.
   */
  Optional<Report> lock(String instanceId) {
    jdbc.sql("select from field.report where instance_id = ? for update")
        .param(instanceId)
        .query((row, index) -> instanceId)
        .list();
    return find(instanceId);
  }

  /** As {@link #lock}, for {@link #listSent}. */
  void lockSent(String sentId) {
    jdbc.sql("select from field.report where sent_id = ? order by id for update")
        .param(sentId)
        .query((row, index) -> sentId)
        .list();
  }

  /** The reports of that identity as phones say it: at most one of each association. */
  List<Report> listSent(String sentId) {
    return list("x.sent_id = :value", sentId);
  }

  /** Whether anything at all was told of the place. */
  boolean hasAny(UUID place) {
    return jdbc.sql("select exists (select from field.report where place_id = ?)")
        .param(place)
        .query(Boolean.class)
        .single();
  }

  /** All that counts at a place, oldest first. */
  List<Report> listCounted(UUID place) {
    return list("r.place_id = :value and r.counted", place);
  }

  /** Whether anything that counts was told of the place. */
  boolean hasCounted(UUID place) {
    return jdbc.sql(
            "select exists (select from field.known_report r where r.place_id = ? and r.counted)")
        .param(place)
        .query(Boolean.class)
        .single();
  }

  /** What one organisation told of a place since a moment, oldest first. */
  List<Trace> listTraces(UUID place, OrganisationId teller, Instant since) {
    return jdbc.sql(
            """
            select r.night, r.started_at, r.is_visit, r.result, r.headcount,
              e.report_id is not null as evicted, e.kind
            from field.known_report r left join field.eviction e on e.report_id = r.id
            where r.place_id = ? and r.organisation_id = ? and r.started_at >= ? and r.counted
            order by r.started_at, r.received_at, r.number
            """)
        .param(place)
        .param(teller.value())
        .param(since.atOffset(ZoneOffset.UTC))
        .query(ReportStore::trace)
        .list();
  }

  private static Trace trace(ResultSet row, int index) throws SQLException {
    return new Trace(
        new Night(row.getObject("night", LocalDate.class)),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("is_visit"),
        Optional.ofNullable(row.getString("result"))
            .flatMap(code -> Coded.find(Result.class, code)),
        Optional.ofNullable(row.getObject("headcount", Integer.class)),
        row.getBoolean("evicted"),
        Optional.ofNullable(row.getString("kind")));
  }

  private List<Report> list(String condition, Object value) {
    return jdbc.sql(
            ReportReadStore.SELECT
                + " where "
                + condition
                + " order by r.started_at, r.received_at, r.number")
        .param("value", value)
        .query(rows::report)
        .list();
  }

  /** Writes a report as derived now, in place of what was derived of it before. */
  UUID save(
      Filed filed,
      ReportFacts facts,
      Optional<UUID> place,
      Optional<ZoneId> zone,
      Status status,
      Set<Flag> flags,
      Instant now) {
    UUID id =
        jdbc.sql("select id from field.report where instance_id = :instance")
            .param("instance", filed.instanceId())
            .query(UUID.class)
            .optional()
            .orElseGet(Ids::next);
    jdbc.sql(UPSERT)
        .params(identity(id, filed, now))
        .params(answers(id, facts, place, zone, status, flags))
        .update();
    lines(id, facts);
    facts.eviction().ifPresentOrElse(eviction -> eviction(id, eviction), () -> dropEviction(id));
    return id;
  }

  private static final String UPSERT =
      """
      insert into field.report (id, instance_id, sent_id, deprecated_id, form_id, form_version, category,
        organisation_id, team_id, member_id, place_id, named_place_id, zone, night, started_at, ended_at,
        received_at, result, headcount, quality, women, families, minors_alone, alert, joint,
        photos, status, flags, position_sealed, text_sealed, updated_at)
      values (:id, :instance, :sent, :deprecated, :form, :formVersion, :category, :organisation, :team,
        :member, :place, :named, :zone, :night, :startedAt, :endedAt, :receivedAt, :result, :headcount,
        :quality, :women, :families, :minorsAlone, :alert, :joint, :photos, :status,
        cast(:flags as text[]), :position, :texts, :now)
      on conflict (instance_id) do update set
        version = field.report.version + 1, deprecated_id = excluded.deprecated_id,
        form_id = excluded.form_id, form_version = excluded.form_version,
        category = excluded.category, organisation_id = excluded.organisation_id,
        team_id = excluded.team_id, member_id = excluded.member_id, place_id = excluded.place_id,
        named_place_id = coalesce(excluded.named_place_id, field.report.named_place_id),
        zone = excluded.zone, night = excluded.night, started_at = excluded.started_at,
        ended_at = excluded.ended_at, received_at = excluded.received_at,
        result = excluded.result, headcount = excluded.headcount, quality = excluded.quality,
        women = excluded.women, families = excluded.families,
        minors_alone = excluded.minors_alone, alert = excluded.alert, joint = excluded.joint,
        photos = excluded.photos, status = excluded.status, flags = excluded.flags,
        position_sealed = excluded.position_sealed, text_sealed = excluded.text_sealed,
        updated_at = excluded.updated_at
      """;

  private static Map<String, @Nullable Object> identity(UUID id, Filed filed, Instant now) {
    Map<String, @Nullable Object> params = new HashMap<>();
    params.put("id", id);
    params.put("instance", filed.instanceId());
    params.put("sent", filed.sentId());
    params.put("deprecated", filed.replaces().orElse(null));
    params.put("form", filed.formId());
    params.put("formVersion", filed.formVersion());
    params.put("organisation", filed.organisation().value());
    params.put("team", filed.team().map(team -> team.value()).orElse(null));
    params.put("member", filed.member().map(MemberId::value).orElse(null));
    params.put("receivedAt", time(filed.receivedAt()));
    params.put("now", time(now));
    return params;
  }

  private Map<String, @Nullable Object> answers(
      UUID id,
      ReportFacts facts,
      Optional<UUID> place,
      Optional<ZoneId> zone,
      Status status,
      Set<Flag> flags) {
    Map<String, @Nullable Object> params = new HashMap<>();
    params.put("category", facts.category());
    params.put("place", place.orElse(null));
    params.put("named", facts.place().known().orElse(null));
    params.put("zone", zone.map(ZoneId::code).orElse(null));
    params.put("night", facts.night().date());
    params.put("startedAt", time(facts.startedAt()));
    params.put("endedAt", facts.endedAt().map(ReportStore::time).orElse(null));
    params.put("result", facts.result().map(Result::code).orElse(null));
    params.put("headcount", facts.headcount().orElse(null));
    params.put("quality", facts.quality().code());
    params.put("women", facts.women().orElse(null));
    params.put("families", facts.families().orElse(null));
    params.put("minorsAlone", facts.minorsAlone().orElse(null));
    params.put("alert", facts.alert().code());
    params.put("joint", facts.joint());
    params.put("photos", facts.photos());
    params.put("status", status.code());
    params.put("flags", array(flags));
    params.put("position", facts.place().point().map(p -> rows.seal(id, p)).orElse(null));
    params.put("texts", rows.sealTexts(id, facts.texts()));
    return params;
  }

  private void lines(UUID id, ReportFacts facts) {
    for (String table : List.of("report_need", "report_given")) {
      jdbc.sql("delete from field." + table + " where report_id = :id").param("id", id).update();
    }
    for (NeedLine need : facts.needs()) {
      jdbc.sql("insert into field.report_need values (:id, :item, :quantity, :urgency)")
          .param("id", id)
          .param("item", need.item())
          .param("quantity", need.quantity().orElse(null))
          .param("urgency", need.urgency().orElse(null))
          .update();
    }
    for (GivenLine given : facts.given()) {
      jdbc.sql("insert into field.report_given values (:id, :item, :quantity)")
          .param("id", id)
          .param("item", given.item())
          .param("quantity", given.quantity().orElse(null))
          .update();
    }
  }

  private void eviction(UUID id, EvictionFacts facts) {
    jdbc.sql(
            """
            insert into field.eviction (report_id, kind, source, legal_basis, solution, people,
              quality, left_count, back_on_street, arrests)
            values (:id, :kind, :source, :basis, :solution, :people, :quality, :left, :back,
              :arrests)
            on conflict (report_id) do update set version = field.eviction.version + 1,
              kind = excluded.kind, source = excluded.source, legal_basis = excluded.legal_basis,
              solution = excluded.solution, people = excluded.people, quality = excluded.quality,
              left_count = excluded.left_count, back_on_street = excluded.back_on_street,
              arrests = excluded.arrests
            """)
        .param("id", id)
        .param("kind", facts.kind().orElse(null))
        .param("source", facts.source().orElse(null))
        .param("basis", facts.legalBasis().orElse(null))
        .param("solution", facts.solution())
        .param("people", facts.people().orElse(null))
        .param("quality", facts.quality().code())
        .param("left", facts.left().orElse(null))
        .param("back", facts.backOnStreet().orElse(null))
        .param("arrests", facts.arrests().orElse(null))
        .update();
  }

  private void dropEviction(UUID id) {
    jdbc.sql("delete from field.eviction where report_id = :id").param("id", id).update();
  }

  /**
   * Another report took the place of one.
   *
   * @param by its identity as the phone said it
   */
  void replace(String instanceId, String by, Instant now) {
    jdbc.sql(
            """
            update field.report set status = 'replaced', replaced_by = :by, version = version + 1,
              updated_at = :now
            where instance_id = :instance
            """)
        .param("instance", instanceId)
        .param("by", by)
        .param("now", time(now))
        .update();
  }

  /** A decision of a person; the note is sealed. */
  void review(Report report, Status decision, MemberId by, String note, Instant now) {
    jdbc.sql(
            """
            update field.report set status = :status, reviewed_by = :by, reviewed_at = :now,
              review_sealed = :note, version = version + 1, updated_at = :now
            where id = :id
            """)
        .param("id", report.id())
        .param("status", decision.code())
        .param("by", by.value())
        .param("note", rows.sealReview(report.id(), note))
        .param("now", time(now))
        .update();
  }

  void setStatus(UUID id, Status status, Set<Flag> flags, Instant now) {
    jdbc.sql(
            """
            update field.report set status = :status, flags = cast(:flags as text[]),
              version = version + 1, updated_at = :now
            where id = :id
            """)
        .param("id", id)
        .param("status", status.code())
        .param("flags", array(flags))
        .param("now", time(now))
        .update();
  }

  /** The reports of a place go to the one that it turned out to be, and remember where from. */
  void giveReports(UUID lost, UUID kept) {
    jdbc.sql(
            "update field.report set named_place_id = :lost, place_id = :kept, version = version + 1"
                + " where place_id = :lost")
        .param("lost", lost)
        .param("kept", kept)
        .update();
  }

  /** They go back. */
  void takeReportsBack(UUID lost, UUID kept) {
    jdbc.sql(
            "update field.report set place_id = :lost, version = version + 1"
                + " where place_id = :kept and named_place_id = :lost")
        .param("lost", lost)
        .param("kept", kept)
        .update();
  }

  /**
   * The zone of its association's reports follows the place when it moves. Those of others stay:
   * theirs would tell where a place went that they may not see any more.
   */
  void moveReports(UUID place, Optional<ZoneId> zone) {
    jdbc.sql(
            """
            update field.report r set zone = :zone
            from field.place p
            where p.id = :place and r.place_id = p.id and r.organisation_id = p.organisation_id
              and r.zone is distinct from :zone
            """)
        .param("place", place)
        .param("zone", zone.map(ZoneId::code).orElse(null), java.sql.Types.VARCHAR)
        .update();
  }

  private static String array(Collection<Flag> flags) {
    return (flags.isEmpty() ? EnumSet.noneOf(Flag.class) : EnumSet.copyOf(flags))
        .stream().map(Flag::code).collect(Collectors.joining(",", "{", "}"));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
