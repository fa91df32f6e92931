package org.halte.exchange;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.base.geo.Position;
import org.halte.exchange.ImportRow.Item;
import org.halte.exchange.ImportRow.Visit;

/**
 * Turns rows into {@link ImportRow}s by a mapping, and says of every cell what is wrong with it.
 */
final class RowReader {

  private static final int OLDEST_YEAR = 2000;
  private static final LocalTime EVENING = LocalTime.of(20, 0);
  private static final int MOST_PEOPLE = 9_999;

  private final ImportKind kind;
  private final Map<Integer, String> headings;
  private final Map<ImportField, Integer> columns = new LinkedHashMap<>();
  private final LocalDate today;
  private final List<RowError> errors = new ArrayList<>();
  private ImportTable.SourceRow at;

  RowReader(
      ImportKind kind, ImportTable table, Map<Integer, ImportField> mapping, LocalDate today) {
    this.kind = kind;
    this.headings = table.columns();
    this.today = today;
    this.at = table.rows().getFirst();
    mapping.forEach((column, field) -> columns.put(field, column));
  }

  /** All that was wrong with the rows read so far. */
  List<RowError> errors() {
    return List.copyOf(errors);
  }

  /** The row, or empty when something in it cannot be used. */
  Optional<ImportRow> read(ImportTable.SourceRow source) {
    at = source;
    int before = errors.size();
    String name = text(ImportField.NAME);
    Optional<Position> position = position();
    if (kind == ImportKind.PLACES && name.isEmpty()) {
      wrong(ImportField.NAME, "exchange.row-no-name");
    }
    if (kind == ImportKind.PLACES && position.isEmpty() && errors.size() == before) {
      String address = text(ImportField.ADDRESS);
      wrong(
          address.isEmpty() ? ImportField.POSITION : ImportField.ADDRESS,
          address.isEmpty() ? "exchange.row-no-position" : "exchange.row-only-address");
    }
    if (kind == ImportKind.VISITS && name.isEmpty() && position.isEmpty()) {
      wrong(ImportField.NAME, "exchange.row-no-place");
    }
    Optional<LocalDateTime> when = when();
    ImportRow row =
        new ImportRow(
            source,
            text(ImportField.ID),
            name,
            position,
            when,
            !text(ImportField.TIME).isEmpty(),
            code(ImportField.KIND, Codes.KIND),
            code(ImportField.STATE, Codes.STATE),
            code(ImportField.SENSITIVITY, Codes.SENSITIVITY),
            kind == ImportKind.VISITS ? Optional.of(visit()) : Optional.empty(),
            note());
    return errors.size() == before ? Optional.of(row) : Optional.empty();
  }

  private Optional<Position> position() {
    String whole = text(ImportField.POSITION);
    String lat = text(ImportField.LATITUDE);
    String lon = text(ImportField.LONGITUDE);
    if (whole.isEmpty() && lat.isEmpty() && lon.isEmpty()) {
      return Optional.empty();
    }
    Optional<Position> position =
        lat.isEmpty() && lon.isEmpty() ? Cells.position(whole) : Cells.position(lat, lon);
    if (position.isEmpty()) {
      boolean latWrong = !whole.isEmpty() || Cells.degrees(lat).isPresent();
      ImportField field =
          !whole.isEmpty()
              ? ImportField.POSITION
              : latWrong ? ImportField.LONGITUDE : ImportField.LATITUDE;
      wrong(field, "exchange.row-bad-position");
    }
    return position;
  }

