package org.halte.core.forms.history;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.halte.core.forms.FormId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The questions of each version and the publishers' decisions, in the database. */
@Repository
class HistoryStore {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  HistoryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By version; a version whose questions were never noted is not there. */
  Map<String, List<VersionQuestion>> listQuestions(FormId form) {
    Map<String, List<VersionQuestion>> questions = new HashMap<>();
    jdbc.sql(
            """
            select version, path, type, hxl, labels, choices from core.question
            where form_id = ? order by version, ordinal
            """)
        .param(form.value())
        .query(row -> {
          questions
              .computeIfAbsent(row.getString("version"), v -> new ArrayList<>())
              .add(
                  new VersionQuestion(
                      row.getString("path"),
                      row.getString("type"),
                      row.getString("hxl"),
                      JSON.readValue(row.getString("labels"), new TypeReference<>() {}),
                      JSON.readValue(row.getString("choices"), new TypeReference<>() {})));
        });
    return questions;
  }

  void putQuestions(FormId form, String version, List<VersionQuestion> questions) {
    jdbc.sql("delete from core.question where form_id = ? and version = ?")
        .param(form.value())
        .param(version)
        .update();
    int ordinal = 0;
    for (VersionQuestion question : questions) {
      jdbc.sql(
              """
              insert into core.question
                (form_id, version, ordinal, path, type, hxl, labels, choices)
              values (?, ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb))
              on conflict do nothing
              """)
          .param(form.value())
          .param(version)
          .param(ordinal++)
          .param(question.path())
          .param(question.type())
          .param(question.hxl())
          .param(JSON.writeValueAsString(question.labels()))
          .param(JSON.writeValueAsString(question.choices()))
          .update();
    }
  }

  Map<String, List<Decision>> listDecisions(FormId form) {
    Map<String, List<Decision>> decisions = new HashMap<>();
    jdbc.sql("select version, decisions from core.form_mapping where form_id = ?")
        .param(form.value())
        .query(row -> {
          decisions.put(
              row.getString(1), JSON.readValue(row.getString(2), new TypeReference<>() {}));
        });
    return decisions;
  }

  /** What was decided for a version; nobody else decides anything of the form meanwhile. */
  List<Decision> lockDecisions(FormId form, String version) {
    jdbc.sql("select from core.form where id = ? for update").param(form.value()).query(row -> {});
    return listDecisions(form).getOrDefault(version, List.of());
  }

  void putDecisions(FormId form, String version, List<Decision> decisions, Instant at) {
    jdbc.sql(
            """
            insert into core.form_mapping (form_id, version, decisions, decided_at)
            values (?, ?, cast(? as jsonb), ?)
            on conflict (form_id, version) do update
              set decisions = excluded.decisions, decided_at = excluded.decided_at
            """)
        .param(form.value())
        .param(version)
        .param(JSON.writeValueAsString(decisions))
        .param(Timestamp.from(at))
        .update();
  }
}
