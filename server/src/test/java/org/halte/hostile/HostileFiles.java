package org.halte.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.halte.base.formats.Cell;
import org.halte.base.formats.Row;
import org.halte.base.formats.Sheet;
import org.halte.base.formats.Workbook;
import org.halte.base.formats.XlsxWriter;

/** Files of spreadsheet programs as no such program writes them. */
final class HostileFiles {
  private HostileFiles() {}

  /** A workbook in Excel's format of before 2007, its upper left half merged into one cell. */
  static byte[] old(Workbook workbook, boolean merged) {
    try (HSSFWorkbook old = new HSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      old.createInformationProperties();
      for (Sheet sheet : workbook.sheets()) {
        HSSFSheet copy = old.createSheet(sheet.name());
        for (Row row : sheet.rows()) {
          var cells = copy.createRow(row.number() - 1);
          for (Cell cell : row.cells()) {
            cells.createCell(cell.column() - 1).setCellValue(cell.text());
          }
        }
        if (merged) {
          copy.addMergedRegion(new CellRangeAddress(0, 60_000, 0, 100));
        }
      }
      old.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Excel saves a workbook with macros: one more part, which is nobody's business. */
  static byte[] withMacros(Workbook workbook) {
    return zip(XlsxWriter.write(workbook), "xl/vbaProject.bin", "", "Sub A()", 50, "");
  }

  static byte[] sharedStrings() {
    String text = "<si><t>" + "a".repeat(1 << 20) + "</t></si>";
    return zip("xl/sharedStrings.xml", "<sst>", text, 60, "</sst>");
  }

  static byte[] sheet(String row, int count, String... after) {
    return zip(
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData>",
        row,
        count,
        "</sheetData>" + String.join("", after) + "</worksheet>");
  }

  /** A workbook of one sheet, with one of its parts replaced by a text many times over. */
  static byte[] zip(String part, String before, String text, int count, String after) {
    Workbook one = new Workbook(List.of(Sheet.of("survey", List.of(List.of("type")))));
    return zip(XlsxWriter.write(one), part, before, text, count, after);
  }

  private static byte[] zip(
      byte[] good, String part, String before, String text, int count, String after) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipFile in = ZipFile.builder().setByteArray(good).get();
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (var entry : Collections.list(in.getEntries())) {
        if (!entry.getName().equals(part)) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.getInputStream(entry).transferTo(out);
        }
      }
      out.putNextEntry(new ZipEntry(part));
      out.write(before.getBytes(UTF_8));
      for (int i = 1; i <= count; i++) {
        out.write(text.replace("#", "" + i).getBytes(UTF_8));
      }
      out.write(after.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
