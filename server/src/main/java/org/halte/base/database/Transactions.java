package org.halte.base.database;

import java.io.Serial;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Transactions whose failure to begin or to commit says why in a user's words: no room left on the
 * disk, no answer from the database.
 */
public final class Transactions extends JdbcTransactionManager {

  @Serial private static final long serialVersionUID = 1L;

  public Transactions(DataSource database) {
    super(database);
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    try {
      super.doBegin(transaction, definition);
    } catch (CannotCreateTransactionException e) {
      throw DatabaseProblem.find(e).<RuntimeException>map(problem -> problem).orElse(e);
    }
  }

  @Override
  protected void doRollback(DefaultTransactionStatus status) {
    try {
      super.doRollback(status);
    } catch (RuntimeException e) {
      // The connection is gone, and with it the transaction.
      throw DatabaseProblem.notAnswering().because(e);
    }
  }

  @Override
  protected RuntimeException translateException(String task, SQLException e) {
    return DatabaseProblem.find(e)
        .<RuntimeException>map(problem -> problem)
        .orElseGet(() -> super.translateException(task, e));
  }
}
