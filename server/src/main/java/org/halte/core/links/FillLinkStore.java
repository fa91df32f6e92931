package org.halte.core.links;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.core.forms.FormId;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links in {@code core.fill_link}. */
@Repository
class FillLinkStore {

  private static final String SELECT = "select * from core.fill_link ";

  private final JdbcClient jdbc;

  FillLinkStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(FillLink link, byte[] hash) {
    jdbc.sql(
            """
            insert into core.fill_link (id, organisation_id, form_id, name, secret_hash, once, held,
              lists, most, made_by, made_at, expires_at)
            values (:id, :organisation, :form, :name, :hash, :once, :held,
              cast(:lists as text[]), :most, :by, :at, :expires)
            """)
        .param("id", link.id())
        .param("organisation", link.organisation().value())
        .param("form", link.form().value())
        .param("name", link.name())
        .param("hash", hash)
        .param("once", link.once())
        .param("held", link.held())
        .param("lists", array(link.lists()))
        .param("most", link.most())
        .param("by", link.madeBy().value())
        .param("at", Timestamp.from(link.madeAt()))
        .param("expires", Timestamp.from(link.expiresAt()))
        .update();
  }

  Optional<FillLink> findByHash(byte[] hash) {
    return jdbc.sql(SELECT + "where secret_hash = ?")
        .param(hash)
        .query(FillLinkStore::link)
        .optional();
  }

  List<FillLink> listOf(OrganisationId organisation, FormId form) {
    return jdbc.sql(SELECT + "where organisation_id = ? and form_id = ? order by made_at desc")
        .param(organisation.value())
        .param(form.value())
        .query(FillLinkStore::link)
        .list();
  }

  /** Counts one filling; false when the link takes no more. Waits for whoever fills it now. */
  boolean take(UUID id, Instant now) {
    return jdbc.sql(
                """
                update core.fill_link set used = used + 1
                where id = ? and used < most and revoked_at is null and expires_at > ?
                """)
            .param(id)
            .param(Timestamp.from(now))
            .update()
        == 1;
  }

  void hold(UUID id, boolean held) {
    jdbc.sql("update core.fill_link set held = ? where id = ?").param(held).param(id).update();
  }

  void revoke(UUID id, Instant now) {
    jdbc.sql("update core.fill_link set revoked_at = ? where id = ? and revoked_at is null")
        .param(Timestamp.from(now))
        .param(id)
        .update();
  }

  /** Names of files hold neither quotes nor commas: the service saw to it. */
  private static String array(Set<String> names) {
    return names.stream()
        .sorted()
        .collect(Collectors.joining("\",\"", "{\"", "\"}"))
        .replace("{\"\"}", "{}");
  }

  private static FillLink link(ResultSet row, int index) throws SQLException {
    return new FillLink(
        row.getObject("id", UUID.class),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        new FormId(row.getString("form_id")),
        row.getString("name"),
        row.getBoolean("once"),
        row.getBoolean("held"),
        Arrays.stream((Object[]) row.getArray("lists").getArray())
            .map(String::valueOf)
            .collect(Collectors.toSet()),
        row.getInt("most"),
        row.getInt("used"),
        new MemberId(row.getObject("made_by", UUID.class)),
        row.getTimestamp("made_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant));
  }
}
