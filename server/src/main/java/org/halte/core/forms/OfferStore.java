package org.halte.core.forms;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** To whom forms are handed out, in the database. */
@Repository
class OfferStore {

  private final JdbcClient jdbc;

  OfferStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Withdrawal> listWithdrawals() {
    return jdbc.sql(
            "select form_id, version, organisation_id, withdrawn_at from core.form_withdrawal")
        .query((row, n) ->
            new Withdrawal(
                new FormId(row.getString(1)),
                Optional.ofNullable(row.getString(2)),
                new OrganisationId(row.getObject(3, UUID.class)),
                row.getTimestamp(4).toInstant()))
        .list();
  }

  Map<FormId, Audience> listAudiences() {
    Map<FormId, Set<TeamId>> teams = new HashMap<>();
    Map<FormId, Set<MemberId>> members = new HashMap<>();
    jdbc.sql("select form_id, team_id, member_id from core.form_audience")
        .query(row -> {
          FormId form = new FormId(row.getString(1));
          Set<TeamId> ofTeams = teams.computeIfAbsent(form, f -> new HashSet<>());
          Set<MemberId> ofMembers = members.computeIfAbsent(form, f -> new HashSet<>());
          Optional.ofNullable(row.getObject(2, UUID.class))
              .map(TeamId::new)
              .ifPresent(ofTeams::add);
          Optional.ofNullable(row.getObject(3, UUID.class))
              .map(MemberId::new)
              .ifPresent(ofMembers::add);
        });
    Map<FormId, Audience> audiences = new HashMap<>();
    teams.forEach((form, ofTeams) ->
        audiences.put(form, new Audience(ofTeams, members.getOrDefault(form, Set.of()))));
    return audiences;
  }

  void withdraw(FormId form, Optional<String> version, OrganisationId who, Instant at) {
    jdbc.sql(
            """
            insert into core.form_withdrawal (form_id, version, organisation_id, withdrawn_at)
            values (?, ?, ?, ?) on conflict do nothing
            """)
        .param(form.value())
        .param(version.orElse(null))
        .param(who.value())
        .param(Timestamp.from(at))
        .update();
  }

  void restore(FormId form, Optional<String> version, OrganisationId who) {
    jdbc.sql(
            """
            delete from core.form_withdrawal
            where form_id = ? and version is not distinct from ? and organisation_id = ?
            """)
        .param(form.value())
        .param(version.orElse(null))
        .param(who.value())
        .update();
  }

  /** Marks a form as a trial of another and says whose phones are given it. */
  void openTrial(FormId trial, FormId of, Audience audience) {
    jdbc.sql("update core.form set trial_of = ? where id = ?")
        .param(of.value())
        .param(trial.value())
        .update();
    jdbc.sql("delete from core.form_audience where form_id = ?").param(trial.value()).update();
    audience.teams().forEach(team -> address(trial, "team_id", team.value()));
    audience.members().forEach(member -> address(trial, "member_id", member.value()));
  }

  private void address(FormId trial, String column, UUID whom) {
    jdbc.sql("insert into core.form_audience (form_id, " + column + ") values (?, ?)")
        .param(trial.value())
        .param(whom)
        .update();
  }

  void classify(FormId form, String category) {
    jdbc.sql("update core.form set category = ? where id = ?")
        .param(category)
        .param(form.value())
        .update();
  }

  /** A phone fetched a version; the same one again is noted once a day. */
  void fetched(FormId form, String version, UUID phone, Instant at) {
    jdbc.sql(
            """
            insert into core.form_fetch as known (form_id, device_token, version, fetched_at)
            values (?, ?, ?, ?)
            on conflict (form_id, device_token) do update
              set version = excluded.version, fetched_at = excluded.fetched_at
              where known.version <> excluded.version
                or known.fetched_at < excluded.fetched_at - interval '1 day'
            """)
        .param(form.value())
        .param(phone)
        .param(version)
        .param(Timestamp.from(at))
        .update();
  }

  Map<UUID, Fetch> listFetches(FormId form) {
    Map<UUID, Fetch> fetches = new HashMap<>();
    jdbc.sql("select device_token, version, fetched_at from core.form_fetch where form_id = ?")
        .param(form.value())
        .query(row -> {
          fetches.put(
              row.getObject(1, UUID.class),
              new Fetch(row.getString(2), row.getTimestamp(3).toInstant()));
        });
    return fetches;
  }
}
