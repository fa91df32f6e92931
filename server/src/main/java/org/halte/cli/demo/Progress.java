package org.halte.cli.demo;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** Tells on the terminal how far the first start has come, a line for every tenth. */
public final class Progress {

  private static final int STEPS = 10;

  private final PrintWriter out;
  private final BiFunction<String, Map<String, ?>, String> speech;
  private final long begun = System.nanoTime();
  private int lastStep = -1;

  /**
   * Tells it there.
   *
   * @param speech the sentence for a key of the catalogues and its values
   */
  public Progress(PrintWriter out, BiFunction<String, Map<String, ?>, String> speech) {
    this.out = out;
    this.speech = speech;
  }

  /** One sentence. */
  public void say(String key) {
    print(speech.apply(key, Map.of()));
  }

  void count(String key, int done, int all) {
    int step = done * STEPS / all;
    if (step != lastStep) {
      lastStep = step;
      print(speech.apply(key, Map.of("done", done, "all", all)));
    }
  }

  private void print(String sentence) {
    long seconds = (System.nanoTime() - begun) / 1_000_000_000;
    out.printf(Locale.ROOT, "%3d s  %s%n", seconds, sentence);
    out.flush();
  }
}
