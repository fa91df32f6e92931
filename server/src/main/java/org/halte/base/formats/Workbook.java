package org.halte.base.formats;

import java.util.List;
import java.util.Optional;

/** What a spreadsheet file holds: its sheets in order, as text. */
public record Workbook(List<Sheet> sheets) {
  public Workbook {
    sheets = List.copyOf(sheets);
  }

  /** The sheet of that name; upper and lower case are the same. */
  public Optional<Sheet> findSheet(String name) {
    return sheets.stream().filter(sheet -> sheet.name().strip().equalsIgnoreCase(name)).findFirst();
  }
}
