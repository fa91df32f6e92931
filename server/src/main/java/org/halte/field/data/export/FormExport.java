package org.halte.field.data.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
import org.halte.field.data.Head;
import org.halte.field.figures.boards.Named;
import org.springframework.stereotype.Service;

/**
 * Writes the data of a form as tables: first what they are about and what they leave out, then the
 * reports, then a table per repeat whose rows point back to the one they belong to. Every table is
 * read anew, so that a hundred thousand reports never lie in memory together.
 */
@Service
public class FormExport {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final List<Object> HEADS =
      List.of(
          "_uuid",
          "_version",
          "_status",
          "_organisation",
          "_team",
          "_author",
          "_place",
          "_night",
          "_started_at",
          "_received_at",
          "_by_link",
          "_judged_by",
          "_judged_at",
          "_index");
  private static final List<Object> LINKS = List.of("_index", "_parent_table", "_parent_index");

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
    line(sink, locale, "date", TIME.format(calendar.now().atZone(calendar.zone())));
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
    begin(sink, opened.form().id(), fields, HEADS, options);
    int[] index = {0};
    table.each(
        opened,
        numbers,
        row -> {
          List<Object> cells = fields.cells(row.filling().values());
          cells.addAll(heads(row.head(), ++index[0]));
          put(sink, cells);
        });
  }

  private void turns(
      Opened opened, List<Long> numbers, Section repeat, ExportOptions options, TableSink sink)
      throws IOException {
    Fields fields = new Fields(opened.form(), Optional.of(repeat.key()), options);
    begin(sink, repeat.name(), fields, LINKS, options);
    Numbering numbering = new Numbering();
    table.each(
        opened,
        numbers,
        row -> {
          List<Integer> places = numbering.number(row);
          for (int i = 0; i < places.size(); i++) {
            Turn turn = row.filling().turns().get(i);
            if (turn.repeat().equals(repeat.key())) {
              List<Object> cells = fields.cells(turn.values());
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
      TableSink sink, String name, Fields fields, List<Object> more, ExportOptions options)
      throws IOException {
    sink.table(name);
    List<Object> headings = fields.headings();
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

  private List<Object> heads(Head head, int index) {
    List<Object> cells = new ArrayList<>();
    cells.add(head.instanceId());
    cells.add(head.version());
    cells.add(head.status());
    cells.add(head.organisation().name());
    cells.add(head.team().map(Named::name).orElse(""));
    cells.add(head.author().map(Named::name).orElse(""));
    cells.add(head.place().map(Named::name).orElse(""));
    cells.add(head.night());
    cells.add(moment(head.startedAt()));
    cells.add(moment(head.receivedAt()));
    cells.add(head.link() ? 1 : 0);
    cells.add(head.reviewedBy().map(Named::name).orElse(""));
    cells.add(moment(head.reviewedAt()));
    cells.add(index);
    return cells;
  }

  private String moment(Optional<Instant> at) {
    ZoneId zone = calendar.zone();
    return at.map(instant -> TIME.format(instant.atZone(zone))).orElse("");
  }
}
