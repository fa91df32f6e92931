package org.halte.cli.xlsform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.halte.base.formats.UnreadableFile;
import org.halte.core.forms.xlsform.FormErrors;
import org.halte.core.forms.xlsform.XlsForm;

/**
 * Compiles one form per line, and answers each line by one line, in order, at once. Whatever a line
 * holds, and whatever the compiler does with it, the next one gets its answer too.
 */
public final class Batch {
  private static final int LONGEST_LINE = 16 << 20;

  private final Answers answers;

  public Batch(Language language) {
    this.answers = new Answers(language);
  }

  /** Reads until the input ends, or nobody reads the answers; both streams are in UTF-8. */
  public void run(InputStream in, PrintStream out) throws IOException {
    Lines lines =
        new Lines(
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), LONGEST_LINE);
    boolean read = true;
    for (var line = lines.next(); line.isPresent() && read; line = lines.next()) {
      out.write((answer(line.get()) + "\n").getBytes(StandardCharsets.UTF_8));
      read = !out.checkError();
    }
  }

  /** Forms that are meant to break the compiler come here too: no failure may end the batch. */
  private String answer(Lines.Line line) {
    if (line.isCut()) {
      return answers.refused(BatchForm.salvageId(line.text()), BatchFault.LINE_TOO_LONG);
    }
    try {
      return compile(BatchForm.read(line.text()));
    } catch (BatchForm.NotAForm notAForm) {
      return answers.refused(notAForm.id(), notAForm.fault());
    } catch (StackOverflowError | OutOfMemoryError | RuntimeException crash) {
      return answers.refused(BatchForm.salvageId(line.text()), BatchFault.COMPILER_FAILED);
    }
  }

  private String compile(BatchForm form) {
    try {
      return answers.compiled(
          form.id(), XlsForm.compile(form.workbook(), form.name(), XlsForm.DEFAULT_NAME));
    } catch (FormErrors errors) {
      return answers.wrong(form.id(), errors);
    } catch (UnreadableFile unreadable) {
      return answers.unreadable(form.id(), unreadable);
    }
  }
}
