package org.halte.base.database;

import java.nio.file.Path;
import java.util.Locale;
import org.halte.base.kernel.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A Halte of its own process that writes and acknowledges until it is killed. */
final class WriterProcess {

  private WriterProcess() {}

  /**
   * Arguments: the folder. Prints a number for each committed row, or the sentence of a problem.
   */
  public static void main(String[] args) {
    try {
      DataFolder folder = DataFolder.open(Path.of(args[0]));
      DatabaseStart start = DatabaseStart.begin(folder, new DatabaseSettings(""));
      JdbcClient jdbc = JdbcClient.create(start.pool());
      jdbc.sql("create table if not exists acknowledged (number int)").update();
      for (int i = 1; i < 1_000_000; i++) {
        jdbc.sql("insert into acknowledged values (:i)").param("i", i).update();
        System.out.println(i);
      }
    } catch (DatabaseProblem problem) {
      System.out.println(new Messages().text(Locale.ENGLISH, problem));
      System.exit(2);
    }
  }
}
