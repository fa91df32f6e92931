package org.halte.core.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.halte.base.kernel.Ids;
import org.halte.core.people.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sharing agreements in {@code core.agreement}. */
@Repository
public class AgreementStore {
  private final JdbcClient jdbc;

  AgreementStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The agreements by which an organisation receives, in force on a day. */
  public List<Agreement> listReceivedBy(OrganisationId receiver, LocalDate day) {
    return jdbc.sql(
            """
            select giver_id, receiver_id, template from core.agreement
            where receiver_id = :receiver and starts_on <= :day
              and (ends_on is null or ends_on >= :day)
            order by giver_id
            """)
        .param("receiver", receiver.value())
        .param("day", day)
        .query(AgreementStore::agreement)
        .list();
  }

  /** The agreements that an organisation gives or receives, also those that have ended. */
  public List<Agreement> listOf(OrganisationId organisation) {
    return jdbc.sql(
            """
            select giver_id, receiver_id, template from core.agreement
            where receiver_id = :organisation or giver_id = :organisation
            order by giver_id, receiver_id
            """)
        .param("organisation", organisation.value())
        .query(AgreementStore::agreement)
        .list();
  }

  /** Puts an agreement in force from a day on. */
  public void add(Agreement agreement, LocalDate startsOn) {
    jdbc.sql(
            """
            insert into core.agreement (id, giver_id, receiver_id, template, starts_on)
            values (:id, :giver, :receiver, :template, :startsOn)
            on conflict (giver_id, receiver_id) do nothing
            """)
        .param("id", Ids.next())
        .param("giver", agreement.giver().value())
        .param("receiver", agreement.receiver().value())
        .param("template", agreement.template())
        .param("startsOn", startsOn)
        .update();
  }

  private static Agreement agreement(java.sql.ResultSet row, int number)
      throws java.sql.SQLException {
    return new Agreement(
        new OrganisationId(row.getObject("giver_id", UUID.class)),
        new OrganisationId(row.getObject("receiver_id", UUID.class)),
        row.getString("template"));
  }
}
