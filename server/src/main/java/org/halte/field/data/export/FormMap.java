package org.halte.field.data.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.halte.base.formats.streams.Geometry;
import org.halte.base.formats.streams.Geometry.Corner;
import org.halte.base.formats.streams.MapSink;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.forms.answers.AnswerTypes;
import org.halte.core.forms.answers.GeoPoint;
import org.halte.core.forms.contents.AskedQuestion.Kind;
import org.halte.field.data.DataForm;
import org.halte.field.data.DataForm.Column;
import org.halte.field.data.DataProblem;
import org.halte.field.data.DataRow;
import org.halte.field.data.Filling.Turn;
import org.halte.field.data.FormTable;
import org.halte.field.data.FormTable.Opened;
import org.halte.field.figures.boards.Named;
import org.springframework.stereotype.Service;

/**
 * Writes the points, lines and areas that a form asks for as a map: a layer per question, a thing
 * per answer, those in repeats too. A thing carries the report it was answered in, as far as the
 * viewer may see both.
 */
@Service
public class FormMap {

  private static final Pattern CORNERS = Pattern.compile(";");

  private final FormTable table;
  private final NightCalendar calendar;

  FormMap(FormTable table, NightCalendar calendar) {
    this.table = table;
    this.calendar = calendar;
  }

  /**
   * Makes sure that there is something to draw.
   *
   * @throws DataProblem when the form asks for no position, or none that the viewer may see
   */
  public void check(Opened opened) {
    if (drawn(opened.form()).isEmpty()) {
      throw DataProblem.noPositions(opened.form().title());
    }
  }

  /** Writes what the reports with these numbers answered. */
  public void write(Opened opened, List<Long> numbers, ExportOptions options, MapSink sink)
      throws IOException {
    try {
      for (Column question : drawn(opened.form())) {
        sink.layer(options.language().map(question::label).orElse(question.name()));
        layer(opened, numbers, question, options, sink);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<Column> drawn(DataForm form) {
    return form.columns().stream()
        .filter(column -> column.kind() == Kind.POINT || column.kind() == Kind.SHAPE)
        .toList();
  }

  private void layer(
      Opened opened, List<Long> numbers, Column question, ExportOptions options, MapSink sink) {
    Fields fields = new Fields(opened.form(), Optional.empty(), options);
    Optional<Fields> turns =
        question.repeat().map(r -> new Fields(opened.form(), Optional.of(r), options));
    MediaPaths paths = new MediaPaths(opened.form());
    Heads heads = new Heads(calendar.zone());
    List<String> names = new ArrayList<>(fields.names());
    turns.ifPresent(inner -> names.addAll(inner.names()));
    names.addAll(Heads.NAMES);
    List<String> once = unlike(names);
    int[] index = {0};
    table.each(
        opened,
        numbers,
        row -> {
          index[0]++;
          for (Map<String, String> values : answers(row, question)) {
            read(values.getOrDefault(question.key(), ""))
                .ifPresent(where -> {
                  Map<String, String> files = paths.of(row);
                  List<Object> cells = fields.cells(row.filling().values(), files);
                  turns.ifPresent(inner -> cells.addAll(inner.cells(values, files)));
                  cells.addAll(heads.cells(row.head(), index[0]));
                  put(sink, where, title(row), once, cells);
                });
          }
        });
  }

  private static List<Map<String, String>> answers(DataRow row, Column question) {
    return question
        .repeat()
        .map(repeat ->
            row.filling().turns().stream()
                .filter(turn -> turn.repeat().equals(repeat))
                .map(Turn::values)
                .toList())
        .orElse(List.of(row.filling().values()));
  }

  private static String title(DataRow row) {
    return row.head().place().map(Named::name).orElse(row.head().night());
  }

  /** Two questions may have the same words; the properties of a thing may not. */
  private static List<String> unlike(List<String> names) {
    Map<String, Integer> seen = new HashMap<>();
    Map<String, Integer> unlike = new LinkedHashMap<>();
    for (String name : names) {
      String tried = name;
      while (unlike.putIfAbsent(tried, 0) != null) {
        tried = name + " " + (seen.merge(name, 1, Integer::sum) + 1);
      }
    }
    return List.copyOf(unlike.keySet());
  }

  /**
   * The geometry of an answer: {@code lat lon alt accuracy}, for lines and areas several of them
   * between semicolons. What ends where it begins is an area. What is none of these is left out.
   */
  static Optional<Geometry> read(String answer) {
    List<Corner> corners = new ArrayList<>();
    for (String part : CORNERS.split(answer)) {
      if (part.isBlank()) {
        continue;
      }
      Optional<GeoPoint> point = AnswerTypes.toPoint(part);
      if (point.isEmpty()) {
        return Optional.empty();
      }
      GeoPoint at = point.get();
      corners.add(new Corner(at.latitude(), at.longitude(), at.altitude()));
    }
    if (corners.isEmpty()) {
      return Optional.empty();
    }
    boolean area = corners.size() > 3 && corners.getFirst().equals(corners.getLast());
    Geometry.Type type =
        corners.size() == 1 ? Geometry.Type.POINT : area ? Geometry.Type.AREA : Geometry.Type.LINE;
    return Optional.of(new Geometry(type, corners));
  }

  private static void put(
      MapSink sink, Geometry where, String title, List<String> names, List<Object> values) {
    try {
      sink.thing(where, title, names, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
