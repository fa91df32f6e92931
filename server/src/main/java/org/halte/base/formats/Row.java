package org.halte.base.formats;

import java.util.ArrayList;
import java.util.List;

/**
 * One row of a sheet: its filled cells from left to right.
 *
 * @param number counted from 1, as spreadsheets do, empty rows included
 */
public record Row(int number, List<Cell> cells) {
  public Row {
    if (number < 1) {
      throw new IllegalArgumentException("a row is counted from 1, not " + number);
    }
    cells = List.copyOf(cells);
  }

  /** A row from texts in consecutive columns; blank ones are left out. */
  public static Row of(int number, List<String> texts) {
    List<Cell> cells = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).isBlank()) {
        cells.add(new Cell(i + 1, texts.get(i)));
      }
    }
    return new Row(number, cells);
  }

  /** The text in a column counted from 1; "" when the cell is empty. */
  public String text(int column) {
    for (Cell cell : cells) {
      if (cell.column() == column) {
        return cell.text();
      }
    }
    return "";
  }

  public boolean isEmpty() {
    return cells.isEmpty();
  }

  /** The last filled column, counted from 1; 0 for an empty row. */
  public int lastColumn() {
    return cells.isEmpty() ? 0 : cells.getLast().column();
  }
}
