package org.halte.core.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.people.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Published forms in the database. */
@Repository
class FormStore {

  private static final String VERSIONS =
      """
      select f.id, f.organisation_id, f.trial_of, f.category, f.title,
        v.version, v.xform, v.md5, v.published_at
      from core.form f join core.form_version v on v.form_id = f.id
      """;

  private static final String NEWEST_FIRST = "order by f.id, v.published_at desc, v.version desc";

  private final JdbcClient jdbc;

  FormStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All versions, the newest of a form first. */
  List<FormVersion> listVersions() {
    Map<String, List<FormFile>> files = listFiles();
    return jdbc.sql(VERSIONS + NEWEST_FIRST).query((row, n) -> toVersion(row, files)).list();
  }

  private Map<String, List<FormFile>> listFiles() {
    Map<String, List<FormFile>> files = new HashMap<>();
    jdbc.sql("select form_id, version, name, content_type, md5 from core.form_file order by name")
        .query(row -> {
          files
              .computeIfAbsent(
                  key(row.getString("form_id"), row.getString("version")), k -> new ArrayList<>())
              .add(
                  new FormFile(
                      row.getString("name"), row.getString("content_type"), row.getString("md5")));
        });
    return files;
  }

  private static FormVersion toVersion(ResultSet row, Map<String, List<FormFile>> files)
      throws SQLException {
    return new FormVersion(
        new FormId(row.getString("id")),
        Optional.ofNullable(row.getObject("organisation_id", UUID.class)).map(OrganisationId::new),
        Optional.ofNullable(row.getString("trial_of")).map(FormId::new),
        Optional.ofNullable(row.getString("category")),
        row.getString("title"),
        row.getString("version"),
        row.getBytes("xform"),
        row.getString("md5"),
        row.getTimestamp("published_at").toInstant(),
        files.getOrDefault(key(row.getString("id"), row.getString("version")), List.of()));
  }

  private static String key(String form, String version) {
    return form + "\n" + version;
  }

  /** The hashes of the sources that the versions of each form that ships were made of, by id. */
  Map<String, List<String>> listShippedHashes() {
    Map<String, List<String>> hashes = new HashMap<>();
    jdbc.sql(
            """
            select f.public_id, v.source_hash
            from core.form f join core.form_version v on v.form_id = f.id
            where f.organisation_id is null
            """)
        .query(row -> {
          hashes.computeIfAbsent(row.getString(1), k -> new ArrayList<>()).add(row.getString(2));
        });
    return hashes;
  }

  /**
   * Adds the form or renames it, and holds it until the transaction ends: nobody else publishes it
   * meanwhile.
   *
   * @return its key
   */
  FormId putForm(Publication form, Instant at) {
    String publicId = form.form().publicId();
    return new FormId(
        jdbc.sql(
                """
                insert into core.form (id, public_id, organisation_id, title, created_at)
                values (
                  case when exists (
                    select from core.form
                    where id = :id
                      and organisation_id is distinct from cast(:organisation as uuid))
                  then '|' || :id else :id end,
                  :public, :organisation, :title, :at)
                on conflict (organisation_id, public_id) do update set title = excluded.title
                returning id
                """)
            .param(
                "id",
                form.organisation()
                    .map(owner -> FormId.of(owner, publicId).value())
                    .orElse(publicId))
            .param("public", publicId)
            .param("organisation", form.organisation().map(OrganisationId::value).orElse(null))
            .param("title", form.title())
            .param("at", Timestamp.from(at))
            .query(String.class)
            .single());
  }

  /** The versions of one form as they are in the database now, the newest first. */
  List<FormVersion> listVersions(FormId form) {
    Map<String, List<FormFile>> files = listFiles();
    return jdbc.sql(VERSIONS + "where f.id = ? " + NEWEST_FIRST)
        .param(form.value())
        .query((row, n) -> toVersion(row, files))
        .list();
  }

  /** Adds a version, or gives one of a form that ships other content. */
  void putVersion(FormId key, Publication form, String md5, String sourceHash, Instant at) {
    jdbc.sql(
            """
            insert into core.form_version
              (form_id, version, xform, md5, markdown, xlsx, source_hash, published_at)
            values (:form, :version, :xform, :md5, :markdown, :xlsx, :hash, :at)
            on conflict (form_id, version) do update set
              xform = excluded.xform, md5 = excluded.md5, markdown = excluded.markdown,
              xlsx = excluded.xlsx, source_hash = excluded.source_hash
            """)
        .param("form", key.value())
        .param("version", form.version())
        .param("xform", form.xform())
        .param("md5", md5)
        .param("markdown", form.markdown())
        .param("xlsx", form.xlsx())
        .param("hash", sourceHash)
        .param("at", Timestamp.from(at))
        .update();
    jdbc.sql("delete from core.form_file where form_id = :form and version = :version")
        .param("form", key.value())
        .param("version", form.version())
        .update();
    for (Publication.Enclosure file : form.files()) {
      putFile(key, form.version(), file);
    }
  }

  private void putFile(FormId form, String version, Publication.Enclosure file) {
    jdbc.sql(
            """
            insert into core.form_file (form_id, version, name, content_type, content, md5)
            values (:form, :version, :name, :type, :content, :md5)
            """)
        .param("form", form.value())
        .param("version", version)
        .param("name", file.name())
        .param("type", file.contentType())
        .param("content", file.content())
        .param("md5", Digests.md5(file.content()))
        .update();
  }

  Optional<byte[]> findFile(FormId form, String version, String name) {
    return jdbc.sql(
            """
            select content from core.form_file
            where form_id = :form and version = :version and name = :name
            """)
        .param("form", form.value())
        .param("version", version)
        .param("name", name)
        .query((row, n) -> row.getBytes(1))
        .optional();
  }

  Optional<FormSource> findSource(FormId form, String version) {
    return jdbc.sql(
            """
            select markdown, xlsx from core.form_version
            where form_id = :form and version = :version
            """)
        .param("form", form.value())
        .param("version", version)
        .query((row, n) ->
            new FormSource(
                Optional.ofNullable(row.getString("markdown")),
                Optional.ofNullable(row.getBytes("xlsx"))))
        .optional();
  }
}
