package org.halte.core.forms.xlsform.entities;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.halte.core.forms.model.EntityDeclaration;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.FormSheet;
import org.halte.core.forms.model.Names;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;
import org.halte.core.forms.xlsform.rows.Headers;

/** The entities sheet: which lists a form adds to or changes. */
public final class EntitiesReader {
  private static final String RESERVED_PREFIX = "__";

  private final Problems problems;

  public EntitiesReader(Problems problems) {
    this.problems = problems;
  }

  public List<EntityDeclaration> read(FormSheet sheet) {
    Set<String> known = Headers.ENTITIES.known();
    for (List<String> column : sheet.paths()) {
      if (!known.contains(column.getFirst())) {
        String header = column.getFirst();
        problems.error(
            sheet.name(),
            1,
            header,
            ProblemCode.HEADER_UNKNOWN,
            header,
            problems.suggest(header, known));
      }
    }
    List<EntityDeclaration> declarations = new ArrayList<>();
    for (FormRow row : sheet.rows()) {
      if (!row.fields().isEmpty()) {
        EntityDeclaration entity =
            new EntityDeclaration(
                row.text("dataset"),
                row.text("label"),
                row.text("entity_id"),
                row.text("create_if"),
                row.text("update_if"),
                row);
        check(entity);
        declarations.add(entity);
      }
    }
    return declarations;
  }

  private void check(EntityDeclaration entity) {
    FormRow row = entity.row();
    String list = entity.dataset();
    if (list.isEmpty()) {
      problems.error(row, "list_name", ProblemCode.ENTITY_LIST_MISSING, "");
      return;
    }
    if (list.startsWith(RESERVED_PREFIX)) {
      problems.error(row, "list_name", ProblemCode.ENTITY_RESERVED, list);
    } else if (list.contains(".")) {
      problems.error(row, "list_name", ProblemCode.ENTITY_PERIOD, list);
    } else if (!Names.isTag(list)) {
      problems.error(row, "list_name", ProblemCode.NAME_INVALID, list);
    }
    boolean finds = !entity.entityId().isEmpty();
    if (!entity.updateIf().isEmpty() && !finds) {
      problems.error(row, "entity_id", ProblemCode.ENTITY_ID, list);
    } else if (finds && !entity.createIf().isEmpty() && entity.updateIf().isEmpty()) {
      problems.error(row, "update_if", ProblemCode.ENTITY_UPDATE_IF, list);
    } else if (entity.label().isEmpty() && !finds) {
      problems.error(row, "label", ProblemCode.ENTITY_LABEL, list);
    }
  }

  /** A property's name, by itself or after its list's name and "#". */
  static boolean isReserved(String property) {
    String lower = property.toLowerCase(Locale.ROOT);
    return lower.equals("name") || lower.equals("label") || property.startsWith(RESERVED_PREFIX);
  }
}
