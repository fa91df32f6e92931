package org.halte.core.lists.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.base.kernel.Alphabet;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.lists.entities.ListCatalogue;
import org.halte.core.lists.entities.ListDefinition;
import org.halte.core.lists.entities.ListStore;
import org.halte.core.lists.entities.ListsProblem;
import org.halte.core.lists.entities.Property;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Team;
import org.halte.core.people.TeamId;
import org.halte.core.people.Teams;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes lists and describes them: title, teams that carry them, columns. */
@Service
public class ListEditor {

  private static final int LONGEST_TITLE = 100;

  private final Desk desk;
  private final ListCatalogue catalogue;
  private final ListStore store;
  private final Teams teams;
  private final NightCalendar calendar;

  ListEditor(
      Desk desk, ListCatalogue catalogue, ListStore store, Teams teams, NightCalendar calendar) {
    this.desk = desk;
    this.catalogue = catalogue;
    this.store = store;
    this.teams = teams;
    this.calendar = calendar;
  }

  /** What describes a list; absent = leave as it is. */
  public record Description(
      Optional<String> name,
      Optional<String> title,
      Optional<Set<UUID>> teams,
      Optional<List<Column>> properties) {}

  /** One column as described by a person; absent = leave as it is. */
  public record Column(
      String name,
      Optional<String> type,
      Optional<String> fieldClass,
      Optional<String> label,
      Optional<Boolean> retired) {}

  /**
   * Makes a list.
   *
   * @return its name
   * @throws ListsProblem when the name cannot be one or is taken, or the viewer keeps no lists
   */
  @Transactional
  public String create(Description wanted, Viewer viewer) {
    OrganisationId organisation = desk.organisation(viewer);
    if (!desk.mayWrite(desk.openAll(viewer), organisation)) {
      throw ListsProblem.notYours();
    }
    String name = wanted.name().orElse("").strip();
    if (!catalogue.isOwn(name)) {
      throw ListsProblem.badName(name);
    }
    var _ = Alphabet.WORD.read(name);
    if (catalogue.find(organisation, name).isPresent()
        || !store.insert(organisation, name, name, calendar.now())) {
      throw ListsProblem.nameTaken(name);
    }
    describe(name, wanted, viewer);
    return name;
  }

  /** Describes a list anew; columns are added, described or retired, never taken away. */
  @Transactional
  public void describe(String name, Description wanted, Viewer viewer) {
    ListDefinition list = desk.openToWrite(name, viewer).list();
    String title = wanted.title().map(Alphabet::tidy).orElse(list.title());
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      throw ListsProblem.badValue("title", title, "1-" + LONGEST_TITLE);
    }
    if (!title.equals(list.title())) {
      var _ = Alphabet.NAME.read(title);
    }
    List<Property> properties =
        wanted.properties().orElse(List.of()).stream().map(c -> property(list, c)).toList();
    store.addProperties(list.id(), properties);
    properties.forEach(property -> store.describe(list.id(), property));
    store.change(
        list.id(), title, wanted.teams().map(ids -> teams(list, ids)).orElse(list.teams()));
  }

  private Set<TeamId> teams(ListDefinition list, Set<UUID> ids) {
    List<Team> ours = teams.listTeams(list.organisation());
    Set<TeamId> known = ours.stream().map(Team::id).collect(Collectors.toSet());
    Set<TeamId> wanted = ids.stream().map(TeamId::new).collect(Collectors.toSet());
    for (TeamId team : wanted) {
      // A team that was dissolved meanwhile may stay named: it carries nothing any more.
      if (!known.contains(team) && !list.teams().contains(team)) {
        String names = ours.stream().map(Team::name).collect(Collectors.joining(", "));
        throw ListsProblem.badValue("teams", team.toString(), names);
      }
    }
    return wanted;
  }

  private static Property property(ListDefinition list, Column column) {
    boolean position = column.name().equals("geometry");
    Property before =
        list.findProperty(column.name())
            .orElseGet(() ->
                new Property(
                    Alphabet.WORD.read(column.name()),
                    position ? Property.Type.POSITION : Property.Type.TEXT,
                    position ? FieldClass.POSITION : FieldClass.PLACE));
    return new Property(
        column.name(),
        column.type().map(type -> type(column.name(), type)).orElse(before.type()),
        column
            .fieldClass()
            .map(fieldClass -> fieldClass(column.name(), fieldClass))
            .orElse(before.fieldClass()),
        column.label().map(ListEditor::label).orElse(before.label()),
        column.retired().orElse(before.retired()));
  }

  /** An empty one is no label. */
  private static String label(String text) {
    return text.isBlank() ? "" : Alphabet.NAME.read(text);
  }

  private static Property.Type type(String column, String code) {
    return Arrays.stream(Property.Type.values())
        .filter(type -> type.code().equals(code))
        .findFirst()
        .orElseThrow(() -> ListsProblem.badValue(column, code, codes(Property.Type.values())));
  }

  private static FieldClass fieldClass(String column, String code) {
    return Arrays.stream(FieldClass.values())
        .filter(fieldClass -> fieldClass.name().equalsIgnoreCase(code))
        .findFirst()
        .orElseThrow(() -> ListsProblem.badValue(column, code, codes(FieldClass.values())));
  }

  private static String codes(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
