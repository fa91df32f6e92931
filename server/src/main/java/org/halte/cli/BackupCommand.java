package org.halte.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.halte.base.vault.RecoveryKey;
import org.halte.cli.backup.BackupWriter;
import org.halte.cli.backup.Instance;
import org.halte.cli.backup.Manifest;
import org.halte.web.HalteRunner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Saves everything into one sealed file, while the server runs or while it does not. */
@Command(
    name = "backup",
    description = {
      "Save everything (database, photos, keys) into one sealed file.",
      "Works while the server runs. The file opens only with the recovery key, which is made and"
          + " shown at the first backup: keep it apart."
    })
final class BackupCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "File to make; it must not exist.")
  @SuppressWarnings("NullAway.Init") // Required: picocli sets it.
  Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the instance (HALTE_DATA, or ~/.local/share/halte by default).")
  @Nullable Path data;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "File with the recovery key (HALTE_RECOVERY_KEY, or the user's by default).")
  @Nullable Path key;

  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  @Spec
  CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, String> environment = System.getenv();
    PrintWriter out = spec.commandLine().getOut();
    RecoveryKeys keys = new RecoveryKeys(environment, key);
    Instance instance = Instance.in(HalteRunner.data(data), environment);
    RecoveryKey recovery =
        keys.findOrMake(text ->
            out.println(
                Speech.say("backup.new-key", Map.of("key", text, "file", keys.userFile()))));
    Manifest manifest = new BackupWriter(instance, recovery).write(file, Instant.now());
    out.println(
        Speech.say(
            "backup.done",
            Map.of(
                "file", file,
                "tables", manifest.tables().size(),
                "rows", manifest.rows(),
                "blobs", manifest.blobs().count(),
                "size", Math.ceilDiv(file.toFile().length(), 1_000_000))));
    return 0;
  }
}