  private Optional<LocalDateTime> when() {
    String text = text(ImportField.DATE);
    if (text.isEmpty()) {
      if (kind == ImportKind.VISITS) {
        wrong(ImportField.DATE, "exchange.row-no-date");
      }
      return Optional.empty();
    }
    Optional<LocalDate> date = Cells.date(text);
    if (date.isEmpty()) {
      wrong(ImportField.DATE, "exchange.row-bad-date");
      return Optional.empty();
    }
    if (date.get().isAfter(today) || date.get().getYear() < OLDEST_YEAR) {
      wrong(ImportField.DATE, "exchange.row-date-out-of-range");
      return Optional.empty();
    }
    String time = text(ImportField.TIME);
    Optional<LocalTime> clock = Cells.time(time.isEmpty() ? afterDate(text) : time);
    if (clock.isEmpty() && !time.isEmpty()) {
      wrong(ImportField.TIME, "exchange.row-bad-time");
    }
    return Optional.of(date.get().atTime(clock.orElse(EVENING)));
  }

  /** Excel gives midnight to a day without a time. */
  private static String afterDate(String text) {
    int space = text.strip().indexOf(' ');
    String rest = space < 0 ? "" : text.strip().substring(space + 1);
    return rest.startsWith("00:00") ? "" : rest;
  }

  private Visit visit() {
    Optional<Integer> headcount = count(ImportField.HEADCOUNT);
    boolean nobody = headcount.equals(Optional.of(0));
    String result =
        code(ImportField.RESULT, Codes.RESULT).orElse(nobody ? "personne" : "rencontre");
    return new Visit(
        result,
        headcount,
        code(ImportField.QUALITY, Codes.QUALITY).orElseGet(this::qualityBySigns),
        count(ImportField.WOMEN),
        count(ImportField.FAMILIES),
        count(ImportField.MINORS),
        items(ImportField.NEEDS),
        items(ImportField.GIVEN));
  }

  /** "environ 12" and "12+" say how they were come by. */
  private String qualityBySigns() {
    String text = Plain.words(text(ImportField.HEADCOUNT));
    boolean atLeast =
        text.contains("moins")
            || text.contains("min")
            || text(ImportField.HEADCOUNT).strip().endsWith("+");
    return atLeast ? "au_moins" : "estime";
  }

  private Optional<Integer> count(ImportField field) {
    String text = text(field);
    if (text.isEmpty() || text.equals("?") || text.equals("-")) {
      return Optional.empty();
    }
    Optional<Integer> count = Cells.count(text).filter(n -> n <= MOST_PEOPLE);
    if (count.isEmpty()) {
      wrong(field, "exchange.row-bad-count");
    }
    return count;
  }

  private Optional<String> code(ImportField field, Codes codes) {
    String text = text(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> code = codes.find(text);
    if (code.isEmpty()) {
      wrong(field, "exchange.row-unknown-choice");
    }
    return code;
  }

  private List<Item> items(ImportField field) {
    Map<String, Item> items = new LinkedHashMap<>();
    for (String part : Codes.parts(text(field))) {
      Optional<String> code = Codes.ITEM.find(part);
      if (code.isPresent()) {
        items.putIfAbsent(code.get(), new Item(code.get(), Cells.count(part)));
      }
    }
    return List.copyOf(items.values());
  }

  /** The note, and what people need in words that no form knows: nothing written is dropped. */
  private String note() {
    List<String> lines = new ArrayList<>();
    if (!text(ImportField.NOTE).isEmpty()) {
      lines.add(text(ImportField.NOTE));
    }
    for (ImportField field : List.of(ImportField.NEEDS, ImportField.GIVEN)) {
      for (String part : Codes.parts(text(field))) {
        if (Codes.ITEM.find(part).isEmpty()) {
          lines.add(heading(field) + " : " + part);
        }
      }
    }
    return String.join("\n", lines);
  }

  private String text(ImportField field) {
    Integer column = columns.get(field);
    return column == null || !field.isOf(kind) ? "" : at.row().text(column).strip();
  }

  private String heading(ImportField field) {
    Integer column = columns.get(field);
    return column == null ? "" : headings.getOrDefault(column, "");
  }

  private void wrong(ImportField field, String code) {
    errors.add(
        new RowError(
            at.sheet(),
            at.row().number(),
            heading(field),
            text(field),
            code,
            Map.of("value", text(field), "column", heading(field))));
  }
}
