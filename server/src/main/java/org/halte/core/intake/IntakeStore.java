package org.halte.core.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.media.bytes.Refusal;
import org.halte.core.forms.FormId;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Received forms in the database, sealed. */
@Repository
class IntakeStore {

  private static final String SUBMISSION =
      """
      select s.id, s.instance_id, s.sent_id, s.form_id, s.form_version, s.organisation_id, s.team_id,
             s.member_id, s.device_token, s.device_id, s.link_id, s.held, s.xml_sealed, s.deprecated_id,
             s.replaces, s.received_at, c.instance_id as replaced_by
      from core.submission s left join core.submission c on c.replaces = s.instance_id
      """;

  private final JdbcClient jdbc;

  IntakeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What decides whether a form is known. */
  @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals where it is read
  record Known(UUID id, String instanceId, byte[] contentHash) {}

  /**
   * A row to be.
   *
   * @param sentId its identity as the phone says it
   * @param claims the report that it wants to replace, as the phone says it
   */
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  record NewSubmission(
      UUID id,
      String instanceId,
      String sentId,
      String form,
      String version,
      Sender sender,
      String deviceId,
      byte[] contentHash,
      byte[] xmlSealed,
      @Nullable String claims,
      Instant receivedAt) {

    /** The same under an identity that no phone can send. */
    NewSubmission apart() {
      return new NewSubmission(
          id,
          Submission.apart(sender.organisation(), sentId),
          sentId,
          form,
          version,
          sender,
          deviceId,
          contentHash,
          xmlSealed,
          claims,
          receivedAt);
    }
  }

  /** A file's row to be; without blob the form names it and it has not come, or it was refused. */
  record NewFile(
      String name,
      String contentType,
      @Nullable String blob,
      long size,
      @Nullable Instant receivedAt,
      @Nullable Refusal refused) {

    static NewFile awaited(String name) {
      return new NewFile(name, "", null, 0, null, null);
    }

    static NewFile kept(String name, String type, String blob, long size, Instant at) {
      return new NewFile(name, type, blob, size, at, null);
    }

    static NewFile refused(String name, Refusal reason, Instant at) {
      return new NewFile(name, "", null, 0, at, reason);
    }
  }

