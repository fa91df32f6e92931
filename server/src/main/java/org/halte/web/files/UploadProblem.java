package org.halte.web.files;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** What is wrong with an uploaded file before anybody uses it. */
final class UploadProblem extends Problem {
  private static final long serialVersionUID = 1;

  private UploadProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, "upload." + code, values);
  }

  /** A picture that is none, a table that is a page. */
  static UploadProblem notWhatItSays(String name, String kind) {
    return new UploadProblem(Kind.INVALID, "not-what-it-says", Map.of("name", name, "kind", kind));
  }
}
