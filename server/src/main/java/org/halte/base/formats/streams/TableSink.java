package org.halte.base.formats.streams;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Takes one table after the other, each row by row; closing it completes the file. */
public interface TableSink extends Closeable {

  /** Ends the table before and begins another one. */
  void table(String name) throws IOException;

  /**
   * Adds a row to the table.
   *
   * @param cells texts and numbers; an empty text is an empty cell
   */
  void row(List<Object> cells) throws IOException;
}
