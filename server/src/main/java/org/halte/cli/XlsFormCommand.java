package org.halte.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.halte.base.formats.Limits;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.UnreadableFile;
import org.halte.cli.xlsform.Batch;
import org.halte.cli.xlsform.Language;
import org.halte.core.forms.problems.FormProblem;
import org.halte.core.forms.xlsform.Compiled;
import org.halte.core.forms.xlsform.FormErrors;
import org.halte.core.forms.xlsform.XlsForm;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compiles one form on the command line, without starting anything else. */
@Command(
    name = "xlsform",
    description = {
      "Turn an XLSForm (xlsx, xlsm, xls, csv or markdown) into an XForm on the standard output.",
      "Errors come one per line on the error output: sheet, row N, column C: sentence.",
      "With --batch, one form per line of JSON on the standard input, one answer per line out."
    })
public final class XlsFormCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int WRONG_INPUT = 1;

  @ArgGroup(multiplicity = "1")
  Source source = new Source();

  /** One file, or a stream of forms. */
  static final class Source {
    @Parameters(index = "0", paramLabel = "FILE", description = "The form.")
    @Nullable Path file;

    @Option(
        names = "--batch",
        description =
            "Read lines {\"id\",\"form_name\",\"md\"|\"sheets\"}, answer each by a line"
                + " {\"id\",\"outcome\",\"xform\",\"errors\",\"warnings\",\"itemsets_csv\"}.")
    boolean batch;
  }

  @Option(
      names = "--form-name",
      paramLabel = "NAME",
      defaultValue = XlsForm.DEFAULT_NAME,
      description = "Name of the answers' root element; ${DEFAULT-VALUE} unless told.")
  String formName = XlsForm.DEFAULT_NAME;

  @Option(
      names = "--language",
      paramLabel = "fr|en",
      description = "Language of the sentences; unless told, fr in a batch and en for a file.")
  @Nullable Language language;

  // Set by picocli before the command runs.
  @SuppressWarnings("NullAway.Init")
  @Spec
  CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (source.file != null) {
      return compile(source.file, language == null ? Language.en : language);
    }
    new Batch(language == null ? Language.fr : language).run(System.in, System.out);
    return DONE;
  }

  private int compile(Path file, Language words) {
    PrintWriter err = spec.commandLine().getErr();
    try {
      String name = file.getFileName().toString();
      Compiled form =
          XlsForm.compile(
              Spreadsheets.read(Files.readAllBytes(file), name, Limits.FORM), formName, stem(name));
      form.warnings().forEach(warning -> err.println("warning: " + line(warning, words)));
      print(form.xform());
      return DONE;
    } catch (FormErrors errors) {
      errors.errors().forEach(error -> err.println(line(error, words)));
    } catch (UnreadableFile unreadable) {
      err.println(words == Language.fr ? unreadable.getMessage() : unreadable.english());
    } catch (NoSuchFileException missing) {
      err.println(file + " does not exist: check its name.");
    } catch (IOException e) {
      err.println(file + " cannot be read: " + reason(e.getMessage()));
    }
    return WRONG_INPUT;
  }

  private static String line(FormProblem problem, Language words) {
    return problem.place() + ": " + words.say(problem);
  }

  /** In UTF-8 whatever the terminal: what comes out is a file's content. */
  private static void print(String xform) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(xform);
    out.flush();
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String reason(@Nullable String message) {
    return message == null ? "no reason given." : message;
  }
}
