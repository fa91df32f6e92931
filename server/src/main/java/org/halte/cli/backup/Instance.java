package org.halte.cli.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.halte.base.database.DataFolder;
import org.halte.base.database.DatabaseAddress;
import org.halte.base.database.DatabaseProblem;
import org.halte.base.database.DatabaseSettings;
import org.halte.base.database.DatabaseStart;
import org.halte.base.database.RunFile;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one instance as the environment places them: data folder, database, keys, blobs.
 *
 * @param data the data folder
 * @param database the value of HALTE_DATABASE_URL, empty for the one built in
 * @param keys the file of keys
 * @param blobs the folder of blobs
 */
public record Instance(Path data, String database, Path keys, Path blobs) {

  /** Reads HALTE_DATABASE_URL, HALTE_VAULT_KEYS and HALTE_BLOBS_FOLDER as the server does. */
  public static Instance in(Path data, Map<String, String> environment) {
    return new Instance(
        data,
        environment.getOrDefault("HALTE_DATABASE_URL", ""),
        path(environment, "HALTE_VAULT_KEYS").orElse(data.resolve("keys").resolve("vault.json")),
        path(environment, "HALTE_BLOBS_FOLDER").orElse(data.resolve("blobs")));
  }

  /** Its database: the running server's, or started for as long as this is open. */
  Opened open() {
    boolean builtIn =
        Files.isDirectory(data.resolve("pg")) || Files.exists(data.resolve("halte.lock"));
    if (database.isBlank() && !builtIn) {
      throw BackupProblem.noInstance(data);
    }
    try {
      DataFolder folder = DataFolder.open(data);
      return Opened.start(folder, new DatabaseSettings(database));
    } catch (DatabaseProblem inUse) {
      if (!inUse.code().equals(DatabaseProblem.FOLDER_IN_USE)) {
        throw inUse;
      }
      return new Opened(null, null, RunFile.read(data).orElseThrow(() -> inUse));
    }
  }

  /** Whether there is nothing in the data folder. */
  boolean isEmpty() throws IOException {
    if (!Files.exists(data)) {
      return true;
    }
    try (Stream<Path> inside = Files.list(data)) {
      return inside.allMatch(path -> path.endsWith("lost+found"));
    }
  }

  private static Optional<Path> path(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).map(Path::of);
  }

  /** A database to talk to; stops what was started for it. */
  record Opened(@Nullable DataFolder folder, @Nullable DatabaseStart start, DatabaseAddress address)
      implements AutoCloseable {

    static Opened start(DataFolder folder, DatabaseSettings settings) {
      DatabaseStart start = DatabaseStart.beginAsItIs(folder, settings);
      try {
        return new Opened(folder, start, start.address());
      } catch (RuntimeException e) {
        start.close();
        folder.close();
        throw e;
      }
    }

    @Override
    public void close() {
      if (start != null) {
        start.close();
      }
      if (folder != null) {
        folder.close();
      }
    }
  }
}
