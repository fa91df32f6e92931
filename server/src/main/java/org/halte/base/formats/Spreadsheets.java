package org.halte.base.formats;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads a spreadsheet whatever its format, trusting its bytes more than its name. */
public final class Spreadsheets {
  private Spreadsheets() {}

  /**
   * Reads an xlsx, xlsm, xls, csv (any usual separator and encoding) or markdown file.
   *
   * @param fileName only its ending is used, to tell markdown from csv
   * @throws UnreadableFile with a sentence for the person who brought the file
   */
  public static Workbook read(byte[] content, String fileName) {
    return read(content, fileName, Limits.USUAL);
  }

  /** As {@link #read(byte[], String)}, within the given limits. */
  public static Workbook read(byte[] content, String fileName, Limits limits) {
    limits.checkBytes(content.length);
    if (content.length == 0) {
      throw new UnreadableFile(
          UnreadableFile.Reason.EMPTY,
          "Le fichier « " + fileName + " » est vide : choisissez-en un autre.",
          "The file \"" + fileName + "\" is empty: choose another one.");
    }
    if (startsWith(content, 'P', 'K')) {
      return XlsxReader.read(content, limits);
    }
    String name = fileName.toLowerCase(Locale.ROOT);
    if (startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
      return XlsReader.read(content, limits);
    }
    if (name.endsWith(".xlsx") || name.endsWith(".xlsm") || name.endsWith(".xls")) {
      throw notASpreadsheet(fileName);
    }
    if (name.endsWith(".md") || name.endsWith(".markdown")) {
      return MarkdownTables.read(new String(content, StandardCharsets.UTF_8), limits);
    }
    return CsvTables.read(content, limits);
  }

  private static UnreadableFile notASpreadsheet(String fileName) {
    return new UnreadableFile(
        UnreadableFile.Reason.NOT_A_SPREADSHEET,
        "« "
            + fileName
            + " » n'est pas un classeur Excel malgré son nom : enregistrez-le au format .xlsx.",
        "\"" + fileName + "\" is not an Excel workbook despite its name: save it as .xlsx.");
  }

  private static boolean startsWith(byte[] content, int... magic) {
    if (content.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((content[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
