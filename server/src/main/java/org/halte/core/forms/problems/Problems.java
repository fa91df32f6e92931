package org.halte.core.forms.problems;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.Names;

/** Gathers what is wrong while a form is compiled, so that all of it is said at once. */
public final class Problems {
  /** Looking for the name that was meant takes time, which a form full of faults would multiply. */
  private static final int MOST_SUGGESTIONS = 200;

  private final Set<FormProblem> errors = new LinkedHashSet<>();
  private final List<FormProblem> warnings = new ArrayList<>();
  private final Set<Told> told = new HashSet<>();
  private int suggestions;

  /** An error without its column: one fault may show in several. */
  private record Told(String sheet, int row, ProblemCode code, String detail) {}

  public void error(FormRow row, String column, ProblemCode code, String detail) {
    error(row.sheet(), row.number(), column, code, detail, "");
  }

  public void error(
      String sheet, int row, String column, ProblemCode code, String detail, String suggestion) {
    errors.add(new FormProblem(sheet, row, column, code, detail, suggestion));
    told.add(new Told(sheet, row, code, detail));
  }

  /** An error whose name is perhaps nearly one of those known. */
  public void unknown(
      FormRow row, String column, ProblemCode code, String name, Collection<String> known) {
    error(row.sheet(), row.number(), column, code, name, suggest(name, known));
  }

  /** Whether this fault of this row is named already, in whatever column. */
  public boolean isTold(FormRow row, ProblemCode code, String detail) {
    return told.contains(new Told(row.sheet(), row.number(), code, detail));
  }

  /** The known name that was perhaps meant; "" for none. */
  public String suggest(String name, Collection<String> known) {
    return suggestions++ < MOST_SUGGESTIONS ? Names.nearest(name, known) : "";
  }

  public void warn(FormRow row, String column, ProblemCode code, String detail) {
    warn(row.sheet(), row.number(), column, code, detail);
  }

  public void warn(String sheet, int row, String column, ProblemCode code, String detail) {
    warn(sheet, row, column, code, detail, "");
  }

  public void warn(
      String sheet, int row, String column, ProblemCode code, String detail, String suggestion) {
    warnings.add(new FormProblem(sheet, row, column, code, detail, suggestion));
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
