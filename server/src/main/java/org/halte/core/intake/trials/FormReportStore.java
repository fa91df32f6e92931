package org.halte.core.intake.trials;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.forms.FormId;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came of trials, in the database. */
@Repository
class FormReportStore {

  private final JdbcClient jdbc;

  FormReportStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<FormReports.Came> countTrials(OrganisationId who) {
    return jdbc.sql(
            """
            select s.form_id, s.form_version, count(*), max(s.received_at)
            from core.submission s join core.form f on f.id = s.form_id
            where s.organisation_id = ? and f.trial_of is not null
            group by s.form_id, s.form_version
            """)
        .param(who.value())
        .query((row, n) ->
            new FormReports.Came(
                new FormId(row.getString(1)),
                row.getString(2),
                row.getLong(3),
                row.getTimestamp(4).toInstant()))
        .list();
  }

  List<FormReports.TrialReport> list(FormId form, OrganisationId who) {
    return jdbc.sql(
            """
            select s.id, s.sent_id, s.form_version, s.member_id, s.received_at,
              (select count(*) from core.finding f where f.submission_id = s.id)
            from core.submission s where s.form_id = ? and s.organisation_id = ?
            order by s.received_at desc limit 500
            """)
        .param(form.value())
        .param(who.value())
        .query((row, n) ->
            new FormReports.TrialReport(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                Optional.ofNullable(row.getObject(4, UUID.class)).map(MemberId::new),
                row.getTimestamp(5).toInstant(),
                row.getInt(6)))
        .list();
  }

  List<String> listBlobs(FormId form, OrganisationId who) {
    return jdbc.sql(
            """
            select a.blob from core.attachment a join core.submission s on s.id = a.submission_id
            where s.form_id = ? and s.organisation_id = ? and a.blob is not null
            """)
        .param(form.value())
        .param(who.value())
        .query(String.class)
        .list();
  }

  int delete(FormId form, OrganisationId who) {
    for (String table : List.of("finding", "check_pending", "attachment")) {
      jdbc.sql(
              "delete from core."
                  + table
                  + " where submission_id in (select id from core.submission"
                  + " where form_id = ? and organisation_id = ?)")
          .param(form.value())
          .param(who.value())
          .update();
    }
    return jdbc.sql("delete from core.submission where form_id = ? and organisation_id = ?")
        .param(form.value())
        .param(who.value())
        .update();
  }
}
