package org.halte.core.intake;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** Why a form could not be taken. Answers are never a reason. */
public final class IntakeProblem extends Problem {

  private IntakeProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, "intake." + code, values);
  }

  private IntakeProblem(Kind kind, String code, Map<String, ?> values, Throwable cause) {
    super(kind, "intake." + code, values, cause);
  }

  /** Not well-formed XML, or nothing at all. */
  public static IntakeProblem notXml(Throwable cause) {
    return new IntakeProblem(Kind.INVALID, "not-xml", Map.of(), cause);
  }

  /** A document type or an entity: no form has one. */
  public static IntakeProblem doctype() {
    return new IntakeProblem(Kind.INVALID, "doctype", Map.of());
  }

  /** More XML, deeper or with more elements than any form. */
  public static IntakeProblem xmlTooLarge(long bytes) {
    return new IntakeProblem(Kind.TOO_LARGE, "xml-too-large", Map.of("bytes", bytes));
  }

  /** XML whose root does not name a form. */
  public static IntakeProblem noForm() {
    return new IntakeProblem(Kind.INVALID, "no-form", Map.of());
  }

  /** No meta/instanceID. */
  public static IntakeProblem noInstance() {
    return new IntakeProblem(Kind.INVALID, "no-instance", Map.of());
  }

  /** An instanceID that cannot be one: too long or with control characters. */
  public static IntakeProblem badInstance(int length) {
    return new IntakeProblem(Kind.INVALID, "bad-instance", Map.of("length", length));
  }

  /** No published form of this name for the sender. */
  public static IntakeProblem unknownForm(String form) {
    return new IntakeProblem(Kind.NOT_FOUND, "unknown-form", Map.of("form", form));
  }

  /** The same instanceID came before with other answers. */
  public static IntakeProblem conflict(String instanceId) {
    return new IntakeProblem(Kind.CONFLICT, "conflict", Map.of("instance", instanceId));
  }

  /** The report was corrected already: only the latest version can be corrected. */
  public static IntakeProblem superseded(String instanceId) {
    return new IntakeProblem(Kind.CONFLICT, "superseded", Map.of("instance", instanceId));
  }

  /** There is no such submission for this viewer. */
  public static IntakeProblem unknownSubmission(String instanceId) {
    return new IntakeProblem(Kind.NOT_FOUND, "unknown-submission", Map.of("instance", instanceId));
  }

  /** The form has no such question, or it cannot be corrected. */
  public static IntakeProblem unknownQuestion(String question) {
    return new IntakeProblem(Kind.INVALID, "unknown-question", Map.of("question", question));
  }

  /** This viewer belongs to no organisation that could own the form. */
  public static IntakeProblem noOrganisation() {
    return new IntakeProblem(Kind.FORBIDDEN, "no-organisation", Map.of());
  }

  /** A photo or sound over the limit; sizes in megabytes. */
  public static IntakeProblem fileTooLarge(String name, long megabytes, long limit) {
    return new IntakeProblem(
        Kind.TOO_LARGE, "file-too-large", Map.of("name", name, "size", megabytes, "limit", limit));
  }

  /** No room left where forms and photos are kept; nothing was acknowledged. */
  public static IntakeProblem storageFull(Throwable cause) {
    return new IntakeProblem(Kind.STORAGE_FULL, "storage-full", Map.of(), cause);
  }

  /** The database or the disk does not answer; nothing was acknowledged. */
  public static IntakeProblem storageAway(Throwable cause) {
    return new IntakeProblem(Kind.UNAVAILABLE, "storage-away", Map.of(), cause);
  }
}
