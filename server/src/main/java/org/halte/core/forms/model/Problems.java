package org.halte.core.forms.model;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong while a form is compiled, so that all of it is said at once. */
public final class Problems {
  private final List<FormProblem> errors = new ArrayList<>();
  private final List<FormProblem> warnings = new ArrayList<>();

  public void error(FormRow row, String column, ProblemCode code, String detail) {
    error(row.sheet(), row.number(), column, code, detail, "");
  }

  public void error(
      String sheet, int row, String column, ProblemCode code, String detail, String suggestion) {
    FormProblem problem = new FormProblem(sheet, row, column, code, detail, suggestion);
    if (!errors.contains(problem)) {
      errors.add(problem);
    }
  }

  public void warn(FormRow row, String column, ProblemCode code, String detail) {
    warn(row.sheet(), row.number(), column, code, detail);
  }

  public void warn(String sheet, int row, String column, ProblemCode code, String detail) {
    warnings.add(new FormProblem(sheet, row, column, code, detail, ""));
  }

  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  public List<FormProblem> errors() {
    return List.copyOf(errors);
  }

  public List<FormProblem> warnings() {
    return List.copyOf(warnings);
  }
}
