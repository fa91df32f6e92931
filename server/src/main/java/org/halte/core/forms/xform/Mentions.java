package org.halte.core.forms.xform;

import org.halte.core.forms.model.Field;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.FormSheet;
import org.halte.core.forms.model.References;
import org.halte.core.forms.model.YesNo;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/**
 * The questions that cells name, in columns of the author's own too: a remark that names a question
 * which is gone is out of date, and who reads it is misled.
 */
final class Mentions {
  private final Tree tree;
  private final Problems problems;

  private Mentions(Tree tree, Problems problems) {
    this.tree = tree;
    this.problems = problems;
  }

  static void check(FormModel form, Tree tree, Problems problems) {
    Mentions mentions = new Mentions(tree, problems);
    for (FormSheet sheet : form.sheets()) {
      for (FormRow row : sheet.rows()) {
        if (!row.find("disabled").flatMap(YesNo::read).orElse(false)) {
          References.listCells(row).forEach(field -> mentions.check(row, field));
        }
      }
    }
  }

  private void check(FormRow row, Field field) {
    for (String name : References.listNames(field.text())) {
      int found = tree.find(name).size();
      ProblemCode fault =
          found == 0 ? ProblemCode.REFERENCE_UNKNOWN : ProblemCode.REFERENCE_AMBIGUOUS;
      if (found == 1 || problems.isTold(row, fault, name)) {
        continue;
      }
      if (found == 0) {
        problems.unknown(row, field.header(), fault, name, tree.names());
      } else {
        problems.error(row, field.header(), fault, name);
      }
    }
  }
}
