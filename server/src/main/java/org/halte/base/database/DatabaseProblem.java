package org.halte.base.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Optional;
import org.halte.base.kernel.Problem;
import org.jspecify.annotations.Nullable;

/** A data folder or a database that cannot be used, now or at all. */
public final class DatabaseProblem extends Problem {

  /** The code of {@link #folderInUse}: a command may then talk to the one that holds it. */
  public static final String FOLDER_IN_USE = "database.folder-in-use";

  private static final String DISK_FULL = "53100";

  private DatabaseProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  /** Another Halte holds the folder. */
  public static DatabaseProblem folderInUse(Path folder, String process) {
    return unavailable("folder-in-use", Map.of("folder", folder, "process", process));
  }

  /** The folder cannot be made or written in. */
  public static DatabaseProblem folderNotWritable(Path folder) {
    return unavailable("folder-not-writable", Map.of("folder", folder));
  }

  /** The folder holds half of a restored instance. */
  public static DatabaseProblem restoreInterrupted(Path folder) {
    return unavailable("restore-interrupted", Map.of("folder", folder));
  }

  /** Nobody answers at the address of the external database. */
  public static DatabaseProblem unreachable(DatabaseAddress address, String reason) {
    return unavailable("unreachable", Map.of("address", address.place(), "reason", reason));
  }

  /** The database answers and refuses: name, password or rights. */
  public static DatabaseProblem refused(DatabaseAddress address, String reason) {
    return unavailable("refused", Map.of("address", address.place(), "reason", reason));
  }

  /** The database is of a version that Halte does not know to work. */
  public static DatabaseProblem tooOld(DatabaseAddress address, String version) {
    return unavailable("too-old", Map.of("address", address.place(), "version", version));
  }

  /**
   * HALTE_DATABASE_URL does not read as an address. The value is not repeated: it has a password.
   */
  public static DatabaseProblem addressInvalid(String beginning) {
    return new DatabaseProblem(
        Kind.INVALID, "database.address-invalid", Map.of("beginning", beginning));
  }

  /** The tables cannot be brought to the version of this program. */
  public static DatabaseProblem migrationFailed(DatabaseAddress address, String reason) {
    return unavailable("migration-failed", Map.of("address", address.place(), "reason", reason));
  }

  /** The embedded server does not start. */
  public static DatabaseProblem startFailed(Path folder, String reason) {
    return unavailable("start-failed", Map.of("folder", folder, "reason", reason));
  }

  /** The server refuses to run as root and no way was found to run it as somebody else. */
  public static DatabaseProblem needsUser(Path folder) {
    return unavailable("needs-user", Map.of("folder", folder));
  }

  /** The programs of the embedded server for this machine are not in the distribution. */
  public static DatabaseProblem noPrograms(String platform) {
    return unavailable("no-programs", Map.of("platform", platform));
  }

  /** The disk has no room left: nothing of the transaction was kept. */
  public static DatabaseProblem storageFull() {
    return new DatabaseProblem(Kind.STORAGE_FULL, "database.storage-full", Map.of());
  }

  /** The database does not answer at the moment; whether a commit arrived is not known. */
  public static DatabaseProblem notAnswering() {
    return unavailable("not-answering", Map.of());
  }

  /** The same problem with what brought it about, for the log. */
  DatabaseProblem because(Throwable cause) {
    if (getCause() == null) {
      initCause(cause);
    }
    return this;
  }

  /** What a failure says about the database, if that is its cause: no room left or no answer. */
  public static Optional<DatabaseProblem> find(Throwable failure) {
    Throwable cause = failure;
    // Bounded: a chain of causes may run in a circle.
    for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
      DatabaseProblem known = classify(cause);
      if (known != null) {
        return Optional.of(known == failure ? known : known.because(failure));
      }
    }
    return Optional.empty();
  }

  private static @Nullable DatabaseProblem classify(Throwable cause) {
    return switch (cause) {
      case DatabaseProblem problem -> problem;
      case SQLTransientConnectionException _ -> notAnswering();
      case SQLException sql -> classifyState(sql.getSQLState());
      case IOException io
          when String.valueOf(io.getMessage()).contains("No space left on device") ->
          storageFull();
      default -> null;
    };
  }

  private static @Nullable DatabaseProblem classifyState(@Nullable String state) {
    if (state == null) {
      return null;
    }
    if (state.equals(DISK_FULL)) {
      return storageFull();
    }
    boolean gone = state.startsWith("08") || state.startsWith("57P0") || state.startsWith("53");
    return gone ? notAnswering() : null;
  }

  private static DatabaseProblem unavailable(String code, Map<String, ?> values) {
    return new DatabaseProblem(Kind.UNAVAILABLE, "database." + code, values);
  }
}
