package org.halte.field.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Access;
import org.halte.core.policy.FactColumns;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.RightsSql;
import org.halte.core.territory.ZoneId;

/**
 * A selection as a condition over {@code field.known_report r}. What a viewer may not see of a row
 * does not select it either.
 */
public final class SelectionSql {

  private final Selection selection;
  private final RightsSql rights;
  private final RightsSql place;
  private final Map<String, Object> params = new HashMap<>();

  public SelectionSql(Selection selection, Access access) {
    this.selection = selection;
    this.rights = new RightsSql(access, FactColumns.of("r"), "r");
    this.place = new RightsSql(access, FactColumns.ofPlace("r"), "rp");
  }

  /** The rights over the same rows, to write more of the query with. */
  public RightsSql rights() {
    return rights;
  }

  /** Rights and selection, nights included. */
  public String whole() {
    List<String> parts = new ArrayList<>(List.of(lasting()));
    selection.from().ifPresent(night -> parts.add("r.night >= " + param("from", night.date())));
    selection.to().ifPresent(night -> parts.add("r.night <= " + param("to", night.date())));
    return String.join(" and ", parts);
  }

  /** The same without the nights: for what is true at the end of them. */
  String lasting() {
    List<String> parts = new ArrayList<>(List.of(standing()));
    in(parts, "r.category", "categories", selection.categories());
    if (!selection.needs().isEmpty()) {
      parts.add(rights.open(FieldClass.NEEDS));
      parts.add(
          "exists (select from field.report_need n where n.report_id = r.id and n.item in ("
              + param("needs", selection.needs())
              + "))");
    }
    if (!selection.urgencies().isEmpty()) {
      parts.add(rights.open(FieldClass.NEEDS));
      parts.add(urgent());
    }
    return String.join(" and ", parts);
  }

  /**
   * Rights and place alone; what a report knows of its place selects it where the place is open
   * too. What covers a need is told by visits that need not name it, so needs are counted over
   * these and chosen among afterwards.
   */
  String standing() {
    List<String> parts = new ArrayList<>(List.of(rights.visible()));
    if (!selection.zones().isEmpty()) {
      in(parts, rights.zone(), "zones", selection.zones().stream().map(ZoneId::code).toList());
    }
    in(
        parts,
        "r.organisation_id",
        "organisations",
        selection.organisations().stream().map(OrganisationId::value).toList());
    selection
        .place()
        .ifPresent(id -> {
          parts.add("r.place_id = " + param("place", id));
          parts.add(place.visible());
        });
    if (!selection.kinds().isEmpty() || !selection.states().isEmpty()) {
      parts.add(rights.open(FieldClass.PLACE));
      parts.add(place.open(FieldClass.PLACE));
      in(parts, "r.place_kind", "kinds", selection.kinds());
      in(parts, "r.place_state", "states", selection.states());
    }
    return String.join(" and ", parts);
  }

  /** The items asked for, as a condition on a column; true when all are. */
  String chosenItems(String column) {
    return selection.needs().isEmpty()
        ? "true"
        : column + " in (" + param("needs", selection.needs()) + ")";
  }

  /** An alert is as urgent as a need of the same delay. */
  private String urgent() {
    List<String> alerts = new ArrayList<>();
    for (String urgency : selection.urgencies()) {
      alerts.add(urgency.equals("vitale") ? "vital" : urgency);
    }
    return "(r.alert in ("
        + param("alerts", alerts)
        + ") or exists (select from field.report_need n where n.report_id = r.id and n.urgency in ("
        + param("urgencies", selection.urgencies())
        + ")))";
  }

  private void in(List<String> parts, String column, String name, Collection<?> values) {
    if (!values.isEmpty()) {
      parts.add(column + " in (" + param(name, List.copyOf(values)) + ")");
    }
  }

  private String param(String name, Object value) {
    params.put("sel_" + name, value);
    return ":sel_" + name;
  }

  /** The values of all that was written so far. */
  public Map<String, Object> params() {
    Map<String, Object> all = new HashMap<>(params);
    all.putAll(rights.params());
    all.putAll(place.params());
    return all;
  }
}
