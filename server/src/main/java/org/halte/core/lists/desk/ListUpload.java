package org.halte.core.lists.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.formats.Row;
import org.halte.base.formats.SafeCells;
import org.halte.base.formats.Sheet;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.kernel.Ids;
import org.halte.base.kernel.Problem;
import org.halte.core.lists.entities.Deed;
import org.halte.core.lists.entities.Entity;
import org.halte.core.lists.entities.EntityStore;
import org.halte.core.lists.entities.ListDefinition;
import org.halte.core.lists.entities.ListStore;
import org.halte.core.lists.entities.ListsProblem;
import org.halte.core.lists.entities.Property;
import org.halte.core.people.MemberId;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills a list from a spreadsheet: a line is found again by its {@code name} (the id that an export
 * of the list has) or else by its label. Nothing is deleted because it is not in the file.
 */
@Service
public class ListUpload {

  private final Desk desk;
  private final EntityDesk entities;
  private final EntityStore store;
  private final ListStore lists;

  ListUpload(Desk desk, EntityDesk entities, EntityStore store, ListStore lists) {
    this.desk = desk;
    this.entities = entities;
    this.store = store;
    this.lists = lists;
  }

  /**
   * What a file does, or would do.
   *
   * @param columns new ones that the list gets
   * @param errors lines that are left out, by line of the file
   */
  public record Outcome(
      int created, int changed, int same, List<String> columns, List<LineError> errors) {}

  /** Why a line is left out. */
  public record LineError(int line, String code, Map<String, Object> values) {}

  /**
   * Reads a file into a list.
   *
   * @param dryRun whether to only tell what it would do
   * @throws ListsProblem when the list is not the viewer's to change or the file has no column
   *     {@code label}
   * @throws org.halte.base.formats.UnreadableFile when it is no spreadsheet
   */
  @Transactional
  public Outcome read(String name, byte[] content, String file, boolean dryRun, Viewer viewer) {
    ListDefinition list = desk.openToWrite(name, viewer).list();
    Sheet sheet = Spreadsheets.read(content, file).sheets().getFirst();
    Map<Integer, String> header = header(sheet, file);
    List<Property> fresh =
        header.values().stream()
            .filter(column -> Property.isName(column) && list.findProperty(column).isEmpty())
            .map(ListUpload::described)
            .toList();
    ListDefinition wider = with(list, fresh);
    if (!dryRun) {
      lists.addProperties(list.id(), fresh);
    }
    return new Run(wider, dryRun, Desk.person(viewer))
        .read(sheet, header, fresh.stream().map(Property::name).toList());
  }

  private static Property described(String column) {
    boolean position = column.equals("geometry");
    return new Property(
        column,
        position ? Property.Type.POSITION : Property.Type.TEXT,
        position ? FieldClass.POSITION : FieldClass.PLACE);
  }

  private static ListDefinition with(ListDefinition l, List<Property> more) {
    List<Property> all = new ArrayList<>(l.properties());
    all.addAll(more);
    return new ListDefinition(
        l.id(), l.number(), l.organisation(), l.name(), l.title(), l.teams(), all, l.stamp());
  }

  private static Map<Integer, String> header(Sheet sheet, String file) {
    Map<Integer, String> header = new LinkedHashMap<>();
    if (!sheet.rows().isEmpty()) {
      sheet.rows().getFirst().cells().forEach(c -> header.put(c.column(), c.text().strip()));
    }
    if (!header.containsValue(Entity.LABEL)) {
      throw ListsProblem.noHeader(file);
    }
    return header;
  }

  /** One pass over a file. */
  private final class Run {
    private final ListDefinition list;
    private final boolean dryRun;
    private final MemberId by;
    private final Map<String, Entity> known = new HashMap<>();
    private final List<LineError> errors = new ArrayList<>();
    private int created;
    private int changed;
    private int same;

    Run(ListDefinition list, boolean dryRun, MemberId by) {
      this.list = list;
      this.dryRun = dryRun;
      this.by = by;
      for (Entity entity : store.listLiving(list.id())) {
        known.put(entity.id().toString(), entity);
        known.putIfAbsent("label " + fold(entity.label()), entity);
      }
    }

    Outcome read(Sheet sheet, Map<Integer, String> header, List<String> columns) {
      for (Row row : sheet.rows().subList(1, sheet.rows().size())) {
        try {
          take(row, header);
        } catch (Problem problem) {
          errors.add(new LineError(row.number(), problem.code(), problem.values()));
        }
      }
      return new Outcome(created, changed, same, columns, List.copyOf(errors));
    }

    private void take(Row row, Map<Integer, String> header) {
      Map<String, String> values = new LinkedHashMap<>();
      String id = "";
      for (Map.Entry<Integer, String> column : header.entrySet()) {
        String text = SafeCells.typed(row.text(column.getKey()).strip());
        if (column.getValue().equals("name")) {
          id = text;
        } else if (column.getValue().equals(Entity.LABEL) || Property.isName(column.getValue())) {
          values.put(column.getValue(), text);
        }
      }
      String label = values.getOrDefault(Entity.LABEL, "");
      Optional<Entity> found =
          Optional.ofNullable(known.get(id))
              .or(() -> Optional.ofNullable(known.get("label " + fold(label))));
      EntityDesk.check(list, values);
      if (found.isPresent()) {
        change(found.get(), values);
      } else {
        create(values, label);
      }
    }

    private void change(Entity entity, Map<String, String> values) {
      values
          .entrySet()
          .removeIf(v -> v.getValue().equals(entity.values().getOrDefault(v.getKey(), "")));
      if (values.isEmpty()) {
        same++;
        return;
      }
      changed++;
      if (!dryRun) {
        known.put(
            entity.id().toString(), entities.edit(list, entity, values, by, Deed.Kind.UPDATE));
      }
    }

    private void create(Map<String, String> values, String label) {
      if (label.isEmpty()) {
        throw ListsProblem.badValue(Entity.LABEL, "", "…");
      }
      values.values().removeIf(String::isEmpty);
      created++;
      if (!dryRun) {
        UUID made = entities.create(list, Ids.next(), values, by);
        store.find(list.id(), made).ifPresent(e -> known.put("label " + fold(label), e));
      }
    }
  }

  private static String fold(String label) {
    return label.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
