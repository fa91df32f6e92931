package org.halte.base.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.halte.base.kernel.PrivateFiles;

/**
 * The address of the database of a running Halte, for commands of the same user on the same
 * machine: {@code run/database} in the data folder, readable by its owner alone.
 */
public final class RunFile {

  private RunFile() {}

  /** The address of the Halte that runs on a data folder; empty when none does. */
  public static Optional<DatabaseAddress> read(Path folder) {
    try {
      List<String> lines = Files.readAllLines(path(folder));
      return lines.size() < 3
          ? Optional.empty()
          : Optional.of(new DatabaseAddress(lines.get(0), lines.get(1), lines.get(2)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  static void write(DataFolder folder, DatabaseAddress address) {
    String text = String.join("\n", address.url(), address.user(), address.password()) + "\n";
    try {
      PrivateFiles.write(path(folder.path()), text.getBytes(UTF_8));
    } catch (IOException e) {
      throw DatabaseProblem.folderNotWritable(folder.path()).because(e);
    }
  }

  static void delete(DataFolder folder) {
    try {
      Files.deleteIfExists(path(folder.path()));
    } catch (IOException e) {
      throw DatabaseProblem.folderNotWritable(folder.path()).because(e);
    }
  }

  private static Path path(Path folder) {
    return folder.resolve("run").resolve("database");
  }
}
