package org.halte.cli.xlsform;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Lines of an input of any length, of which no more than a limit is ever kept in memory. */
final class Lines {
  /** Some editors write it in front of a file, where it means nothing. */
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final Reader in;
  private final int longest;
  private boolean first = true;

  Lines(Reader in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** A line without its end; what came after the limit is lost. */
  record Line(String text, boolean isCut) {}

  /** The next line, empty ones too; nothing at the end of the input. */
  Optional<Line> next() throws IOException {
    StringBuilder text = new StringBuilder();
    boolean cut = false;
    int read = in.read();
    if (first && read == BYTE_ORDER_MARK) {
      read = in.read();
    }
    first = false;
    if (read < 0) {
      return Optional.empty();
    }
    for (; read >= 0 && read != '\n'; read = in.read()) {
      if (text.length() < longest) {
        text.append((char) read);
      } else {
        cut = true;
      }
    }
    return Optional.of(new Line(text.toString(), cut));
  }
}
