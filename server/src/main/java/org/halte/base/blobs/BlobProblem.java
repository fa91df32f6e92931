package org.halte.base.blobs;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** A blob that is not there or cannot be read or written. */
public final class BlobProblem extends Problem {

  private BlobProblem(Kind kind, String code, Throwable cause) {
    super(kind, code, Map.of(), cause);
  }

  /** No such blob: never written, or deleted. */
  public static BlobProblem missing(Throwable cause) {
    return new BlobProblem(Kind.NOT_FOUND, "blobs.missing", cause);
  }

  /** The folder of blobs cannot be read or written in. */
  public static BlobProblem unavailable(Throwable cause) {
    return new BlobProblem(Kind.UNAVAILABLE, "blobs.unavailable", cause);
  }
}
