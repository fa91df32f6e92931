package org.halte.core.forms;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.halte.base.formats.Limits;
import org.halte.base.formats.MarkdownTables;
import org.halte.base.formats.Workbook;
import org.halte.base.formats.XlsxWriter;
import org.halte.core.forms.xlsform.Compiled;
import org.halte.core.forms.xlsform.XlsForm;

/**
 * A form that comes with Halte.
 *
 * @param id its form id and the stem of its file
 * @param markdown its source: an XLSForm written as markdown tables
 */
public record ShippedForm(String id, String markdown) {
  public ShippedForm {
    Objects.requireNonNull(id);
    Objects.requireNonNull(markdown);
  }

  public Workbook workbook() {
    return MarkdownTables.read(markdown, Limits.USUAL);
  }

  public Compiled compile() {
    return XlsForm.compile(workbook(), id);
  }

  /** The same form as a spreadsheet, to be adapted in Excel. */
  public byte[] xlsx() {
    return XlsxWriter.write(workbook());
  }

  static ShippedForm of(String id, byte[] source) {
    return new ShippedForm(id, new String(source, StandardCharsets.UTF_8));
  }
}
