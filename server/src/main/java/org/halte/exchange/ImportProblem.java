package org.halte.exchange;

import java.util.Locale;
import java.util.Map;
import org.halte.base.formats.UnreadableFile;
import org.halte.base.kernel.Problem;

/** An import that cannot be done as asked. */
public final class ImportProblem extends Problem {

  private ImportProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  static ImportProblem unknownKind(String value) {
    return new ImportProblem(Kind.INVALID, "exchange.unknown-kind", Map.of("value", value));
  }

  /** Says what is wrong with the file, in each language; the reader itself speaks only two. */
  static ImportProblem unreadable(String file, UnreadableFile.Reason reason) {
    var code = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new ImportProblem(Kind.INVALID, "exchange.unreadable-" + code, Map.of("file", file));
  }

  static ImportProblem noRows(String file) {
    return new ImportProblem(Kind.INVALID, "exchange.no-rows", Map.of("file", file));
  }

  static ImportProblem unknownImport(String id) {
    return new ImportProblem(Kind.NOT_FOUND, "exchange.unknown-import", Map.of("id", id));
  }

  static ImportProblem unknownField(String field) {
    return new ImportProblem(Kind.INVALID, "exchange.unknown-field", Map.of("field", field));
  }

  static ImportProblem missingField(String field) {
    return new ImportProblem(Kind.INVALID, "exchange.missing-field", Map.of("field", field));
  }

  static ImportProblem unknownColumn(String column) {
    return new ImportProblem(Kind.INVALID, "exchange.unknown-column", Map.of("column", column));
  }

  static ImportProblem notCoordinator() {
    return new ImportProblem(Kind.FORBIDDEN, "exchange.not-coordinator", Map.of());
  }

  /** A server holds the folder: the desk imports there. */
  public static ImportProblem serverRuns(String folder) {
    return new ImportProblem(Kind.CONFLICT, "exchange.server-runs", Map.of("folder", folder));
  }

  /** The file that was named cannot be read. */
  public static ImportProblem noFile(String file) {
    return new ImportProblem(Kind.INVALID, "exchange.no-file", Map.of("file", file));
  }

  /** No association of that name; names those there are. */
  public static ImportProblem unknownOrganisation(String name, String known) {
    return new ImportProblem(
        Kind.NOT_FOUND, "exchange.unknown-organisation", Map.of("name", name, "known", known));
  }

  static ImportProblem noForm(String form) {
    return new ImportProblem(Kind.UNAVAILABLE, "exchange.no-form", Map.of("form", form));
  }
}
