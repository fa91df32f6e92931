package org.halte.core.people.sectors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.SectorId;
import org.halte.core.territory.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sectors in the database. */
@Repository
class SectorStore {

  private static final String SELECT =
      """
      select s.id, s.organisation_id, s.name, s.version,
             array(select z.zone from core.sector_zone z where z.sector_id = s.id) as zones
      from core.sector s
      """;

  private final JdbcClient jdbc;

  SectorStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Sector> find(SectorId id) {
    return jdbc.sql(SELECT + " where s.id = :id")
        .param("id", id.value())
        .query(SectorStore::read)
        .optional();
  }

  List<Sector> listOf(OrganisationId organisation) {
    return jdbc.sql(SELECT + " where s.organisation_id = :organisation order by s.name, s.id")
        .param("organisation", organisation.value())
        .query(SectorStore::read)
        .list();
  }

  /** Throws DuplicateKeyException when the association has one of this name. */
  void insert(Sector sector, Instant at) {
    jdbc.sql(
            """
            insert into core.sector (id, organisation_id, name, created_at)
            values (:id, :organisation, :name, :at)
            """)
        .param("id", sector.id().value())
        .param("organisation", sector.organisation().value())
        .param("name", sector.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    putZones(sector);
  }

  /** False when somebody changed it since its version; throws as {@link #insert}. */
  boolean update(Sector sector) {
    boolean fresh =
        jdbc.sql(
                    """
                    update core.sector set name = :name, version = version + 1
                    where id = :id and version = :version
                    """)
                .param("id", sector.id().value())
                .param("version", sector.version())
                .param("name", sector.name())
                .update()
            == 1;
    if (fresh) {
      putZones(sector);
    }
    return fresh;
  }

  /** The teams that go there. */
  int countTeams(SectorId id) {
    return jdbc.sql(
            """
            select count(*) from core.team_sector s join core.team t on t.id = s.team_id
            where s.sector_id = :id and t.removed_at is null
            """)
        .param("id", id.value())
        .query(Integer.class)
        .single();
  }

  void delete(SectorId id) {
    jdbc.sql(
            """
            delete from core.team_sector s using core.team t
            where s.sector_id = :id and t.id = s.team_id and t.removed_at is not null
            """)
        .param("id", id.value())
        .update();
    jdbc.sql("delete from core.sector where id = :id").param("id", id.value()).update();
  }

  private void putZones(Sector sector) {
    jdbc.sql("delete from core.sector_zone where sector_id = :id")
        .param("id", sector.id().value())
        .update();
    jdbc.sql("insert into core.sector_zone (sector_id, zone) select :id, unnest(:zones)")
        .param("id", sector.id().value())
        .param("zones", sector.zones().stream().map(ZoneId::code).toArray(String[]::new))
        .update();
  }

  private static Sector read(ResultSet row, int number) throws SQLException {
    Object[] codes = (Object[]) row.getArray("zones").getArray();
    return new Sector(
        new SectorId(row.getObject("id", UUID.class)),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        row.getString("name"),
        Arrays.stream(codes).map(code -> new ZoneId((String) code)).collect(Collectors.toSet()),
        row.getLong("version"));
  }
}
