package org.halte.core.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Organisations in the database. */
@Repository
class OrganisationStore {

  private final JdbcClient jdbc;

  OrganisationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Organisation> listAll() {
    return jdbc.sql("select id, slug, name, version from core.organisation order by name")
        .query(OrganisationStore::read)
        .list();
  }

  Optional<Organisation> find(OrganisationId id) {
    return jdbc.sql("select id, slug, name, version from core.organisation where id = :id")
        .param("id", id.value())
        .query(OrganisationStore::read)
        .optional();
  }

  /** Throws DuplicateKeyException when the slug is taken. */
  void insert(Organisation organisation, Instant at) {
    jdbc.sql(
            """
            insert into core.organisation (id, slug, name, created_at)
            values (:id, :slug, :name, :at)
            """)
        .param("id", organisation.id().value())
        .param("slug", organisation.slug())
        .param("name", organisation.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Changes what is given; false when somebody changed it since that version. Throws
   * DuplicateKeyException when the slug is taken.
   */
  boolean update(OrganisationId id, long version, Optional<String> slug, Optional<String> name) {
    return jdbc.sql(
                """
                update core.organisation
                set slug = coalesce(:slug, slug), name = coalesce(:name, name),
                    version = version + 1
                where id = :id and version = :version
                """)
            .param("id", id.value())
            .param("version", version)
            .param("slug", slug.orElse(null), Types.VARCHAR)
            .param("name", name.orElse(null), Types.VARCHAR)
            .update()
        == 1;
  }

  /** Since when nobody coordinates it; empty while somebody does, or where nobody ever did. */
  Optional<Instant> findUncoordinatedSince(OrganisationId id) {
    return jdbc.sql("select uncoordinated_since from core.organisation where id = :id")
        .param("id", id.value())
        .query((row, number) ->
            Optional.ofNullable(row.getObject("uncoordinated_since", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant))
        .optional()
        .flatMap(since -> since);
  }

  void setUncoordinatedSince(OrganisationId id, Optional<Instant> since) {
    jdbc.sql("update core.organisation set uncoordinated_since = :since where id = :id")
        .param("id", id.value())
        .param("since", since.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
        .update();
  }

  /** Throws DataIntegrityViolationException while anything belongs to it. */
  void delete(OrganisationId id) {
    jdbc.sql("delete from core.organisation where id = :id").param("id", id.value()).update();
  }

  private static Organisation read(ResultSet row, int number) throws SQLException {
    return new Organisation(
        new OrganisationId(row.getObject("id", UUID.class)),
        row.getString("slug"),
        row.getString("name"),
        row.getLong("version"));
  }
}
