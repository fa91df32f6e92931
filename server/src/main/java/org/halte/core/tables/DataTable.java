package org.halte.core.tables;

import java.util.List;
import org.halte.core.policy.Viewer;

/** One named, typed table of a feature. Rows and cells that a viewer may not see do not exist. */
public interface DataTable {

  /** The name in addresses: lower case, plural, such as {@code reports}. */
  String name();

  List<Column> columns();

  /**
   * The rows that match and that the viewer may see.
   *
   * @throws TableProblem when the query names a column that is not there or a value that does not
   *     fit it
   */
  Page page(Query query, Viewer viewer);

  /**
   * Changes one row.
   *
   * @throws TableProblem when the row is not there for the viewer, may not be written by the
   *     viewer, was changed meanwhile, or does not accept the values
   */
  Written write(Command command, Viewer viewer);
}
