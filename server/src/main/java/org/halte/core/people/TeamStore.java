package org.halte.core.people;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.halte.core.territory.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Teams in the database; nights are ISO weekdays (1 = Monday). Removed teams are not found. */
@Repository
class TeamStore {

  private static final String SELECT =
      """
      select t.id, t.organisation_id, t.name, t.nights, t.version,
             array(select z.zone from core.team_zone z where z.team_id = t.id) as zones,
             array(select s.sector_id from core.team_sector s where s.team_id = t.id) as sectors,
             array(select z.zone from core.team_zone z where z.team_id = t.id
                   union
                   select z.zone from core.team_sector s
                   join core.sector_zone z on z.sector_id = s.sector_id
                   where s.team_id = t.id) as ground,
             array(select m.member_id from core.team_member m where m.team_id = t.id) as members
      from core.team t
      where t.removed_at is null
      """;

  private final JdbcClient jdbc;

  TeamStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Team> find(TeamId id) {
    return jdbc.sql(SELECT + " and t.id = :id")
        .param("id", id.value())
        .query(TeamStore::read)
        .optional();
  }

  List<Team> listOf(OrganisationId organisation) {
    return jdbc.sql(SELECT + " and t.organisation_id = :organisation order by t.name, t.id")
        .param("organisation", organisation.value())
        .query(TeamStore::read)
        .list();
  }

  List<Team> listOf(MemberId member) {
    return jdbc.sql(
            SELECT
                + """
                 and exists (select 1 from core.team_member own
                             where own.team_id = t.id and own.member_id = :member)
                order by t.name, t.id
                """)
        .param("member", member.value())
        .query(TeamStore::read)
        .list();
  }

  void insert(Team team, Instant at) {
    jdbc.sql(
            """
            insert into core.team (id, organisation_id, name, nights, created_at)
            values (:id, :organisation, :name, :nights::smallint[], :at)
            """)
        .param("id", team.id().value())
        .param("organisation", team.organisation().value())
        .param("name", team.name())
        .param("nights", nights(team))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    putZones(team);
    putMembers(team);
  }

  /** False when somebody changed the team since the version it names. */
  boolean update(Team team) {
    boolean fresh =
        jdbc.sql(
                    """
                    update core.team
                    set name = :name, nights = :nights::smallint[], version = version + 1
                    where id = :id and version = :version and removed_at is null
                    """)
                .param("id", team.id().value())
                .param("version", team.version())
                .param("name", team.name())
                .param("nights", nights(team))
                .update()
            == 1;
    if (fresh) {
      putZones(team);
      putMembers(team);
    }
    return fresh;
  }

  /** How many of these sectors are the organisation's. */
  long countSectors(OrganisationId organisation, Set<SectorId> sectors) {
    return jdbc.sql(
            """
            select count(*) from core.sector
            where organisation_id = :organisation and id = any(:ids)
            """)
        .param("organisation", organisation.value())
        .param("ids", sectors.stream().map(SectorId::value).toArray(UUID[]::new))
        .query(Long.class)
        .single();
  }

  void addMember(TeamId team, MemberId member) {
    // Who changes the team from what they saw before must see the newcomer first.
    jdbc.sql("update core.team set version = version + 1 where id = :team")
        .param("team", team.value())
        .update();
    jdbc.sql(
            """
            insert into core.team_member (team_id, member_id) values (:team, :member)
            on conflict do nothing
            """)
        .param("team", team.value())
        .param("member", member.value())
        .update();
  }

  /** The row stays for the reports that point to it; the phones that it shared stop working. */
  void remove(TeamId id, Instant at) {
    jdbc.sql("update core.team set removed_at = :at, version = version + 1 where id = :id")
        .param("id", id.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            update core.device_token set revoked_at = coalesce(revoked_at, :at)
            where team_id = :id and member_id is null
            """)
        .param("id", id.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql("delete from core.team_member where team_id = :id").param("id", id.value()).update();
  }

  private void putZones(Team team) {
    jdbc.sql("delete from core.team_zone where team_id = :id")
        .param("id", team.id().value())
        .update();
    jdbc.sql("insert into core.team_zone (team_id, zone) select :id, unnest(:zones)")
        .param("id", team.id().value())
        .param("zones", team.zones().stream().map(ZoneId::code).toArray(String[]::new))
        .update();
    jdbc.sql("delete from core.team_sector where team_id = :id")
        .param("id", team.id().value())
        .update();
    jdbc.sql("insert into core.team_sector (team_id, sector_id) select :id, unnest(:sectors)")
        .param("id", team.id().value())
        .param("sectors", team.sectors().stream().map(SectorId::value).toArray(UUID[]::new))
        .update();
  }

  private void putMembers(Team team) {
    jdbc.sql("delete from core.team_member where team_id = :id")
        .param("id", team.id().value())
        .update();
    jdbc.sql("insert into core.team_member (team_id, member_id) select :id, unnest(:members)")
        .param("id", team.id().value())
        .param("members", team.members().stream().map(MemberId::value).toArray(UUID[]::new))
        .update();
  }

  private static Integer[] nights(Team team) {
    return team.nights().stream().map(DayOfWeek::getValue).sorted().toArray(Integer[]::new);
  }

  private static Team read(ResultSet row, int number) throws SQLException {
    return new Team(
        new TeamId(row.getObject("id", UUID.class)),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        row.getString("name"),
        each(row.getArray("zones"), code -> new ZoneId((String) code)),
        each(row.getArray("sectors"), id -> new SectorId((UUID) id)),
        each(row.getArray("ground"), code -> new ZoneId((String) code)),
        each(row.getArray("nights"), day -> DayOfWeek.of(((Number) day).intValue())),
        each(row.getArray("members"), id -> new MemberId((UUID) id)),
        row.getLong("version"));
  }

  private static <T> Set<T> each(Array array, Function<Object, T> one) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(one).collect(Collectors.toSet());
  }
}