  /** False when the identity is taken, by its own association or by another one. */
  boolean insert(NewSubmission s, Optional<String> replaces) {
    return jdbc.sql(
                """
                insert into core.submission
                  (id, instance_id, sent_id, form_id, form_version, organisation_id, team_id, member_id,
                   device_token, device_id, link_id, held, content_hash, xml_sealed, deprecated_id,
                   replaces, received_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .param(s.id())
            .param(s.instanceId())
            .param(s.sentId())
            .param(s.form())
            .param(s.version())
            .param(s.sender().organisation().value())
            .param(s.sender().team())
            .param(s.sender().member())
            .param(s.sender().deviceToken())
            .param(s.deviceId())
            .param(s.sender().link())
            .param(s.sender().held())
            .param(s.contentHash())
            .param(s.xmlSealed())
            .param(s.claims())
            .param(replaces.orElse(null))
            .param(Timestamp.from(s.receivedAt()))
            .update()
        == 1;
  }

  /** The report that an association's phones know by that identity. */
  Optional<Known> findKnown(OrganisationId organisation, String sentId) {
    return jdbc.sql(
            """
            select id, instance_id, content_hash from core.submission
            where organisation_id = ? and sent_id = ?
            """)
        .param(organisation.value())
        .param(sentId)
        .query(
            (row, n) -> new Known(row.getObject(1, UUID.class), row.getString(2), row.getBytes(3)))
        .optional();
  }

  /** All instances of a form, in the order in which they came. */
  List<String> listInstances(String form) {
    return jdbc.sql(
            "select instance_id from core.submission where form_id = ? order by received_at, id")
        .param(form)
        .query(String.class)
        .list();
  }

  /** The blob stored under that name now, locked until the transaction ends. */
  Optional<String> lockBlob(UUID submission, String name) {
    return blob(" for update", submission, name);
  }

  Optional<String> findBlob(UUID submission, String name) {
    return blob("", submission, name);
  }

  private Optional<String> blob(String lock, UUID submission, String name) {
    return jdbc.sql("select blob from core.attachment where submission_id = ? and name = ?" + lock)
        .param(submission)
        .param(name)
        .query((row, n) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(blob -> blob);
  }

  /** Adds a file, or puts it in the place of the one of that name. */
  void putFile(UUID submission, NewFile file) {
    jdbc.sql(
            """
            insert into core.attachment
              (submission_id, name, content_type, blob, size, received_at, refused)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (submission_id, name) do update set
              content_type = excluded.content_type, blob = excluded.blob, size = excluded.size,
              received_at = excluded.received_at, refused = excluded.refused
            """)
        .param(submission)
        .param(file.name())
        .param(file.contentType())
        .param(file.blob())
        .param(file.size())
        .param(file.receivedAt() == null ? null : Timestamp.from(file.receivedAt()))
        .param(file.refused() == null ? null : file.refused().code())
        .update();
  }

  /** Whether a file of that name came and was not kept. */
  boolean isRefused(UUID submission, String name) {
    return jdbc.sql(
            """
            select exists (select from core.attachment
              where submission_id = ? and name = ? and refused is not null)
            """)
        .param(submission)
        .param(name)
        .query(Boolean.class)
        .single();
  }

  /** A correction goes on with the files of what it replaces. */
  void copyFiles(UUID from, UUID to) {
    jdbc.sql(
            """
            insert into core.attachment
              (submission_id, name, content_type, blob, size, received_at, refused)
            select ?, name, content_type, blob, size, received_at, refused
            from core.attachment where submission_id = ?
            on conflict (submission_id, name) do update set
              content_type = excluded.content_type, blob = excluded.blob, size = excluded.size,
              received_at = excluded.received_at, refused = excluded.refused
            where core.attachment.blob is null
            """)
        .param(to)
        .param(from)
        .update();
  }

  /** A file that came after its report was corrected is the correction's as well. */
  void lendToCorrection(UUID submission, NewFile file) {
    jdbc.sql(
            """
            update core.attachment a set
              content_type = ?, blob = ?, size = ?, received_at = ?, refused = ?
            from core.submission o join core.submission c on c.replaces = o.instance_id
            where o.id = ? and a.submission_id = c.id and a.name = ? and a.blob is null
            """)
        .param(file.contentType())
        .param(file.blob())
        .param(file.size())
        .param(file.receivedAt() == null ? null : Timestamp.from(file.receivedAt()))
        .param(file.refused() == null ? null : file.refused().code())
        .param(submission)
        .param(file.name())
        .update();
  }

  /** Whether any file still lies in that blob. */
  boolean isBlobUsed(String blob) {
    return jdbc.sql("select exists (select from core.attachment where blob = ?)")
        .param(blob)
        .query(Boolean.class)
        .single();
  }

  Optional<Sealed> find(String instanceId) {
    return jdbc.sql(SUBMISSION + " where s.instance_id = ?")
        .param(instanceId)
        .query((row, n) -> toSealed(row))
        .optional();
  }

  /** The report that an association's phones know by that identity. */
  Optional<Sealed> findSent(OrganisationId organisation, String sentId) {
    return jdbc.sql(SUBMISSION + " where s.organisation_id = ? and s.sent_id = ?")
        .param(organisation.value())
        .param(sentId)
        .query((row, n) -> toSealed(row))
        .optional();
  }

  List<Sealed> listByInstances(Collection<String> instanceIds) {
    return instanceIds.isEmpty()
        ? List.of()
        : jdbc.sql(SUBMISSION + " where s.instance_id in (:ids)")
            .param("ids", instanceIds)
            .query((row, n) -> toSealed(row))
            .list();
  }

  List<StoredFile> listFiles(UUID submission) {
    return jdbc.sql(
            """
            select name, content_type, size, received_at, refused from core.attachment
            where submission_id = ? order by name
            """)
        .param(submission)
        .query((row, n) -> toFile(row))
        .list();
  }

  Map<String, List<StoredFile>> listFiles(Collection<String> instanceIds) {
    Map<String, List<StoredFile>> files = new HashMap<>();
    jdbc.sql(
            """
            select a.name, a.content_type, a.size, a.received_at, a.refused, s.instance_id
            from core.attachment a join core.submission s on s.id = a.submission_id
            where s.instance_id = any(?) order by a.name
            """)
        .param(instanceIds.toArray(String[]::new))
        .query(row -> {
          files.computeIfAbsent(row.getString(6), id -> new ArrayList<>()).add(toFile(row));
        });
    return files;
  }

  private static StoredFile toFile(ResultSet row) throws SQLException {
    return new StoredFile(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        Optional.ofNullable(row.getTimestamp(4)).map(Timestamp::toInstant),
        Optional.ofNullable(row.getString(5)).map(Refusal::of));
  }

  /** A submission still sealed: opens with the vault. */
  record Sealed(Submission row) {}

  private static Sealed toSealed(ResultSet row) throws SQLException {
    return new Sealed(
        new Submission(
            row.getObject("id", UUID.class),
            row.getString("instance_id"),
            row.getString("sent_id"),
            new FormId(row.getString("form_id")),
            row.getString("form_version"),
            new OrganisationId(row.getObject("organisation_id", UUID.class)),
            Optional.ofNullable(row.getObject("team_id", UUID.class)).map(TeamId::new),
            Optional.ofNullable(row.getObject("member_id", UUID.class)).map(MemberId::new),
            Optional.ofNullable(row.getObject("device_token", UUID.class)),
            row.getString("device_id"),
            Optional.ofNullable(row.getObject("link_id", UUID.class)),
            row.getBoolean("held"),
            row.getBytes("xml_sealed"),
            Optional.ofNullable(row.getString("deprecated_id")),
            Optional.ofNullable(row.getString("replaces")),
            Optional.ofNullable(row.getString("replaced_by")),
            row.getTimestamp("received_at").toInstant()));
  }
}
