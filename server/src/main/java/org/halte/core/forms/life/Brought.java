package org.halte.core.forms.life;

import java.util.List;
import org.halte.core.forms.Publication.Enclosure;

/**
 * A form as somebody brings it.
 *
 * @param fileName as on their computer; its ending tells markdown from csv
 * @param content a workbook: xlsx, xlsm, csv or markdown
 * @param files pictures, sounds and lists that go with it
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Brought(String fileName, byte[] content, List<Enclosure> files) {
  public Brought {
    files = List.copyOf(files);
  }

  String stem() {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }
}
