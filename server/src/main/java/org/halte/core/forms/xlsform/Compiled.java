package org.halte.core.forms.xlsform;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.problems.FormProblem;
import org.halte.core.forms.xform.QuestionPath;

/**
 * A form ready for phones.
 *
 * @param xform the XML to serve
 * @param version "" when the form sets none
 * @param languages names of the translations, as written in the columns
 * @param model all that the workbook held
 * @param paths of every question and group, with its meaning (hxl, save_to, type, labels) on the
 *     item
 * @param files names of lists that must be sent beside the form ({@code lieux.csv})
 * @param itemsetsCsv content of itemsets.csv, when the external_choices sheet is used
 */
public record Compiled(
    String xform,
    String formId,
    String version,
    String title,
    List<String> languages,
    List<FormProblem> warnings,
    FormModel model,
    List<QuestionPath> paths,
    List<String> files,
    Optional<String> itemsetsCsv) {
  public Compiled {
    Objects.requireNonNull(xform);
    Objects.requireNonNull(formId);
    Objects.requireNonNull(version);
    Objects.requireNonNull(title);
    Objects.requireNonNull(model);
    languages = List.copyOf(languages);
    warnings = List.copyOf(warnings);
    paths = List.copyOf(paths);
    files = List.copyOf(files);
  }
}
