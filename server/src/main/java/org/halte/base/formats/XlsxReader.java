package org.halte.base.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** Reads xlsx and xlsm files; macros are never looked at. */
final class XlsxReader {
  private static final int MAX_PARTS = 5_000;

  private final Limits limits;
  private int cells;

  private XlsxReader(Limits limits) {
    this.limits = limits;
  }

  static Workbook read(byte[] content, Limits limits) {
    checkUnpackedSize(content, limits);
    XlsxReader reader = new XlsxReader(limits);
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true))) {
      List<Sheet> sheets = new ArrayList<>();
      for (var sheet : workbook.getSheets().toList()) {
        if (sheet.getVisibility() != SheetVisibility.VERY_HIDDEN) {
          sheets.add(reader.readSheet(sheet));
        }
      }
      return new Workbook(sheets);
    } catch (UnreadableFile e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library answers a damaged file with exceptions of many kinds.
      throw broken(e);
    }
  }

  private Sheet readSheet(org.dhatim.fastexcel.reader.Sheet sheet) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (Stream<org.dhatim.fastexcel.reader.Row> stream = sheet.openStream()) {
      for (Iterator<org.dhatim.fastexcel.reader.Row> i = stream.iterator(); i.hasNext(); ) {
        Row row = readRow(i.next());
        if (!row.isEmpty()) {
          rows.add(row);
          limits.checkRow(rows.size());
        }
      }
    }
    return new Sheet(sheet.getName(), rows);
  }

  private Row readRow(org.dhatim.fastexcel.reader.Row row) {
    List<Cell> filled = new ArrayList<>();
    for (var cell : row) {
      String text = cell == null ? "" : XlsxText.of(cell);
      if (!text.isBlank()) {
        int column = cell.getColumnIndex() + 1;
        limits.checkCell(column, text);
        limits.checkCells(++cells);
        filled.add(new Cell(column, text));
      }
    }
    return new Row(row.getRowNum(), filled);
  }

  /** Unpacks once without keeping anything: the sizes a zip announces may be lies. */
  private static void checkUnpackedSize(byte[] content, Limits limits) {
    byte[] buffer = new byte[64 << 10];
    long total = 0;
    int parts = 0;
    boolean workbook = false;
    try (ZipFile zip = ZipFile.builder().setByteArray(content).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        workbook |= entry.getName().endsWith("workbook.xml");
        limits.checkUnpacked(++parts > MAX_PARTS ? Long.MAX_VALUE : total);
        try (InputStream part = zip.getInputStream(entry)) {
          for (int n = part.read(buffer); n >= 0; n = part.read(buffer)) {
            total += n;
            limits.checkUnpacked(total);
            limits.checkRatio(content.length, total);
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw broken(e);
    }
    if (!workbook) {
      throw new UnreadableFile(
          UnreadableFile.Reason.NOT_A_SPREADSHEET,
          "Ce fichier est une archive, pas un classeur Excel : enregistrez-le au format .xlsx.",
          "This file is an archive, not an Excel workbook: save it as .xlsx.");
    }
  }

  private static UnreadableFile broken(Exception cause) {
    UnreadableFile problem =
        new UnreadableFile(
            UnreadableFile.Reason.BROKEN,
            "Ce classeur Excel est abîmé ou incomplet : ouvrez-le et enregistrez-le à nouveau.",
            "This Excel workbook is damaged or incomplete: open it and save it again.");
    problem.initCause(cause);
    return problem;
  }
}
