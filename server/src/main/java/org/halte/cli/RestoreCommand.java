package org.halte.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.halte.cli.backup.BackupReader;
import org.halte.cli.backup.Instance;
import org.halte.cli.backup.Manifest;
import org.halte.web.HalteRunner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup into an empty folder and compares. */
@Command(
    name = "restore",
    description = {
      "Put a backup into an empty folder, and compare what is there with what the file says.",
      "A file that is cut, altered or sealed with another key is refused, and nothing half-done"
          + " stays behind."
    })
final class RestoreCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "A file made by \"halte backup\".")
  @SuppressWarnings("NullAway.Init") // Required: picocli sets it.
  Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Empty or new folder (HALTE_DATA, or ~/.local/share/halte by default).")
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
    Instance instance = Instance.in(HalteRunner.data(data), environment);
    Manifest manifest =
        new BackupReader(instance, new RecoveryKeys(environment, key).get(), file).restore();
    spec.commandLine()
        .getOut()
        .println(
            Speech.say(
                "backup.restored",
                Map.of(
                    "folder", instance.data(),
                    "tables", manifest.tables().size(),
                    "rows", manifest.rows(),
                    "blobs", manifest.blobs().count())));
    return 0;
  }
}
