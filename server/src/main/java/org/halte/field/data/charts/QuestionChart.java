package org.halte.field.data.charts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.core.forms.contents.AskedQuestion.Kind;

/**
 * The answers to one question, added up. Field names are those of the API.
 *
 * @param key the question's key
 * @param answered in how many reports, or turns of its repeat, it was answered
 * @param of how many there are in which the viewer may see it
 * @param bars for choices: each choice in the form's order, zeros included, then codes it lacks;
 *     for numbers: equal steps; for dates: nights, or weeks when there are many
 * @param numbers for numbers only
 * @param texts for open texts only: the longest ones, the longest first
 * @param versions answered by version, the newest first
 */
public record QuestionChart(
    String key,
    Kind kind,
    long answered,
    long of,
    List<Bar> bars,
    Optional<Numbers> numbers,
    List<String> texts,
    Map<String, Long> versions) {
  public QuestionChart {
    bars = List.copyOf(bars);
    texts = List.copyOf(texts);
  }

  /**
   * One bar.
   *
   * @param code of a choice, the first day, or the lower end of a step
   * @param until the last day of a week, or the upper end of a step; empty elsewhere
   */
  public record Bar(String code, String until, long count) {}

  /** What numbers look like. */
  public record Numbers(double least, double median, double most) {}
}
