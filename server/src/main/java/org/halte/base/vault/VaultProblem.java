package org.halte.base.vault;

import java.nio.file.Path;
import java.util.Map;
import org.halte.base.kernel.Problem;

/** Keys that cannot be read, or sealed bytes that do not open. */
public final class VaultProblem extends Problem {

  private VaultProblem(Kind kind, String code, Map<String, ?> values, Throwable cause) {
    super(kind, code, values, cause);
  }

  private VaultProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  /** The file of keys exists but cannot be read or holds something else. */
  public static VaultProblem keysUnreadable(Path file, Throwable cause) {
    return new VaultProblem(
        Kind.UNAVAILABLE, "vault.keys-unreadable", Map.of("file", file.toString()), cause);
  }

  /** The file of keys does not exist and cannot be made. */
  public static VaultProblem keysNotWritable(Path file, Throwable cause) {
    return new VaultProblem(
        Kind.UNAVAILABLE, "vault.keys-not-writable", Map.of("file", file.toString()), cause);
  }

  /** The bytes were altered, sealed for another purpose or sealed with keys that are not here. */
  public static VaultProblem doesNotOpen(String purpose) {
    return new VaultProblem(Kind.UNAVAILABLE, "vault.does-not-open", Map.of("purpose", purpose));
  }

  /** A text that is not a recovery key, or has a slip in it. */
  static VaultProblem notARecoveryKey(String source) {
    return new VaultProblem(Kind.INVALID, "vault.not-a-recovery-key", Map.of("source", source));
  }

  /** A file that was not made by a backup. */
  static VaultProblem notABackup(String file) {
    return new VaultProblem(Kind.INVALID, "vault.not-a-backup", Map.of("file", file));
  }

  /** A backup that was sealed with another recovery key. */
  static VaultProblem anotherKey(String file) {
    return new VaultProblem(Kind.INVALID, "vault.another-key", Map.of("file", file));
  }
}
