package org.halte.base.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.base.changes.Change.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables base.change, base.follower and base.follower_failure. */
@Component
class ChangeStore {

  static final String CHANNEL = "halte_change";

  private static final TypeReference<Map<String, Object>> BODY = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.shared();

  ChangeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void append(String topic, String kind, String subject, Map<String, ?> body, Instant at) {
    jdbc.sql(
            """
            with added as (
              insert into base.change (topic, kind, subject, body, at)
              values (:topic, :kind, :subject, cast(:body as jsonb), :at)
              returning number)
            select pg_notify('halte_change', '') from added
            """)
        .param("topic", topic)
        .param("kind", kind)
        .param("subject", subject)
        .param("body", json.writeValueAsString(body))
        .param("at", Timestamp.from(at))
        .query((_, _) -> Boolean.TRUE)
        .single();
  }

  /**
   * What comes after a position and can no longer be preceded: rows of transactions older than
   * every running one.
   */
  List<Change> listAfter(Position position, Collection<String> topics, int limit) {
    return jdbc.sql(
            """
            select xid::text, number, topic, kind, subject, body::text, at from base.change
            where (xid, number) > (cast(:xid as xid8), :number)
              and xid < pg_snapshot_xmin(pg_current_snapshot())
              and topic = any(:topics)
            order by change.xid, number limit :limit
            """)
        .param("xid", Long.toString(position.xid()))
        .param("number", position.number())
        .param("topics", topics.toArray(String[]::new))
        .param("limit", limit)
        .query(this::readChange)
        .list();
  }

  /** The same for all topics. */
  List<Change> listAfter(Position position, int limit) {
    return jdbc.sql(
            """
            select xid::text, number, topic, kind, subject, body::text, at from base.change
            where (xid, number) > (cast(:xid as xid8), :number)
              and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by change.xid, number limit :limit
            """)
        .param("xid", Long.toString(position.xid()))
        .param("number", position.number())
        .param("limit", limit)
        .query(this::readChange)
        .list();
  }

  /** The last place that can no longer be preceded. */
  Position last() {
    return jdbc.sql(
            """
            select xid::text, number from base.change
            where xid < pg_snapshot_xmin(pg_current_snapshot())
            order by change.xid desc, number desc limit 1
            """)
        .query(ChangeStore::readPosition)
        .optional()
        .orElse(Position.START);
  }

  /** Whether committed changes wait for an older transaction to end. */
  boolean hasUnsettled() {
    return jdbc.sql(
            """
            select exists (
              select 1 from base.change where xid >= pg_snapshot_xmin(pg_current_snapshot()))
            """)
        .query(Boolean.class)
        .single();
  }

  /** How many changes, settled or not, a follower has not applied yet. */
  long countAfter(String follower, Collection<String> topics) {
    return jdbc.sql(
            """
            select count(*) from base.change c left join base.follower f on f.name = :name
            where c.topic = any(:topics)
              and (f.name is null or (c.xid, c.number) > (f.xid, f.number))
            """)
        .param("name", follower)
        .param("topics", topics.toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  void register(String follower, Instant now) {
    jdbc.sql(
            """
            insert into base.follower (name, xid, number, at) values (:name, '0', 0, :at)
            on conflict (name) do nothing
            """)
        .param("name", follower)
        .param("at", Timestamp.from(now))
        .update();
  }

  Position getPosition(String follower) {
    return jdbc.sql("select xid::text, number from base.follower where name = :name")
        .param("name", follower)
        .query(ChangeStore::readPosition)
        .single();
  }

  /** The position, locked until the transaction ends; empty while another node holds it. */
  Optional<Position> lockPosition(String follower) {
    return jdbc.sql(
            """
            select xid::text, number from base.follower where name = :name
            for update skip locked
            """)
        .param("name", follower)
        .query(ChangeStore::readPosition)
        .optional();
  }

  void advance(String follower, Position position, Instant now) {
    jdbc.sql(
            """
            update base.follower set xid = cast(:xid as xid8), number = :number, at = :at
            where name = :name
            """)
        .param("name", follower)
        .param("xid", Long.toString(position.xid()))
        .param("number", position.number())
        .param("at", Timestamp.from(now))
        .update();
  }

  void noteFailure(String follower, long change, String error, Instant now) {
    jdbc.sql(
            """
            insert into base.follower_failure (follower, change, error, at)
            values (:follower, :change, :error, :at)
            on conflict (follower, change) do update set error = excluded.error, at = excluded.at
            """)
        .param("follower", follower)
        .param("change", change)
        .param("error", error)
        .param("at", Timestamp.from(now))
        .update();
  }

  /** Whether rows carry transaction numbers that this server has not given out yet. */
  boolean isForeign() {
    return jdbc.sql(
            """
            select exists (select 1 from base.change where xid > pg_current_xact_id())
                or exists (select 1 from base.follower where xid > pg_current_xact_id())
            """)
        .query(Boolean.class)
        .single();
  }

  /**
   * Gives every row the oldest possible transaction and a new number in the old order, and moves
   * the followers along; to be called in a transaction.
   */
  void renumber() {
    jdbc.sql("lock table base.change, base.follower in access exclusive mode").update();
    jdbc.sql(
            """
            update base.follower f set xid = '3', number = (
              select count(*) from base.change c where (c.xid, c.number) <= (f.xid, f.number))
            """)
        .update();
    jdbc.sql(
            """
            update base.follower_failure f set change = -ordered.place
            from (select number, row_number() over (order by xid, number) as place
                  from base.change) ordered
            where f.change = ordered.number
            """)
        .update();
    jdbc.sql("update base.follower_failure set change = -change where change < 0").update();
    // Two steps, since a new number may still be somebody's old one.
    jdbc.sql(
            """
            update base.change c set number = -ordered.place, xid = '3'
            from (select number, row_number() over (order by xid, number) as place
                  from base.change) ordered
            where c.number = ordered.number
            """)
        .update();
    jdbc.sql("update base.change set number = -number").update();
    jdbc.sql(
            """
            select setval(pg_get_serial_sequence('base.change', 'number'),
              (select coalesce(max(number), 0) + 1 from base.change), false)
            """)
        .query(Long.class)
        .single();
  }

  private Change readChange(ResultSet row, int index) throws SQLException {
    return new Change(
        readPosition(row, index),
        row.getString("topic"),
        row.getString("kind"),
        row.getString("subject"),
        json.readValue(row.getString("body"), BODY),
        row.getTimestamp("at").toInstant());
  }

  private static Position readPosition(ResultSet row, int index) throws SQLException {
    return new Position(Long.parseLong(row.getString("xid")), row.getLong("number"));
  }
}
