package org.halte.cli.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.halte.base.database.DatabaseAddress;
import org.halte.base.kernel.Problem;

/** What keeps a backup from being made or restored. */
public final class BackupProblem extends Problem {

  private BackupProblem(String code, Map<String, ?> values) {
    super(Kind.INVALID, "backup." + code, values);
  }

  /** A file of that name is there. */
  static BackupProblem fileExists(Path file) {
    return new BackupProblem("file-exists", Map.of("file", file));
  }

  /** No room, no rights, no folder. */
  public static BackupProblem cannotWrite(Path file, IOException cause) {
    return because(
        cause, new BackupProblem("cannot-write", Map.of("file", file, "reason", reason(cause))));
  }

  /** No such file, no rights. */
  public static BackupProblem cannotRead(Path file, IOException cause) {
    return because(
        cause, new BackupProblem("cannot-read", Map.of("file", file, "reason", reason(cause))));
  }

  /** The folder to restore into cannot be written. */
  static BackupProblem cannotRestore(Path folder, IOException cause) {
    return because(
        cause,
        new BackupProblem("cannot-restore", Map.of("folder", folder, "reason", reason(cause))));
  }

  /** Nothing to save. */
  static BackupProblem noInstance(Path folder) {
    return new BackupProblem("no-instance", Map.of("folder", folder));
  }

  /** A restore needs the key that the backup was made with. */
  public static BackupProblem noKey(Path expected) {
    return new BackupProblem("no-key", Map.of("file", expected));
  }

  /** The file is cut or was changed. */
  static BackupProblem altered(Path file, Exception cause) {
    return because(cause, new BackupProblem("altered", Map.of("file", file)));
  }

  /** There is something in the folder. */
  static BackupProblem folderNotEmpty(Path folder) {
    return new BackupProblem("folder-not-empty", Map.of("folder", folder));
  }

  /** There is something in the external database. */
  static BackupProblem databaseNotEmpty(DatabaseAddress address) {
    return new BackupProblem("database-not-empty", Map.of("address", address.place()));
  }

  /** The backup has tables that this program does not know. */
  static BackupProblem newer(Path file, String version) {
    return new BackupProblem("newer", Map.of("file", file, "version", version));
  }

  /** Another instance's keys are where these should go. */
  static BackupProblem keysExist(Path file) {
    return new BackupProblem("keys-exist", Map.of("file", file));
  }

  /** What was put in does not read out the same. */
  static BackupProblem differs(String table) {
    return new BackupProblem("differs", Map.of("table", table));
  }

  private static BackupProblem because(Exception cause, BackupProblem problem) {
    problem.initCause(cause);
    return problem;
  }

  private static String reason(IOException cause) {
    String kind = cause.getClass().getSimpleName().replace("Exception", "");
    return String.valueOf(cause.getMessage()).contains("No space left")
        ? "No space left on device"
        : kind;
  }
}
