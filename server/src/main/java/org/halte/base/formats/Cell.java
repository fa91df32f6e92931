package org.halte.base.formats;

import java.util.Objects;

/**
 * One filled cell, as the text a person sees in it.
 *
 * @param column counted from 1, as spreadsheets do
 * @param text never empty after trimming of what the file holds; line breaks are kept
 */
public record Cell(int column, String text) {
  public Cell {
    if (column < 1) {
      throw new IllegalArgumentException("a column is counted from 1, not " + column);
    }
    Objects.requireNonNull(text);
  }
}
