package org.halte.core.lists.entities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What forms said: that it was applied, or what it waits for. */
@Repository
public class WaitingStore {

  private static final String SELECT =
      """
      select instance_id, ordinal, list_id, entity_id, reason, base_version, seen_version, since
      from core.entity_action where state = 'waiting'
      """;

  private final JdbcClient jdbc;

  WaitingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean isApplied(String instanceId, int ordinal) {
    return jdbc.sql(
            """
            select exists (select from core.entity_action
              where instance_id = ? and ordinal = ? and state = 'applied')
            """)
        .param(instanceId)
        .param(ordinal)
        .query(Boolean.class)
        .single();
  }

  /** What was said is applied now, once and for all. */
  void apply(UUID list, Said said, int seen, Instant now) {
    put(
        list,
        said.instanceId(),
        said.ordinal(),
        said.entity().toString(),
        "applied",
        Optional.empty(),
        said.base(),
        seen,
        now);
  }

  /** It waits; what waits already goes on waiting since then. */
  void hold(Waiting w) {
    put(
        w.list(),
        w.instanceId(),
        w.ordinal(),
        w.entity(),
        "waiting",
        Optional.of(w.reason()),
        w.base(),
        w.seen(),
        w.since());
  }

  private void put(
      UUID list,
      String instanceId,
      int ordinal,
      String entity,
      String state,
      Optional<Waiting.Reason> reason,
      Optional<Integer> base,
      int seen,
      Instant since) {
    jdbc.sql(
            """
            insert into core.entity_action (instance_id, ordinal, list_id, entity_id, state, reason,
              base_version, seen_version, since)
            values (:instance, :ordinal, :list, :entity, :state, :reason, :base, :seen, :since)
            on conflict (instance_id, ordinal) do update
              set state = excluded.state, reason = excluded.reason
            """)
        .param("instance", instanceId)
        .param("ordinal", ordinal)
        .param("list", list)
        .param("entity", entity)
        .param("state", state)
        .param("reason", reason.map(Waiting.Reason::code).orElse(null))
        .param("base", base.orElse(null))
        .param("seen", seen)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .update();
  }

  public Optional<Waiting> find(String instanceId, int ordinal) {
    return jdbc.sql(SELECT + " and instance_id = ? and ordinal = ?")
        .param(instanceId)
        .param(ordinal)
        .query(WaitingStore::waiting)
        .optional();
  }

  /** What waits in a list, the longest first. */
  public List<Waiting> listIn(UUID list) {
    return jdbc.sql(SELECT + " and list_id = ? order by since, base_version nulls first")
        .param(list)
        .query(WaitingStore::waiting)
        .list();
  }

  /** What waits since before a moment and could be applied without what it waits for. */
  List<Waiting> listDue(Instant before) {
    return jdbc.sql(
            SELECT
                + " and reason not in ('bad_id', 'approval') and since < ? order by since, base_version limit 500")
        .param(before.atOffset(ZoneOffset.UTC))
        .query(WaitingStore::waiting)
        .list();
  }

  private static Waiting waiting(ResultSet row, int index) throws SQLException {
    return new Waiting(
        row.getString("instance_id"),
        row.getInt("ordinal"),
        row.getObject("list_id", UUID.class),
        row.getString("entity_id"),
        Waiting.Reason.of(row.getString("reason")),
        Optional.ofNullable(row.getObject("base_version", Integer.class)),
        row.getInt("seen_version"),
        row.getObject("since", OffsetDateTime.class).toInstant());
  }
}
