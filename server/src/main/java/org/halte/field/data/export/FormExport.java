package org.halte.field.data.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.halte.base.formats.streams.TableSink;
import org.halte.base.kernel.Messages;
import org.halte.base.kernel.NightCalendar;
import org.halte.field.data.DataForm.Section;
import org.halte.field.data.DataQuery;
import org.halte.field.data.DataRow;
import org.halte.field.data.Filling.Turn;
import org.halte.field.data.FormTable;
import org.halte.field.data.FormTable.Opened;
import org.springframework.stereotype.Service;

/**
 * Writes the data of a form as tables: first what they are about and what they leave out, then the
 * reports, then a table per repeat whose rows point back to the one they belong to. Every table is
 * read anew, so that a hundred thousand reports never lie in memory together.
 */
@Service
public class FormExport {

  private static final List<String> LINKS = List.of("_index", "_parent_table", "_parent_index");

  private final FormTable table;
  private final Messages messages;
  private final NightCalendar calendar;

  FormExport(FormTable table, Messages messages, NightCalendar calendar) {
    this.table = table;
    this.messages = messages;
    this.calendar = calendar;
  }

  /** Writes all tables of the reports with these numbers, in that order. */
  public void write(
      Opened opened,
      DataQuery query,
      List<Long> numbers,
      ExportOptions options,
      Locale locale,
      TableSink sink)
      throws IOException {
    try {
      about(opened, query, numbers.size(), locale, sink);
      reports(opened, numbers, options, sink);
      for (Section repeat : opened.form().repeats()) {
        turns(opened, numbers, repeat, options, sink);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void about(Opened opened, DataQuery query, int rows, Locale locale, TableSink sink)
      throws IOException {
    sink.table(messages.text(locale, "formdata.about"));
    sink.row(List.of(messages.text(locale, "formdata.about.form"), opened.form().title()));
    line(sink, locale, "date", new Heads(calendar.zone()).moment(calendar.now()));
    line(sink, locale, "reports", rows);
    line(sink, locale, "version", query.version().orElse("*"));
    line(
        sink,
        locale,
        "nights",
        query.from().map(Object::toString).orElse("…")
            + " – "
            + query.to().map(Object::toString).orElse("…"));
    line(sink, locale, "status", String.join(", ", query.statuses()));
    line(sink, locale, "filter", (query.search() + " " + query.filter()).strip());
    line(sink, locale, "linked", query.linked() ? "1" : "");
    line(sink, locale, "closed", opened.closed());
    sink.row(List.of(messages.text(locale, "formdata.about.left-out")));
  }

  private void line(TableSink sink, Locale locale, String key, Object value) throws IOException {
    sink.row(List.of(messages.text(locale, "formdata.about." + key), value));
  }

  private void reports(Opened opened, List<Long> numbers, ExportOptions options, TableSink sink)
      throws IOException {
    Fields fields = new Fields(opened.form(), Optional.empty(), options);
    begin(sink, opened.form().id(), fields, Heads.NAMES, options);
    MediaPaths paths = new MediaPaths(opened.form());
    Heads heads = new Heads(calendar.zone());
    int[] index = {0};
    table.each(
        opened,
        numbers,
        row -> {
          List<Object> cells = fields.cells(row.filling().values(), paths.of(row));
          cells.addAll(heads.cells(row.head(), ++index[0]));
          put(sink, cells);
        });
  }

  private void turns(
      Opened opened, List<Long> numbers, Section repeat, ExportOptions options, TableSink sink)
      throws IOException {
    Fields fields = new Fields(opened.form(), Optional.of(repeat.key()), options);
    begin(sink, repeat.name(), fields, LINKS, options);
    MediaPaths paths = new MediaPaths(opened.form());
    Numbering numbering = new Numbering();
    table.each(
        opened,
        numbers,
        row -> {
          List<Integer> places = numbering.number(row);
          Map<String, String> files = paths.of(row);
          for (int i = 0; i < places.size(); i++) {
            Turn turn = row.filling().turns().get(i);
            if (turn.repeat().equals(repeat.key())) {
              List<Object> cells = fields.cells(turn.values(), files);
              cells.add(places.get(i));
              cells.add(parentName(opened, row, turn));
              cells.add(turn.parent() < 0 ? numbering.report : places.get(turn.parent()));
              put(sink, cells);
            }
          }
        });
  }

  /** Numbers reports and turns as their own tables do. */
  private static final class Numbering {
    private final Map<String, Integer> counts = new HashMap<>();
    private int report;

    List<Integer> number(DataRow row) {
      report++;
      return row.filling().turns().stream()
          .map(turn -> counts.merge(turn.repeat(), 1, Integer::sum))
          .toList();
    }
  }

  private static String parentName(Opened opened, DataRow row, Turn turn) {
    if (turn.parent() < 0) {
      return opened.form().id();
    }
    String key = row.filling().turns().get(turn.parent()).repeat();
    return key.substring(key.lastIndexOf('/') + 1);
  }

  private static void begin(
      TableSink sink, String name, Fields fields, List<String> more, ExportOptions options)
      throws IOException {
    sink.table(name);
    List<Object> headings = new ArrayList<>(fields.names());
    headings.addAll(more);
    sink.row(headings);
    if (options.hxl()) {
      sink.row(fields.meanings());
    }
  }

  private static void put(TableSink sink, List<Object> cells) {
    try {
      sink.row(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
