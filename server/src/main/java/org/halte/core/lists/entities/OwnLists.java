package org.halte.core.lists.entities;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halte.core.lists.EntityListShelf;
import org.halte.core.lists.EntityListSource;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Access;
import org.halte.core.policy.Decision;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.TeamScope;
import org.halte.core.policy.Viewer;
import org.halte.core.territory.ZoneId;
import org.springframework.stereotype.Component;

/**
 * The lists that organisations keep, as a phone or a screen may have them: the entities of the
 * zones that its teams serve. What has no position lies in every zone.
 */
@Component
public class OwnLists implements EntityListShelf {

  private final ListCatalogue catalogue;
  private final EntityStore entities;
  private final Policy policy;

  OwnLists(ListCatalogue catalogue, EntityStore entities, Policy policy) {
    this.catalogue = catalogue;
    this.entities = entities;
    this.policy = policy;
  }

  @Override
  public Optional<EntityListSource> find(String dataset, Viewer viewer) {
    return organisation(viewer)
        .flatMap(organisation -> catalogue.find(organisation, dataset))
        .filter(list -> list.isFor(viewer))
        .map(OwnList::new);
  }

  public static Optional<OrganisationId> organisation(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member m -> Optional.of(m.organisation());
      case Viewer.Connection c -> Optional.of(c.owner().organisation());
      case Viewer.Device d -> Optional.of(d.organisation());
      case Viewer.Link _, Viewer.Public _, Viewer.System _ -> Optional.empty();
    };
  }

  /** What a viewer gets of an entity. */
  public static Decision decide(ListDefinition list, Entity entity, Access access) {
    boolean nowhere = entity.values().getOrDefault(Property.GEOMETRY, "").isEmpty();
    Optional<ZoneId> any = nowhere ? somewhere(access.viewer()) : Optional.empty();
    return access.decide(entity.facts(list, any));
  }

  private static Optional<ZoneId> somewhere(Viewer viewer) {
    return teams(viewer).flatMap(team -> team.zones().stream()).findFirst();
  }

  private static Stream<TeamScope> teams(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member m -> m.teams().stream();
      case Viewer.Connection c -> c.owner().teams().stream();
      case Viewer.Device d -> d.teams().stream();
      case Viewer.Link _, Viewer.Public _, Viewer.System _ -> Stream.of();
    };
  }

  /**
   * The values of an entity that a decision opens, by property; the label shows with the entity.
   */
  public static Map<String, String> values(ListDefinition list, Entity entity, Decision decision) {
    Map<String, String> open = new LinkedHashMap<>();
    open.put(Entity.LABEL, entity.label());
    for (Property property : list.properties()) {
      String value = entity.values().getOrDefault(property.name(), "");
      if (!value.isEmpty() && decision.opens(property.fieldClass())) {
        open.put(property.name(), value);
      }
    }
    return open;
  }

  private final class OwnList implements EntityListSource {

    private final ListDefinition list;

    OwnList(ListDefinition list) {
      this.list = list;
    }

    @Override
    public String dataset() {
      return list.name();
    }

    @Override
    public List<String> columns() {
      List<String> columns =
          new ArrayList<>(list.properties().stream().map(Property::name).toList());
      columns.add("__version");
      return columns;
    }

    @Override
    public Object stamp(Viewer viewer) {
      return List.of(list.id(), list.stamp(), access(viewer).shape(_ -> false));
    }

    @Override
    public List<Map<String, String>> rows(Viewer viewer) {
      Access access = access(viewer);
      return entities.listLiving(list.id()).stream()
          .flatMap(entity -> row(entity, access).stream())
          .toList();
    }

    private Optional<Map<String, String>> row(Entity entity, Access access) {
      Decision decision = decide(list, entity, access);
      if (!decision.opens(FieldClass.PLACE)) {
        return Optional.empty();
      }
      Map<String, String> row = values(list, entity, decision);
      row.put("name", entity.id().toString());
      row.put("__version", String.valueOf(entity.version()));
      return Optional.of(row);
    }

    @Override
    public Set<String> listGone(Set<String> ids, Viewer viewer) {
      Access access = access(viewer);
      return ids.stream().filter(id -> isGone(id, access)).collect(Collectors.toSet());
    }

    private boolean isGone(String id, Access access) {
      try {
        return entities
            .find(list.id(), UUID.fromString(id))
            .filter(e -> e.isGone() || !decide(list, e, access).opens(FieldClass.PLACE))
            .isPresent();
      } catch (IllegalArgumentException e) {
        // No id of ours: an entity that only this phone knows.
        return false;
      }
    }

    private Access access(Viewer viewer) {
      return policy.open(viewer, Reading.all("list " + list.name()));
    }
  }
}
