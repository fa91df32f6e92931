package org.halte.core.territory;

import java.util.List;
import java.util.Optional;
import org.halte.base.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Zones in the database, their areas as GeoJSON. */
@Repository
class ZoneStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ZoneStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  List<Zone> listZones() {
    return jdbc.sql("select code, name, area::text as area, parent from core.zone order by code")
        .query((row, number) ->
            new Zone(
                new ZoneId(row.getString("code")),
                row.getString("name"),
                AreaJson.read(json.readTree(row.getString("area"))),
                Optional.ofNullable(row.getString("parent")).map(ZoneId::new)))
        .list();
  }

  /** Grows with every change of the zones. */
  long version() {
    return jdbc.sql("select version from core.zone_set").query(Long.class).single();
  }

  /** False, and nothing done, when the zones have another version by then. */
  @Transactional
  boolean replace(List<Zone> zones, long version) {
    boolean fresh =
        jdbc.sql("update core.zone_set set version = version + 1 where version = :version")
                .param("version", version)
                .update()
            == 1;
    if (fresh) {
      List<String> codes = zones.stream().map(zone -> zone.id().code()).toList();
      jdbc.sql("delete from core.zone where code <> all(:codes)")
          .param("codes", codes.toArray(String[]::new))
          .update();
      zones.forEach(this::put);
    }
    return fresh;
  }

  private void put(Zone zone) {
    jdbc.sql(
            """
            insert into core.zone (id, code, name, area, parent)
            values (:id, :code, :name, :area::jsonb, :parent)
            on conflict (code) do update
            set name = excluded.name, area = excluded.area, parent = excluded.parent,
                version = zone.version + 1, changed_at = now()
            where (zone.name, zone.area, zone.parent)
              is distinct from (excluded.name, excluded.area, excluded.parent)
            """)
        .param("id", Ids.next())
        .param("code", zone.id().code())
        .param("name", zone.name())
        .param("area", json.writeValueAsString(AreaJson.write(zone.area())))
        .param("parent", zone.parent().map(ZoneId::code).orElse(null))
        .update();
  }
}
