package org.halte.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/** Prints figures as JSON lines: {@code {"name","value","unit","baseline","ratio"}}. */
final class Figures {
  private final PrintStream out;

  Figures(PrintStream out) {
    this.out = out;
  }

  /** A figure without a baseline in the same run. */
  void tell(String name, double value, String unit) {
    line(name, value, unit, "null", "null");
  }

  /** A figure where more is better, such as a rate. */
  void more(String name, double value, String unit, double baseline) {
    line(name, value, unit, number(baseline), number(value / baseline));
  }

  /** A figure where less is better, such as a time. */
  void less(String name, double value, String unit, double baseline) {
    line(name, value, unit, number(baseline), number(baseline / value));
  }

  private void line(String name, double value, String unit, String baseline, String ratio) {
    out.printf(
        "{\"name\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"baseline\":%s,\"ratio\":%s}%n",
        name, number(value), unit, baseline, ratio);
    out.flush();
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "null";
  }

  static double median(double... values) {
    return percentile(values, 50);
  }

  /**
   * The value below which a share of the others lies, by the nearest rank.
   *
   * @param percent 0 to 100
   */
  static double percentile(double[] values, double percent) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }
}
