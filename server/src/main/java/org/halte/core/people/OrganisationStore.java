package org.halte.core.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
    return jdbc.sql("select id, slug, name from core.organisation order by name")
        .query(OrganisationStore::read)
        .list();
  }

  Optional<Organisation> find(OrganisationId id) {
    return jdbc.sql("select id, slug, name from core.organisation where id = :id")
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

  /** Throws DuplicateKeyException when the slug is taken. */
  void update(Organisation organisation) {
    jdbc.sql(
            """
            update core.organisation
            set slug = :slug, name = :name, version = version + 1
            where id = :id
            """)
        .param("id", organisation.id().value())
        .param("slug", organisation.slug())
        .param("name", organisation.name())
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
        row.getString("name"));
  }
}
