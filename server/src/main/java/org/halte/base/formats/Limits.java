package org.halte.base.formats;

/**
 * How much of a spreadsheet is read before it is refused: a file of a few kilobytes can unpack to
 * gigabytes.
 *
 * @param bytes of the file as received
 * @param unpackedBytes of all parts of an xlsx together
 * @param rows per sheet that hold something
 * @param columns per sheet
 * @param cells of the whole workbook that hold something
 * @param cellCharacters of one cell
 */
public record Limits(
    long bytes, long unpackedBytes, int rows, int columns, int cells, int cellCharacters) {
  /** Enough for 200,000 past visits, too little for a bomb. */
  public static final Limits USUAL =
      new Limits(50L << 20, 300L << 20, 300_000, 2_000, 5_000_000, 40_000);

  /** Enough for the longest questionnaire with all communes of France as choices. */
  public static final Limits FORM =
      new Limits(20L << 20, 64L << 20, 150_000, 1_000, 600_000, 40_000);

  /** How many times its size a file may unpack to, once it is more than a few megabytes. */
  private static final long RATIO = 100;

  private static final long UNPACKED_UNCHECKED = 8L << 20;

  /**
   * Looks at a workbook that came without a file, such as one made of JSON.
   *
   * @throws UnreadableFile when it is too large
   */
  public Workbook check(Workbook workbook) {
    int filled = 0;
    for (Sheet sheet : workbook.sheets()) {
      checkRow(sheet.rows().size());
      for (Row row : sheet.rows()) {
        checkCells(filled += row.cells().size());
        row.cells().forEach(cell -> checkCell(cell.column(), cell.text()));
      }
    }
    return workbook;
  }

  void checkRatio(long packed, long unpacked) {
    if (unpacked > UNPACKED_UNCHECKED && unpacked / RATIO > packed) {
      checkUnpacked(Long.MAX_VALUE);
    }
  }

  void checkRow(int rowsSoFar) {
    if (rowsSoFar > rows) {
      throw tooLarge("plus de " + rows + " lignes", "more than " + rows + " rows");
    }
  }

  void checkCells(int cellsSoFar) {
    if (cellsSoFar > cells) {
      throw tooLarge("plus de " + cells + " cellules", "more than " + cells + " cells");
    }
  }

  void checkCell(int column, String text) {
    if (column > columns) {
      throw tooLarge("plus de " + columns + " colonnes", "more than " + columns + " columns");
    }
    if (text.length() > cellCharacters) {
      throw tooLarge(
          "une cellule de plus de " + cellCharacters + " caractères",
          "a cell of more than " + cellCharacters + " characters");
    }
  }

  void checkBytes(long size) {
    if (size > bytes) {
      throw tooLarge(
          (size >> 20) + " Mo, au plus " + (bytes >> 20),
          (size >> 20) + " MB, at most " + (bytes >> 20));
    }
  }

  void checkUnpacked(long size) {
    if (size > unpackedBytes) {
      throw tooLarge(
          "plus de " + (unpackedBytes >> 20) + " Mo une fois décompressé",
          "more than " + (unpackedBytes >> 20) + " MB once unpacked");
    }
  }

  private static UnreadableFile tooLarge(String french, String english) {
    return new UnreadableFile(
        UnreadableFile.Reason.TOO_LARGE,
        "Fichier trop grand (" + french + ") : gardez seulement les lignes utiles.",
        "File too large (" + english + "): keep only the rows you need.");
  }
}
