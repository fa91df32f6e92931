package org.halte.core.forms.life;

import java.util.Map;
import org.halte.base.formats.UnreadableFile;
import org.halte.base.kernel.Problem;
import org.halte.base.media.bytes.Refusal;

/** What can go wrong when an association looks after its forms. */
public final class LifeProblem extends Problem {

  private LifeProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  /** Only administrators of the association publish and withdraw. */
  static LifeProblem notYours() {
    return new LifeProblem(Kind.FORBIDDEN, "life.not-yours", Map.of());
  }

  static LifeProblem unreadable(String file, UnreadableFile.Reason reason) {
    String code = "life.unreadable-" + reason.name().toLowerCase(java.util.Locale.ROOT);
    return new LifeProblem(Kind.INVALID, code.replace('_', '-'), Map.of("file", file));
  }

  /** A picture, sound or table that goes with the form and cannot be cleaned of metadata. */
  static LifeProblem refusedFile(String file, Refusal reason) {
    return new LifeProblem(Kind.INVALID, "life.file-" + reason.code(), Map.of("file", file));
  }

  /** The form compiles, but something must be settled first; the draft says what. */
  static LifeProblem hindered(Hindrance hindrance) {
    String code = "life." + hindrance.kind().name().toLowerCase(java.util.Locale.ROOT);
    return new LifeProblem(
        Kind.CONFLICT,
        code.replace('_', '-'),
        Map.of("about", hindrance.about(), "proposal", hindrance.proposal()));
  }

  /** The workbook does not compile; a rehearsal shows why. */
  public static LifeProblem broken(String errors) {
    return new LifeProblem(Kind.INVALID, "life.broken", Map.of("errors", errors));
  }

  /** Neither a file nor a form that is here already. */
  public static LifeProblem nothingBrought() {
    return new LifeProblem(Kind.INVALID, "life.nothing-brought", Map.of());
  }

  static LifeProblem undecided(String questions) {
    return new LifeProblem(Kind.CONFLICT, "life.undecided", Map.of("questions", questions));
  }

  static LifeProblem unknownQuestion(String path) {
    return new LifeProblem(Kind.INVALID, "life.unknown-question", Map.of("question", path));
  }

  static LifeProblem decidedTwice(String path) {
    return new LifeProblem(Kind.INVALID, "life.decided-twice", Map.of("question", path));
  }

  static LifeProblem unclear(String path) {
    return new LifeProblem(Kind.INVALID, "life.unclear", Map.of("question", path));
  }

  static LifeProblem notNumbers(String path) {
    return new LifeProblem(Kind.INVALID, "life.not-numbers", Map.of("question", path));
  }

  static LifeProblem unknownChoice(String path, String choice) {
    return new LifeProblem(
        Kind.INVALID, "life.unknown-choice", Map.of("question", path, "choice", choice));
  }

  static LifeProblem unknownCategory(String category) {
    return new LifeProblem(Kind.INVALID, "life.unknown-category", Map.of("category", category));
  }

  static LifeProblem nobody() {
    return new LifeProblem(Kind.INVALID, "life.nobody", Map.of());
  }

  /** Somebody else decided about old answers since the publisher looked. */
  static LifeProblem decidedMeanwhile(String version) {
    return new LifeProblem(Kind.CONFLICT, "life.decided-meanwhile", Map.of("version", version));
  }

  static LifeProblem unknownAudience(String id) {
    return new LifeProblem(Kind.INVALID, "life.unknown-audience", Map.of("id", id));
  }

  public static LifeProblem notATrial(String form) {
    return new LifeProblem(Kind.NOT_FOUND, "life.not-a-trial", Map.of("form", form));
  }
}
