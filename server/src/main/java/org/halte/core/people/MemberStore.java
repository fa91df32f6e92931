package org.halte.core.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Members, their roles and password hashes in the database; removed members are not found. */
@Repository
class MemberStore {

  private static final String SELECT =
      """
      select m.id, m.organisation_id, m.email, m.name, m.locale, m.active, m.password_hash,
             m.credential_epoch, m.version,
             array(select r.role from core.member_role r where r.member_id = m.id) as roles
      from core.member m
      where m.removed_at is null
      """;

  private final JdbcClient jdbc;

  MemberStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A member with what signing in needs. */
  record Account(Member member, @Nullable String passwordHash, int epoch) {}

  Optional<Account> find(MemberId id) {
    return jdbc.sql(SELECT + " and m.id = :id")
        .param("id", id.value())
        .query(MemberStore::read)
        .optional();
  }

  /** One in each association at most, the oldest first. */
  List<Account> listByEmail(String email) {
    return jdbc.sql(SELECT + " and lower(m.email) = :email order by m.created_at, m.id")
        .param("email", email)
        .query(MemberStore::read)
        .list();
  }

  List<Member> listOf(OrganisationId organisation) {
    return jdbc
        .sql(SELECT + " and m.organisation_id = :organisation order by m.name, m.id")
        .param("organisation", organisation.value())
        .query(MemberStore::read)
        .list()
        .stream()
        .map(Account::member)
        .toList();
  }

  List<Member> listAdministrators() {
    return jdbc
        .sql(
            SELECT
                + """
                 and exists (select 1 from core.member_role a where a.member_id = m.id
                             and a.role in ('org_admin', 'instance_admin'))
                order by m.name, m.id
                """)
        .query(MemberStore::read)
        .list()
        .stream()
        .map(Account::member)
        .toList();
  }

  /** Throws DuplicateKeyException when the address is taken in the association. */
  void insert(Member member, String passwordHash, Instant at) {
    jdbc.sql(
            """
            insert into core.member
              (id, organisation_id, email, name, locale, active, password_hash, created_at)
            values (:id, :organisation, :email, :name, :locale, :active, :hash, :at)
            """)
        .param("id", member.id().value())
        .param("organisation", member.organisation().value())
        .param("email", member.email())
        .param("name", member.name())
        .param("locale", member.locale().getLanguage())
        .param("active", member.active())
        .param("hash", passwordHash)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    putRoles(member.id(), member.roles());
  }

  /** What one person changes of another; false when somebody changed the account meanwhile. */
  boolean update(MemberId id, long version, People.MemberChange change) {
    boolean fresh =
        jdbc.sql(
                    """
                    update core.member
                    set name = coalesce(:name, name), active = coalesce(:active, active),
                        version = version + 1
                    where id = :id and version = :version and removed_at is null
                    """)
                .param("id", id.value())
                .param("version", version)
                .param(
                    "name",
                    change.name().map(name -> Texts.name("name", name)).orElse(null),
                    Types.VARCHAR)
                .param("active", change.active().orElse(null), Types.BOOLEAN)
                .update()
            == 1;
    if (fresh) {
      change.roles().ifPresent(roles -> putRoles(id, roles));
    }
    return fresh;
  }

  /**
   * What people change of themselves, and nothing beside it. The version stays: whoever saves their
   * name in a loop must not keep others from sending them away.
   */
  void updateSelf(MemberId id, Optional<String> name, Optional<Locale> locale) {
    jdbc.sql(
            """
            update core.member
            set name = coalesce(:name, name), locale = coalesce(:locale, locale)
            where id = :id and removed_at is null
            """)
        .param("id", id.value())
        .param("name", name.orElse(null), Types.VARCHAR)
        .param("locale", locale.map(Locale::getLanguage).orElse(null), Types.VARCHAR)
        .update();
  }

  /** A new password ends every session that began with the old one. */
  void setPassword(MemberId id, String passwordHash) {
    jdbc.sql(
            """
            update core.member
            set password_hash = :hash, credential_epoch = credential_epoch + 1
            where id = :id and removed_at is null
            """)
        .param("id", id.value())
        .param("hash", passwordHash)
        .update();
  }

  /** Forgets who it was; the row stays for the reports that point to it. */
  void remove(MemberId id, Instant at) {
    jdbc.sql(
            """
            update core.member
            set name = '', email = null, password_hash = null, active = false,
                credential_epoch = credential_epoch + 1, version = version + 1, removed_at = :at
            where id = :id
            """)
        .param("id", id.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            update core.team set version = version + 1
            where id in (select team_id from core.team_member where member_id = :id)
            """)
        .param("id", id.value())
        .update();
    for (String table : List.of("member_role", "team_member", "api_token", "password_reset")) {
      jdbc.sql("delete from core." + table + " where member_id = :id")
          .param("id", id.value())
          .update();
    }
    jdbc.sql(
            """
            update core.device_token set revoked_at = coalesce(revoked_at, :at)
            where member_id = :id
            """)
        .param("id", id.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Until the transaction ends nobody else may appoint or remove administrators. */
  void lockAdministrators() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('halte.administrators')) is null")
        .query(Boolean.class)
        .single();
  }

  long countInstanceAdmins() {
    return jdbc.sql(
            """
            select count(*) from core.member m
            join core.member_role r on r.member_id = m.id and r.role = 'instance_admin'
            where m.active and m.removed_at is null
            """)
        .query(Long.class)
        .single();
  }

  /** The active members of an organisation who hold a role. */
  long countActive(OrganisationId organisation, Role role) {
    return jdbc.sql(
            """
            select count(*) from core.member m
            join core.member_role r on r.member_id = m.id and r.role = :role
            where m.active and m.removed_at is null and m.organisation_id = :organisation
            """)
        .param("organisation", organisation.value())
        .param("role", role.wire())
        .query(Long.class)
        .single();
  }

  private void putRoles(MemberId id, Set<Role> roles) {
    jdbc.sql("delete from core.member_role where member_id = :id").param("id", id.value()).update();
    jdbc.sql("insert into core.member_role (member_id, role) select :id, unnest(:roles)")
        .param("id", id.value())
        .param("roles", roles.stream().map(Role::wire).toArray(String[]::new))
        .update();
  }

  private static Account read(ResultSet row, int number) throws SQLException {
    String[] roles = (String[]) row.getArray("roles").getArray();
    Set<Role> held = Arrays.stream(roles).map(Role::fromWire).collect(Collectors.toSet());
    Member member =
        new Member(
            new MemberId(row.getObject("id", UUID.class)),
            new OrganisationId(row.getObject("organisation_id", UUID.class)),
            row.getString("email"),
            row.getString("name"),
            held,
            Locale.of(row.getString("locale")),
            row.getBoolean("active"),
            row.getLong("version"));
    return new Account(member, row.getString("password_hash"), row.getInt("credential_epoch"));
  }
}
