package org.halte.base.formats.streams;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook with a sheet per table. Texts are written in place and as texts: none of them is ever
 * a formula, and none is kept in memory.
 */
public final class XlsxSink implements TableSink {

  private static final int LONGEST_NAME = 31;
  private static final int FLUSHED = 500;
  private static final double COLUMN_WIDTH = 22;
  private static final int COLUMNS_WIDENED = 60;
  private static final int LONGEST_CELL = 32_767;

  private final Workbook workbook;
  private final Set<String> names = new HashSet<>();
  private @Nullable Worksheet sheet;
  private int row;

  public XlsxSink(OutputStream out) {
    this.workbook = new Workbook(out, "Halte", "1.0");
  }

  @Override
  public void table(String name) throws IOException {
    end();
    Worksheet next = workbook.newWorksheet(free(name));
    for (int column = 0; column < COLUMNS_WIDENED; column++) {
      next.width(column, COLUMN_WIDTH);
    }
    next.freezePane(0, 1);
    sheet = next;
    row = 0;
  }

  @Override
  public void row(List<Object> cells) throws IOException {
    Worksheet open = sheet;
    if (open == null) {
      throw new IllegalStateException("a row before any table");
    }
    for (int column = 0; column < cells.size(); column++) {
      switch (cells.get(column)) {
        case Number number -> open.value(row, column, number);
        case String text when text.isEmpty() -> {
          // An empty cell takes no place.
        }
        case Object text -> open.inlineString(row, column, cut(text.toString()));
      }
    }
    if (row == 0) {
      open.range(0, 0, 0, Math.max(0, cells.size() - 1)).style().bold().set();
    }
    row++;
    if (row % FLUSHED == 0) {
      open.flush();
    }
  }

  @Override
  public void close() throws IOException {
    end();
    workbook.close();
  }

  private void end() throws IOException {
    if (sheet != null) {
      sheet.finish();
    }
  }

  /** Excel opens no workbook in which a cell is longer. */
  private static String cut(String text) {
    return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL - 1) + "…" : text;
  }

  /** What Excel allows as the name of a sheet, and once only. */
  private String free(String name) {
    String allowed = name.replaceAll("[\\[\\]:*?/\\\\']", "_").strip();
    String wanted = allowed.isEmpty() ? "_" : allowed;
    for (int turn = 1; ; turn++) {
      String ending = turn == 1 ? "" : "_" + turn;
      String tried =
          wanted.substring(0, Math.min(wanted.length(), LONGEST_NAME - ending.length())) + ending;
      if (names.add(tried.toLowerCase(Locale.ROOT))) {
        return tried;
      }
    }
  }
}
