package org.halte.base.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/**
 * Reads xls files, Excel's format of 97 to 2003, record by record: no model of the workbook is ever
 * built, so memory stays near the text that is kept.
 */
final class XlsReader implements HSSFListener {
  /** Such a file holds 65,536 rows at most; the few larger ones carry pictures. */
  private static final long MOST_BYTES = 20L << 20;

  private final Limits limits;
  private final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(this);
  private final List<BoundSheetRecord> tabs = new ArrayList<>();
  private final List<Map<Integer, Map<Integer, String>>> sheets = new ArrayList<>();

  // Kept from record to record.
  private @Nullable SSTRecord strings;
  private @Nullable FormulaRecord awaitingText;
  private boolean since1904;
  private int depth;
  private int cells;

  private XlsReader(Limits limits) {
    this.limits = limits;
  }

  static Workbook read(byte[] content, Limits limits) {
    limits.checkBytes(content.length > MOST_BYTES ? Long.MAX_VALUE : content.length);
    XlsReader reader = new XlsReader(limits);
    HSSFRequest request = new HSSFRequest();
    request.addListenerForAllRecords(reader.formats);
    try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(content))) {
      new HSSFEventFactory().processWorkbookEvents(request, file);
      return reader.workbook();
    } catch (UnreadableFile e) {
      throw e;
    } catch (OldExcelFormatException e) {
      throw tooOld(e);
    } catch (IOException | RuntimeException e) {
      // The library answers a damaged or locked file with exceptions of many kinds.
      throw broken(e);
    }
  }

  @Override
  public void processRecord(Record record) {
    switch (record) {
      case BoundSheetRecord tab -> tabs.add(tab);
      case BOFRecord start -> open();
      case EOFRecord end -> depth--;
      case DateWindow1904Record window -> since1904 = window.getWindowing() == 1;
      case SSTRecord shared -> strings = shared;
      case LabelSSTRecord label -> add(label, shared(label));
      case LabelRecord label -> add(label, label.getValue());
      case NumberRecord number -> add(number, number(number, number.getValue()));
      case BoolErrRecord flag -> add(flag, flag(flag));
      case FormulaRecord formula -> addFormula(formula);
      case StringRecord text -> addResult(text);
      default -> {
        // Fonts, widths, pictures: nothing to read.
      }
    }
  }

  /** The workbook's own part comes first, then one part per tab; a chart lies inside its tab. */
  private void open() {
    if (depth++ == 0) {
      sheets.add(new TreeMap<>());
    }
  }

  private String shared(LabelSSTRecord label) {
    return strings == null ? "" : strings.getString(label.getSSTIndex()).getString();
  }

  private static String flag(BoolErrRecord flag) {
    if (flag.isBoolean()) {
      return flag.getBooleanValue() ? "TRUE" : "FALSE";
    }
    return FormulaError.forInt(flag.getErrorValue()).getString();
  }

  private String number(CellValueRecordInterface cell, double value) {
    return CellNumber.text(
        BigDecimal.valueOf(value), formats.getFormatString(cell), () -> moment(value));
  }

  private LocalDateTime moment(double value) {
    return DateUtil.getLocalDateTime(value, since1904, true);
  }

  private void addFormula(FormulaRecord formula) {
    if (formula.hasCachedResultString()) {
      awaitingText = formula;
      return;
    }
    CellType type = formula.getCachedResultTypeEnum();
    String text =
        switch (type) {
          case BOOLEAN -> formula.getCachedBooleanValue() ? "TRUE" : "FALSE";
          case ERROR -> FormulaError.forInt(formula.getCachedErrorValue()).getString();
          default -> number(formula, formula.getValue());
        };
    add(formula, text);
  }

  private void addResult(StringRecord text) {
    if (awaitingText != null) {
      add(awaitingText, text.getString());
      awaitingText = null;
    }
  }

  private void add(CellValueRecordInterface cell, String text) {
    if (!text.isBlank() && !sheets.isEmpty()) {
      limits.checkCell(cell.getColumn() + 1, text);
      limits.checkCells(++cells);
      sheets
          .getLast()
          .computeIfAbsent(cell.getRow() + 1, row -> new TreeMap<>())
          .put(cell.getColumn() + 1, text);
      limits.checkRow(sheets.getLast().size());
    }
  }

  private Workbook workbook() {
    List<Sheet> read = new ArrayList<>();
    BoundSheetRecord[] inOrder = BoundSheetRecord.orderByBofPosition(tabs);
    for (BoundSheetRecord tab : tabs) {
      int part = List.of(inOrder).indexOf(tab) + 1;
      if (!tab.isVeryHidden() && part < sheets.size()) {
        read.add(new Sheet(tab.getSheetname(), rows(sheets.get(part))));
      }
    }
    return new Workbook(read);
  }

  private static List<Row> rows(Map<Integer, Map<Integer, String>> cells) {
    List<Row> rows = new ArrayList<>();
    cells.forEach((number, texts) -> {
      List<Cell> row = new ArrayList<>();
      texts.forEach((column, text) -> row.add(new Cell(column, text)));
      rows.add(new Row(number, row));
    });
    return rows;
  }

  private static UnreadableFile tooOld(Exception cause) {
    UnreadableFile problem =
        new UnreadableFile(
            UnreadableFile.Reason.OLD_EXCEL,
            "Ce classeur est au format Excel d'avant 1997 : enregistrez-le au format .xlsx et réessayez.",
            "This workbook is in Excel's format of before 1997: save it as .xlsx and try again.");
    problem.initCause(cause);
    return problem;
  }

  private static UnreadableFile broken(Exception cause) {
    UnreadableFile problem =
        new UnreadableFile(
            UnreadableFile.Reason.BROKEN,
            "Ce classeur Excel est abîmé, incomplet ou protégé par un mot de passe : ouvrez-le et enregistrez-le au format .xlsx.",
            "This Excel workbook is damaged, incomplete or locked by a password: open it and save it as .xlsx.");
    problem.initCause(cause);
    return problem;
  }
}
