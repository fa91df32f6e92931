package org.halte.field.data;

import java.util.Map;
import org.halte.base.kernel.Problem;

/** What can be wrong with a request about the data of a form. */
public final class DataProblem extends Problem {

  private DataProblem(Kind kind, String code, Map<String, ?> values) {
    super(kind, code, values);
  }

  /** No form of that id has data for this viewer. */
  public static DataProblem unknownForm(String form) {
    return new DataProblem(Kind.NOT_FOUND, "formdata.unknown-form", Map.of("form", form));
  }

  /** No report of that identity was filled with this form, as far as the viewer may see. */
  public static DataProblem unknownRow(String instanceId) {
    return new DataProblem(Kind.NOT_FOUND, "formdata.unknown-row", Map.of("id", instanceId));
  }

  /** The form has no column of that name for this viewer. */
  public static DataProblem unknownColumn(String column) {
    return new DataProblem(Kind.INVALID, "formdata.unknown-column", Map.of("column", column));
  }

  /** The form asks for no position, or for none that this viewer may see. */
  public static DataProblem noPositions(String title) {
    return new DataProblem(Kind.NOT_FOUND, "formdata.no-positions", Map.of("form", title));
  }

  /** More reports at once than one decision is for. */
  public static DataProblem tooMany(int count, int most) {
    return new DataProblem(Kind.INVALID, "formdata.too-many", Map.of("count", count, "most", most));
  }

  /** A choice of the export that is none. */
  public static DataProblem badOption(String name, String value, String values) {
    return new DataProblem(
        Kind.INVALID,
        "formdata.bad-option",
        Map.of("name", name, "value", value, "values", values));
  }
}
