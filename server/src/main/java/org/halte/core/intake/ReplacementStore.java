package org.halte.core.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which report replaces which, in the database. */
@Repository
class ReplacementStore {

  private static final String SENT =
      """
      select instance_id, organisation_id, member_id, device_token, deprecated_id, judged
      from core.submission
      """;

  private final JdbcClient jdbc;

  ReplacementStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is known of a report that replaces, or is replaced.
   *
   * @param claims what it wants to replace, as its phone said it
   * @param judged whether a person has judged it
   */
  record Sent(
      String instanceId,
      OrganisationId organisation,
      Optional<MemberId> member,
      Optional<UUID> device,
      Optional<String> claims,
      boolean judged) {

    /** From the same member; from the same phone where many share it. */
    boolean isBySameAuthor(Sent other) {
      return member.isPresent()
          ? member.equals(other.member)
          : other.member.isEmpty() && device.isPresent() && device.equals(other.device);
    }
  }

  /** Nobody else stores or claims this identity until the transaction ends. */
  void lockIdentity(OrganisationId organisation, String sentId) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 121))")
        .param(organisation + ":" + sentId)
        .query((row, n) -> sentId)
        .list();
  }

  /** The report of that identity, as its association's phones say it, locked. */
  Optional<Sent> lockSent(OrganisationId organisation, String sentId) {
    return jdbc.sql(SENT + " where organisation_id = ? and sent_id = ? for update")
        .param(organisation.value())
        .param(sentId)
        .query(ReplacementStore::sent)
        .optional();
  }

  Optional<Sent> find(String instanceId) {
    return jdbc.sql(SENT + " where instance_id = ?")
        .param(instanceId)
        .query(ReplacementStore::sent)
        .optional();
  }

  /** What wants to replace a report and does not, the oldest first. */
  List<Sent> listClaims(OrganisationId organisation, String sentId) {
    return jdbc.sql(
            SENT
                + " where organisation_id = ? and deprecated_id = ? and replaces is null"
                + " order by received_at, id")
        .param(organisation.value())
        .param(sentId)
        .query(ReplacementStore::sent)
        .list();
  }

  /** What took the place of a report, as its phone calls it. */
  Optional<String> findReplacement(String instanceId) {
    return jdbc.sql("select sent_id from core.submission where replaces = ?")
        .param(instanceId)
        .query(String.class)
        .optional();
  }

  void replace(String instanceId, String original) {
    jdbc.sql("update core.submission set replaces = ? where instance_id = ?")
        .param(original)
        .param(instanceId)
        .update();
  }

  void setJudged(String instanceId, boolean judged) {
    jdbc.sql("update core.submission set judged = ? where instance_id = ?")
        .param(judged)
        .param(instanceId)
        .update();
  }

  private static Sent sent(ResultSet row, int n) throws SQLException {
    return new Sent(
        row.getString("instance_id"),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        Optional.ofNullable(row.getObject("member_id", UUID.class)).map(MemberId::new),
        Optional.ofNullable(row.getObject("device_token", UUID.class)),
        Optional.ofNullable(row.getString("deprecated_id")),
        row.getBoolean("judged"));
  }
}
