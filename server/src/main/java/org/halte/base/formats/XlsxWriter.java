package org.halte.base.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a workbook as xlsx. Cells are written as text, so none of them is ever a formula. */
public final class XlsxWriter {
  private static final double COLUMN_WIDTH = 22;
  private static final int COLUMNS_WIDENED = 40;

  private XlsxWriter() {}

  public static byte[] write(Workbook workbook) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new org.dhatim.fastexcel.Workbook(bytes, "Halte", "1.0")) {
      for (Sheet sheet : workbook.sheets()) {
        write(sheet, out.newWorksheet(sheet.name().isEmpty() ? "Feuille1" : sheet.name()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Sheet sheet, org.dhatim.fastexcel.Worksheet out) throws IOException {
    for (int column = 0; column < Math.min(COLUMNS_WIDENED, sheet.width()); column++) {
      out.width(column, COLUMN_WIDTH);
    }
    for (Row row : sheet.rows()) {
      for (Cell cell : row.cells()) {
        out.value(row.number() - 1, cell.column() - 1, cell.text());
      }
    }
    if (!sheet.rows().isEmpty()) {
      out.range(0, 0, 0, Math.max(0, sheet.width() - 1)).style().bold().set();
      out.freezePane(0, 1);
    }
    out.finish();
  }
}
