package org.halte.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.halte.base.formats.Limits;
import org.halte.base.formats.Sheet;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.Workbook;
import org.halte.base.formats.XlsxWriter;
import org.halte.core.forms.xlsform.XlsForm;

/**
 * The compiler once it is warm: the form of a visit, a form as large as they come; and ten thousand
 * forms made to break it, in a JVM of 256 MB.
 */
final class XlsFormBench implements Bench.Scenario {
  private static final int HOSTILE = 10_000;
  private static final int QUESTIONS = 2_000;
  private static final int CHOICES = 20_000;
  private static final int LISTS = 20;
  private static final double VISIT_BUDGET_MS = 2;
  private static final double LARGE_BUDGET_MS = 300;
  private static final double HOSTILE_BUDGET_MS = 2_000;

  @Override
  public void run(Figures figures) throws Exception {
    byte[] visit = visit();
    figures.less(
        "xlsform.visit.warm.median",
        median(3_000, 1_000, () -> compile(visit, "passage.md")),
        "ms",
        VISIT_BUDGET_MS);
    Workbook large = large();
    figures.less(
        "xlsform.large.warm.median",
        median(30, 41, () -> XlsForm.compile(large, "large").xform()),
        "ms",
        LARGE_BUDGET_MS);
    byte[] file = XlsxWriter.write(large);
    figures.tell(
        "xlsform.large.xlsx-read.median",
        median(10, 21, () -> Spreadsheets.read(file, "large.xlsx", Limits.FORM)),
        "ms");
    hostile(figures);
  }

  private static byte[] visit() throws IOException {
    try (var in = XlsForm.class.getResourceAsStream("/forms/passage.md")) {
      if (in == null) {
        throw new IOException("the form of a visit is not in the server's jar");
      }
      return in.readAllBytes();
    }
  }

  private static String compile(byte[] content, String name) {
    return XlsForm.compile(Spreadsheets.read(content, name, Limits.FORM), "passage").xform();
  }

  private interface Work {
    Object run();
  }

  private static double median(int warm, int measured, Work work) {
    for (int i = 0; i < warm; i++) {
      work.run();
    }
    var milliseconds = new double[measured];
    for (int i = 0; i < measured; i++) {
      long from = System.nanoTime();
      work.run();
      milliseconds[i] = (System.nanoTime() - from) / 1e6;
    }
    return Figures.median(milliseconds);
  }

  private static Workbook large() {
    List<List<String>> survey = new ArrayList<>();
    survey.add(
        List.of(
            "type",
            "name",
            "label::Français (fr)",
            "label::English (en)",
            "relevant",
            "choice_filter"));
    for (int i = 0; i < QUESTIONS; i++) {
      if (i % 50 == 0) {
        survey.add(List.of("begin group", "g" + i, "Groupe " + i, "Group " + i));
      }
      boolean select = i % 2 == 1;
      survey.add(
          List.of(
              select ? "select_one l" + i % LISTS : "integer",
              "q" + i,
              "Question " + i,
              "Question " + i,
              i == 0 ? "" : "${q" + (i - 1) + "} != ''",
              select ? "zone = ${q0}" : ""));
      if (i % 50 == 49) {
        survey.add(List.of("end group"));
      }
    }
    List<List<String>> choices = new ArrayList<>();
    choices.add(
        List.of("list_name", "name", "label::Français (fr)", "label::English (en)", "zone"));
    for (int i = 0; i < CHOICES; i++) {
      choices.add(List.of("l" + i % LISTS, "c" + i, "Choix " + i, "Choice " + i, "z" + i % 7));
    }
    return new Workbook(List.of(Sheet.of("survey", survey), Sheet.of("choices", choices)));
  }

  /** One process for all of them: a form that needs more than its memory would end it. */
  private static void hostile(Figures figures) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HostileRun.class.getName(),
                "" + HOSTILE)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        String[] figure = line.split(" ", -1);
        double value = Double.parseDouble(figure[1]);
        if (figure[2].equals("ms")) {
          figures.less("xlsform.hostile." + figure[0], value, "ms", HOSTILE_BUDGET_MS);
        } else {
          figures.tell("xlsform.hostile." + figure[0], value, figure[2]);
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("a hostile form ended its process");
    }
  }
}
