package org.halte.core.forms;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** What can go wrong with the library of published forms. */
public final class LibraryProblem extends Problem {

  private LibraryProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  /** No form of this name for this reader. */
  public static LibraryProblem unknownForm(String form) {
    return new LibraryProblem(Kind.NOT_FOUND, "library.unknown-form", Map.of("form", form));
  }

  /** The form exists, but not in this version. */
  public static LibraryProblem unknownVersion(String form, String version) {
    return new LibraryProblem(
        Kind.NOT_FOUND, "library.unknown-version", Map.of("form", form, "version", version));
  }

  /** The form exists, but it has no such file. */
  public static LibraryProblem unknownFile(String form, String file) {
    return new LibraryProblem(
        Kind.NOT_FOUND, "library.unknown-file", Map.of("form", form, "file", file));
  }

  /** Other content was published under this version already; phones may have it. */
  public static LibraryProblem versionTaken(String form, String version) {
    return new LibraryProblem(
        Kind.CONFLICT, "library.version-taken", Map.of("form", form, "version", version));
  }

  /** Somebody published another version since the publisher looked. */
  public static LibraryProblem overtaken(String form, String version) {
    return new LibraryProblem(
        Kind.CONFLICT, "library.overtaken", Map.of("form", form, "version", version));
  }

  /** The id is that of a form that ships with Halte. */
  public static LibraryProblem idShipped(String form) {
    return new LibraryProblem(Kind.CONFLICT, "library.id-shipped", Map.of("form", form));
  }
}
