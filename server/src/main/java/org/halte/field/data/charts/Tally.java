package org.halte.field.data.charts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.halte.core.forms.answers.AnswerTypes;
import org.halte.field.data.DataForm.Column;
import org.halte.field.data.charts.QuestionChart.Bar;
import org.halte.field.data.charts.QuestionChart.Numbers;

/** Adds up the answers to one question as they come. */
final class Tally {

  private static final int STEPS = 12;
  private static final int MOST_NIGHTS = 45;
  private static final int MOST_TEXTS = 20;
  private static final int LONGEST_TEXT = 500;

  private final Column column;
  private final Map<String, Long> codes = new LinkedHashMap<>();
  private final TreeMap<LocalDate, Long> days = new TreeMap<>();
  private final TreeSet<String> texts =
      new TreeSet<>(
          Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
  private final Map<String, Long> versions = new LinkedHashMap<>();
  private double[] numbers = new double[64];
  private int numberCount;
  private long answered;
  private long of;

  Tally(Column column) {
    this.column = column;
    column.choices().forEach(choice -> codes.put(choice.code(), 0L));
    column.versions().forEach(version -> versions.put(version, 0L));
  }

  Column column() {
    return column;
  }

  /** One report, or turn, in which the question could be seen. */
  void take(String version, Optional<String> answer) {
    of++;
    if (answer.isEmpty()) {
      return;
    }
    answered++;
    versions.merge(version, 1L, Long::sum);
    String text = answer.get();
    switch (column.kind()) {
      case ONE -> codes.merge(text, 1L, Long::sum);
      case SEVERAL, RANK ->
          AnswerTypes.toChoices(text).forEach(code -> codes.merge(code, 1L, Long::sum));
      case INTEGER, DECIMAL -> AnswerTypes.toDecimal(text).ifPresent(this::add);
      case DATE, MOMENT ->
          AnswerTypes.toDate(text).ifPresent(day -> days.merge(day, 1L, Long::sum));
      case TEXT -> keep(text);
      case TIME, POINT, SHAPE, FILE, PHONE -> {
        // Counted, not drawn.
      }
    }
  }

  private void add(double number) {
    if (numberCount == numbers.length) {
      numbers = Arrays.copyOf(numbers, numbers.length * 2);
    }
    numbers[numberCount++] = number;
  }

  private void keep(String text) {
    texts.add(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text);
    if (texts.size() > MOST_TEXTS) {
      texts.pollFirst();
    }
  }

  QuestionChart chart() {
    double[] sorted = Arrays.copyOf(numbers, numberCount);
    Arrays.sort(sorted);
    return new QuestionChart(
        column.key(),
        column.kind(),
        answered,
        of,
        switch (column.kind()) {
          case ONE, SEVERAL, RANK ->
              codes.entrySet().stream().map(e -> new Bar(e.getKey(), "", e.getValue())).toList();
          case INTEGER, DECIMAL -> steps(sorted);
          case DATE, MOMENT -> days();
          default -> List.of();
        },
        sorted.length == 0 ? Optional.empty() : Optional.of(numbers(sorted)),
        List.copyOf(texts.descendingSet()),
        versions);
  }

  private static Numbers numbers(double[] sorted) {
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Numbers(sorted[0], median, sorted[sorted.length - 1]);
  }

  /** Steps of one size, whole numbers for whole numbers; the upper end belongs to the next step. */
  private static List<Bar> steps(double[] sorted) {
    if (sorted.length == 0) {
      return List.of();
    }
    double least = Math.floor(sorted[0]);
    double width = Math.max(1, Math.ceil((sorted[sorted.length - 1] - least + 1) / STEPS));
    List<Bar> bars = new ArrayList<>();
    int at = 0;
    for (double from = least; at < sorted.length; from += width) {
      int start = at;
      while (at < sorted.length && sorted[at] < from + width) {
        at++;
      }
      bars.add(new Bar(plain(from), plain(from + width), at - start));
    }
    return bars;
  }

  private static String plain(double number) {
    return String.valueOf((long) number);
  }

  /** Every day between the first and the last, none left out; weeks when that would be too many. */
  private List<Bar> days() {
    if (days.isEmpty()) {
      return List.of();
    }
    LocalDate first = days.firstKey();
    LocalDate last = days.lastKey();
    boolean weeks = ChronoUnit.DAYS.between(first, last) > MOST_NIGHTS;
    LocalDate from = weeks ? first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : first;
    // A date of another century is a slip of the hand: the answers of late are what is asked for.
    LocalDate earliest = last.minusWeeks(104);
    List<Bar> bars = new ArrayList<>();
    for (LocalDate day = from.isBefore(earliest) ? earliest : from;
        !day.isAfter(last);
        day = day.plusDays(weeks ? 7 : 1)) {
      LocalDate end = day.plusDays(weeks ? 6 : 0);
      long count = days.subMap(day, true, end, true).values().stream().mapToLong(n -> n).sum();
      bars.add(new Bar(day.toString(), weeks ? end.toString() : "", count));
    }
    return bars;
  }
}
