package org.halte.field.figures.tables;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.base.geo.Position;
import org.halte.base.kernel.Messages;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.halte.core.policy.Viewer;
import org.halte.core.tables.Column;
import org.halte.core.tables.ColumnType;
import org.halte.core.tables.DataTable;
import org.halte.core.tables.Filter;
import org.halte.core.tables.Filter.Compare;
import org.halte.core.tables.Filter.Has;
import org.halte.core.tables.Filter.OneOf;
import org.halte.core.tables.Filter.Op;
import org.halte.core.tables.Page;
import org.halte.core.tables.Query;
import org.halte.core.tables.Row;
import org.halte.core.tables.Sort;
import org.halte.core.tables.Tables;
import org.halte.core.territory.ZoneId;
import org.halte.field.figures.Selection;
import org.halte.field.figures.boards.Names;
import org.halte.field.figures.boards.PlaceBoard;
import org.halte.field.figures.boards.PlaceCard;
import org.springframework.stereotype.Service;

/**
 * A selection as a table of texts to take away: a line of headings in the reader's language, a line
 * of humanitarian hashtags, then the rows as this viewer may see them.
 */
@Service
public class Exports {

  private static final int MOST_ROWS = 200_000;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Tables tables;
  private final PlaceBoard places;
  private final Names names;
  private final Messages messages;
  private final NightCalendar calendar;

  Exports(
      Tables tables, PlaceBoard places, Names names, Messages messages, NightCalendar calendar) {
    this.tables = tables;
    this.places = places;
    this.names = names;
    this.messages = messages;
    this.calendar = calendar;
  }

  /**
   * All rows of a table that are in the selection.
   *
   * @throws org.halte.core.tables.TableProblem when there is no such table
   */
  public List<List<String>> rows(String table, Selection selection, Locale locale, Viewer viewer) {
    DataTable source = tables.getTable(table);
    List<Column> columns = source.columns();
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns.stream().map(c -> heading(c, locale)).toList());
    rows.add(columns.stream().map(c -> c.hxl().orElse("")).toList());
    Filter filter = filter(source, selection, viewer);
    List<Sort> sort = has(source, "night") ? List.of(new Sort("night", true)) : List.<Sort>of();
    for (int offset = 0; offset < MOST_ROWS; offset += Query.MOST) {
      Page page = source.page(new Query(filter, sort, offset, Query.MOST), viewer);
      page.rows().forEach(row -> rows.add(texts(columns, row, locale)));
      if (page.rows().size() < Query.MOST) {
        break;
      }
    }
    return rows;
  }

  private Filter filter(DataTable table, Selection selection, Viewer viewer) {
    if (table.name().equals("places")) {
      List<UUID> shown = places.list(selection, viewer).stream().map(PlaceCard::id).toList();
      return new OneOf("id", shown);
    }
    List<Filter> parts = new ArrayList<>();
    if (has(table, "night")) {
      selection.from().ifPresent(n -> parts.add(new Compare("night", Op.GE, n.date())));
      selection.to().ifPresent(n -> parts.add(new Compare("night", Op.LE, n.date())));
    }
    oneOf(parts, table, "zone", selection.zones().stream().map(ZoneId::code).toList());
    oneOf(
        parts,
        table,
        "organisation",
        selection.organisations().stream().map(OrganisationId::value).toList());
    oneOf(parts, table, "category", selection.categories());
    oneOf(parts, table, "status", selection.statuses());
    oneOf(parts, table, "place_kind", selection.kinds());
    oneOf(parts, table, "place_state", selection.states());
    selection.place().ifPresent(id -> oneOf(parts, table, "place", List.of(id)));
    anyOf(parts, table, "needs", selection.needs());
    urgent(parts, table, selection);
    return new Filter.And(parts.isEmpty() ? List.of(new Filter.All()) : parts);
  }

  private static void urgent(List<Filter> parts, DataTable table, Selection selection) {
    if (selection.urgencies().isEmpty() || !has(table, "urgencies")) {
      return;
    }
    List<Filter> any = new ArrayList<>();
    for (String urgency : selection.urgencies()) {
      any.add(new Has("urgencies", urgency));
      any.add(new Compare("alert", Op.EQ, urgency.equals("vitale") ? "vital" : urgency));
    }
    parts.add(new Filter.Or(any));
  }

  private static void oneOf(
      List<Filter> parts, DataTable table, String column, Collection<?> values) {
    if (!values.isEmpty() && has(table, column)) {
      parts.add(new OneOf(column, List.copyOf(values)));
    }
  }

  private static void anyOf(
      List<Filter> parts, DataTable table, String column, Collection<String> values) {
    if (!values.isEmpty() && has(table, column)) {
      parts.add(
          new Filter.Or(values.stream().map(value -> (Filter) new Has(column, value)).toList()));
    }
  }

  private static boolean has(DataTable table, String column) {
    return table.columns().stream().anyMatch(c -> c.name().equals(column));
  }

  private String heading(Column column, Locale locale) {
    return messages.text(locale, "field.column." + column.name());
  }

  private List<String> texts(List<Column> columns, Row row, Locale locale) {
    return columns.stream()
        .map(column ->
            Optional.ofNullable(row.cells().get(column.name()))
                .map(cell -> text(column, cell, locale))
                .orElse(""))
        .toList();
  }

  private String text(Column column, Object cell, Locale locale) {
    return switch (cell) {
      case UUID id -> reference(column, id);
      case Position p -> p.lat() + " " + p.lon();
      case Instant at -> TIME.format(ZonedDateTime.ofInstant(at, calendar.zone()));
      case List<?> codes ->
          codes.stream()
              .map(code -> label(column, code.toString(), locale))
              .collect(Collectors.joining(" ; "));
      case String code when column.type() == ColumnType.CHOICE -> label(column, code, locale);
      default -> cell.toString();
    };
  }

  private String reference(Column column, UUID id) {
    return switch (column.name()) {
      case "organisation" -> names.organisation(new OrganisationId(id)).name();
      case "team" -> names.team(new TeamId(id)).name();
      case "author" -> names.member(new MemberId(id)).name();
      default -> id.toString();
    };
  }

  /** The words for a code, or the code itself when it is none of ours. */
  private String label(Column column, String code, Locale locale) {
    String key = "field.code." + family(column.name()) + "." + code;
    String label = messages.text(locale, key);
    return label.equals(key) ? code : label;
  }

  private static String family(String column) {
    return switch (column) {
      case "needs", "given" -> "item";
      case "urgencies" -> "urgency";
      case "place_kind" -> "kind";
      case "place_state" -> "state";
      default -> column;
    };
  }
}
