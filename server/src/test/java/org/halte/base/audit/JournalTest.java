package org.halte.base.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.halte.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class JournalTest {

  @Test
  void aLineIsKeptAndCanNeitherBeChangedNorRemoved() {
    try (TestDatabase database = TestDatabase.fresh()) {
      Clock clock = Clock.fixed(Instant.parse("2026-11-23T22:10:00Z"), ZoneOffset.UTC);
      new Journal(new JournalStore(database.jdbc()), clock)
          .record("m1", "o1", "read", "table reports", "night ge 2026-11-01");
      for (String attempt :
          new String[] {
            "update base.journal set actor = 'm2'",
            "delete from base.journal",
            "truncate base.journal"
          }) {
        assertThatThrownBy(() -> database.jdbc().sql(attempt).update())
            .hasMessageContaining("append-only");
      }
      assertThat(
              database
                  .jdbc()
                  .sql(
                      "select concat_ws('|', at at time zone 'UTC', actor, organisation, action,"
                          + " what, subject) from base.journal")
                  .query(String.class)
                  .single())
          .isEqualTo("2026-11-23 22:10:00|m1|o1|read|table reports|night ge 2026-11-01");
    }
  }
}
