package org.halte.core.lists.entities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.base.kernel.Ids;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.halte.core.policy.FieldClass;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists and their columns in the database. */
@Repository
public class ListStore {

  private static final String SELECT =
      """
      select l.id, l.number, l.organisation_id, l.name, l.title, l.teams, l.stamp from core.entity_list l
      """;

  private final JdbcClient jdbc;

  ListStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<ListDefinition> find(OrganisationId organisation, String name) {
    return jdbc.sql(SELECT + " where l.organisation_id = ? and l.name = ?")
        .param(organisation.value())
        .param(name)
        .query(this::list)
        .optional();
  }

  /**
   * The list as it is now; nobody else changes it or what is in it until the transaction ends.
   * Whoever writes asks for it first: entities are locked after their list, never before.
   */
  public ListDefinition lock(UUID id) {
    return jdbc.sql(SELECT + " where l.id = ? for update").param(id).query(this::list).single();
  }

  List<ListDefinition> listOf(OrganisationId organisation) {
    return jdbc.sql(SELECT + " where l.organisation_id = ? order by l.number")
        .param(organisation.value())
        .query(this::list)
        .list();
  }

  /** False when the organisation has a list of that name already. */
  public boolean insert(OrganisationId organisation, String name, String title, Instant now) {
    return jdbc.sql(
                """
                insert into core.entity_list (id, organisation_id, name, title, created_at)
                values (?, ?, ?, ?, ?) on conflict (organisation_id, name) do nothing
                """)
            .param(Ids.next())
            .param(organisation.value())
            .param(name)
            .param(title)
            .param(now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Adds the columns that are missing; those that are there stay as somebody described them. */
  public boolean addProperties(UUID list, Collection<Property> properties) {
    int added = 0;
    for (Property property : properties) {
      added +=
          jdbc.sql(
                  """
                  insert into core.entity_property
                    (list_id, name, ordinal, type, field_class, label, retired)
                  values (:list, :name, (select count(*) from core.entity_property p
                    where p.list_id = :list), :type, :class, :label, :retired)
                  on conflict do nothing
                  """)
              .params(params(list, property))
              .update();
    }
    return added > 0;
  }

  /** Describes a column anew. */
  public void describe(UUID list, Property property) {
    jdbc.sql(
            """
            update core.entity_property
            set type = :type, field_class = :class, label = :label, retired = :retired
            where list_id = :list and name = :name
            """)
        .params(params(list, property))
        .update();
  }

  private static Map<String, Object> params(UUID list, Property property) {
    return Map.of(
        "list", list,
        "name", property.name(),
        "type", property.type().code(),
        "class", property.fieldClass().name(),
        "label", property.label(),
        "retired", property.retired());
  }

  public void change(UUID list, String title, Set<TeamId> teams) {
    jdbc.sql("update core.entity_list set title = ?, teams = cast(? as uuid[]) where id = ?")
        .param(title)
        .param(teams.stream().map(TeamId::toString).collect(Collectors.joining(",", "{", "}")))
        .param(list)
        .update();
    touch(list);
  }

  /** Phones may see something new. */
  void touch(UUID list) {
    jdbc.sql("update core.entity_list set stamp = stamp + 1 where id = ?").param(list).update();
  }

  private ListDefinition list(ResultSet row, int index) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new ListDefinition(
        id,
        row.getLong("number"),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        row.getString("name"),
        row.getString("title"),
        Arrays.stream((Object[]) row.getArray("teams").getArray())
            .map(team -> new TeamId((UUID) team))
            .collect(Collectors.toSet()),
        listProperties(id),
        row.getLong("stamp"));
  }

  private List<Property> listProperties(UUID list) {
    return jdbc.sql(
            """
            select name, type, field_class, label, retired from core.entity_property
            where list_id = ? order by ordinal, name
            """)
        .param(list)
        .query((row, index) ->
            new Property(
                row.getString(1),
                Property.Type.of(row.getString(2)),
                FieldClass.valueOf(row.getString(3)),
                row.getString(4),
                row.getBoolean(5)))
        .list();
  }
}
