package org.halte.base.audit;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table base.journal. */
@Component
class JournalStore {

  private final JdbcClient jdbc;

  JournalStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Journal.Line line) {
    jdbc.sql(
            """
            insert into base.journal (at, actor, organisation, action, what, subject)
            values (:at, :actor, :organisation, :action, :what, :subject)
            """)
        .param("at", Timestamp.from(line.at()))
        .param("actor", line.actor())
        .param("organisation", line.organisation())
        .param("action", line.action())
        .param("what", line.what())
        .param("subject", line.subject())
        .update();
  }

  List<Journal.Entry> listOf(String organisation, String what) {
    return jdbc.sql(
            """
            select at, actor, action, subject from base.journal
            where organisation = ? and what = ? order by number desc limit 500
            """)
        .param(organisation)
        .param(what)
        .query((row, n) ->
            new Journal.Entry(
                row.getTimestamp(1).toInstant(),
                row.getString(2),
                row.getString(3),
                row.getString(4)))
        .list();
  }
}
