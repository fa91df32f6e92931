package org.halte.core.forms.xlsform;

import java.util.List;
import java.util.stream.Collectors;
import org.halte.core.forms.model.FormProblem;

/** A form that cannot be compiled, with all that is wrong with it. The message is in French. */
public final class FormErrors extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FormProblem> errors;

  FormErrors(List<FormProblem> errors) {
    super(errors.stream().map(FormProblem::french).collect(Collectors.joining(" ")));
    this.errors = List.copyOf(errors);
  }

  public List<FormProblem> errors() {
    return errors;
  }
}
