package org.halte.core.people.sectors;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.territory.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the teams of all associations go, for who changes the zones under their feet. */
@Repository
class GroundStore {

  private final JdbcClient jdbc;

  GroundStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A team on its ground.
   *
   * @param ground its zones and those of its sectors, without what lies in them
   * @param volunteers its active ones
   */
  record Footing(
      OrganisationId organisation, String name, Set<ZoneId> ground, Set<MemberId> volunteers) {}

  List<Footing> listAll() {
    return jdbc.sql(
            """
            select o.id, o.name,
                   array(select z.zone from core.team_zone z where z.team_id = t.id
                         union
                         select z.zone from core.team_sector s
                         join core.sector_zone z on z.sector_id = s.sector_id
                         where s.team_id = t.id) as ground,
                   array(select m.id from core.team_member tm
                         join core.member m on m.id = tm.member_id and m.active
                         join core.member_role r on r.member_id = m.id and r.role = 'volunteer'
                         where tm.team_id = t.id) as volunteers
            from core.team t join core.organisation o on o.id = t.organisation_id
            where t.removed_at is null
            order by o.name, o.id
            """)
        .query((row, number) ->
            new Footing(
                new OrganisationId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Arrays.stream((Object[]) row.getArray("ground").getArray())
                    .map(code -> new ZoneId((String) code))
                    .collect(Collectors.toSet()),
                Arrays.stream((Object[]) row.getArray("volunteers").getArray())
                    .map(id -> new MemberId((UUID) id))
                    .collect(Collectors.toSet())))
        .list();
  }
}
