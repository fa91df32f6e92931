package org.halte.core.forms.xlsform;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.halte.core.forms.problems.FormProblem;

/** A form that cannot be compiled, with all that is wrong with it. The message is in French. */
public final class FormErrors extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FormProblem> errors;
  private final transient List<FormProblem> warnings;

  FormErrors(List<FormProblem> errors, List<FormProblem> warnings) {
    super(errors.stream().map(FormProblem::french).collect(Collectors.joining(" ")));
    List<String> sheets = errors.stream().map(FormProblem::sheet).distinct().toList();
    this.errors =
        errors.stream()
            .sorted(
                Comparator.comparingInt((FormProblem error) -> sheets.indexOf(error.sheet()))
                    .thenComparingInt(FormProblem::row))
            .toList();
    this.warnings = List.copyOf(warnings);
  }

  /** Sheet by sheet, from the first row down. */
  public List<FormProblem> errors() {
    return errors;
  }

  /** What else was noticed until the compiler gave up. */
  public List<FormProblem> warnings() {
    return warnings;
  }
}
