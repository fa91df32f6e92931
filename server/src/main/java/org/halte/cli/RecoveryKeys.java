package org.halte.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.halte.base.kernel.PrivateFiles;
import org.halte.base.vault.RecoveryKey;
import org.halte.cli.backup.BackupProblem;
import org.jspecify.annotations.Nullable;

/**
 * Where the recovery key is looked for: HALTE_RECOVERY_KEY, the file given by {@code --key}, the
 * file of the user who runs the command. Never in the data folder, which would be stolen or lost
 * together with it.
 */
record RecoveryKeys(Map<String, String> environment, @Nullable Path given) {

  private static final String VARIABLE = "HALTE_RECOVERY_KEY";

  /** The user's own file. */
  Path userFile() {
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path config =
        xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(xdg);
    return config.resolve("halte").resolve("recovery.key");
  }

  /** The key for a backup; one is made, shown and kept in the user's file if there is none. */
  RecoveryKey findOrMake(Consumer<String> show) {
    return find().orElseGet(() -> make(show));
  }

  /** The key for a restore; throws BackupProblem when there is none. */
  RecoveryKey get() {
    return find().orElseThrow(() -> BackupProblem.noKey(userFile()));
  }

  private Optional<RecoveryKey> find() {
    String text = environment.getOrDefault(VARIABLE, "");
    if (!text.isBlank()) {
      return Optional.of(RecoveryKey.parse(text, VARIABLE));
    }
    Path file = given == null ? userFile() : given;
    if (given == null && !Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(RecoveryKey.parse(Files.readString(file), file.toString()));
    } catch (IOException e) {
      throw BackupProblem.cannotRead(file, e);
    }
  }

  private RecoveryKey make(Consumer<String> show) {
    RecoveryKey key = RecoveryKey.generate();
    try {
      if (!PrivateFiles.createOnce(userFile(), (key.text() + "\n").getBytes(UTF_8))) {
        return get();
      }
    } catch (IOException e) {
      throw BackupProblem.cannotWrite(userFile(), e);
    }
    show.accept(key.text());
    return key;
  }
}
