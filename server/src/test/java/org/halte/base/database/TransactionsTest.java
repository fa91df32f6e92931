package org.halte.base.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.halte.base.kernel.Messages;
import org.halte.base.kernel.Problem;
import org.halte.base.kernel.Problem.Kind;
import org.halte.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class TransactionsTest {

  @Test
  void aCommitOnAFullDiskSaysSo() {
    try (TestDatabase database = TestDatabase.fresh()) {
      failAtCommitWith(database, "53100");
      assertThatThrownBy(() ->
              database
                  .transactions()
                  .executeWithoutResult(
                      _ -> database.jdbc().sql("insert into full_disk values (1)").update()))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> {
                assertThat(problem.kind()).isEqualTo(Kind.STORAGE_FULL);
                assertThat(new Messages().text(Locale.ENGLISH, problem))
                    .contains("disk is full, nothing was saved");
              });
      assertThat(database.jdbc().sql("select count(*) from full_disk").query(Long.class).single())
          .isZero();
    }
  }

  @Test
  void aServerThatShutsDownAtCommitIsUnavailable() {
    try (TestDatabase database = TestDatabase.fresh()) {
      failAtCommitWith(database, "57P01");
      assertThatThrownBy(() ->
              database
                  .transactions()
                  .executeWithoutResult(
                      _ -> database.jdbc().sql("insert into full_disk values (1)").update()))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE));
    }
  }

  @Test
  void theCauseIsFoundHoweverDeepItLies() {
    assertThat(
            DatabaseProblem.find(
                new DataAccessResourceFailureException(
                    "outer", new SQLException("no space", "53100"))))
        .hasValueSatisfying(problem -> assertThat(problem.kind()).isEqualTo(Kind.STORAGE_FULL));
    assertThat(DatabaseProblem.find(new IOException("No space left on device")))
        .hasValueSatisfying(problem -> assertThat(problem.kind()).isEqualTo(Kind.STORAGE_FULL));
    assertThat(DatabaseProblem.find(new SQLException("gone", "08006")))
        .hasValueSatisfying(problem -> assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE));
    assertThat(DatabaseProblem.find(new SQLException("twice", "23505"))).isEmpty();
    IllegalStateException circle = new IllegalStateException("a");
    circle.initCause(new IllegalStateException("b", circle));
    assertThat(DatabaseProblem.find(circle)).isEmpty();
  }

  /** A constraint trigger that runs at commit, as a full disk would be met there. */
  private static void failAtCommitWith(TestDatabase database, String state) {
    database
        .jdbc()
        .sql(
            """
            create table full_disk (number int);
            create function fail() returns trigger language plpgsql as $$
            begin raise exception 'could not extend file' using errcode = '%s'; end $$;
            create constraint trigger at_commit after insert on full_disk
              deferrable initially deferred for each row execute function fail();
            """
                .formatted(state))
        .update();
  }
}
