package org.halte.field.reports;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Places that stand in for one that a report named and that nobody has described to its sender. */
@Component
class StandInStore {

  private final JdbcClient jdbc;

  StandInStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The place that an association has in the stead of one that nobody has described yet, made by
   * the first of its reports that named it.
   */
  Optional<UUID> find(UUID named, OrganisationId organisation) {
    return list(named, organisation).stream().findFirst();
  }

  List<UUID> list(UUID named, OrganisationId organisation) {
    return jdbc.sql(
            """
            select p.id from field.report r join field.place p on p.id = r.place_id
            where r.named_place_id = ? and r.organisation_id = ? and p.created_from = r.instance_id
              and p.organisation_id = r.organisation_id and p.id <> r.named_place_id
              and p.removed_at is null and p.set_state = 'a_verifier'
            order by r.number
            """)
        .param(named)
        .param(organisation.value())
        .query(UUID.class)
        .list();
  }

  /** The reports that named a place come to it from the one that stood in for it. */
  void moveNamed(UUID named, UUID standIn) {
    jdbc.sql(
            "update field.report set place_id = :named, version = version + 1"
                + " where place_id = :standIn and named_place_id = :named")
        .param("named", named)
        .param("standIn", standIn)
        .update();
  }
}
