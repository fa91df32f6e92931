package org.halte.cli.demo;

import java.nio.file.Path;
import java.util.Map;
import org.halte.base.kernel.Problem;

/** What keeps the demonstration from being made. */
public final class DemoProblem extends Problem {

  private DemoProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  /** The folder holds something else, perhaps somebody's real instance. */
  static DemoProblem notADemo(Path folder) {
    return new DemoProblem(Kind.CONFLICT, "demo.not-a-demo", Map.of("folder", folder));
  }

  /** The database that was named already holds associations. */
  static DemoProblem databaseNotEmpty() {
    return new DemoProblem(Kind.CONFLICT, "demo.database-not-empty", Map.of());
  }

  static DemoProblem folderUnusable(Path folder, String reason) {
    return new DemoProblem(
        Kind.UNAVAILABLE, "demo.folder-unusable", Map.of("folder", folder, "reason", reason));
  }

  static DemoProblem tooSlow(String what) {
    return new DemoProblem(Kind.UNAVAILABLE, "demo.too-slow", Map.of("what", what));
  }
}
