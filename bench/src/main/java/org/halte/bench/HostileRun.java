package org.halte.bench;

import java.util.Arrays;
import java.util.stream.Stream;
import org.halte.base.formats.Limits;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.UnreadableFile;
import org.halte.core.forms.xlsform.FormErrors;
import org.halte.core.forms.xlsform.XlsForm;
import org.halte.hostile.HostileCells;
import org.halte.hostile.HostileForms;
import org.halte.hostile.HostileForms.Hostile;

/** A process of its own with little memory: compiles hostile forms, prints what it cost. */
final class HostileRun {
  private HostileRun() {}

  /**
   * Prints lines {@code name value unit}.
   *
   * @param args how many forms
   */
  public static void main(String[] args) {
    int count = Integer.parseInt(args[0]);
    HostileForms jumble = new HostileForms(1);
    double[] milliseconds =
        Stream.concat(
                Stream.concat(HostileForms.listClassics().stream(), HostileCells.list().stream()),
                Stream.generate(jumble::next))
            .limit(count)
            .mapToDouble(HostileRun::time)
            .toArray();
    System.out.println("forms " + count + " forms");
    System.out.println(
        "unanswered " + Arrays.stream(milliseconds).filter(ms -> ms < 0).count() + " forms");
    System.out.println("max " + Figures.percentile(milliseconds, 100) + " ms");
    System.out.println("p99 " + Figures.percentile(milliseconds, 99) + " ms");
  }

  /** Milliseconds; negative when the form was neither compiled nor refused with a sentence. */
  private static double time(Hostile form) {
    byte[] content = form.content();
    long from = System.nanoTime();
    boolean answered = answered(content, form.name());
    double milliseconds = (System.nanoTime() - from) / 1e6;
    return answered ? milliseconds : -1;
  }

  private static boolean answered(byte[] content, String name) {
    try {
      return !XlsForm.compile(Spreadsheets.read(content, name, Limits.FORM), "f").xform().isEmpty();
    } catch (FormErrors errors) {
      return !errors.errors().isEmpty();
    } catch (UnreadableFile unreadable) {
      return !unreadable.english().isEmpty();
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError broken) {
      System.err.println(name + ": " + broken);
      return false;
    }
  }
}
