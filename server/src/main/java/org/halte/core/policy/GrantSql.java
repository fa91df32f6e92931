package org.halte.core.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.halte.core.territory.ZoneId;

/** Writes grants as one SQL condition, with every value as a parameter. */
final class GrantSql {
  private final FactColumns columns;
  private final Instant now;
  private final Map<String, Object> params = new HashMap<>();

  private GrantSql(FactColumns columns, Instant now) {
    this.columns = columns;
    this.now = now;
  }

  static SqlCondition of(List<Grant> grants, FactColumns columns, Instant now) {
    if (grants.isEmpty()) {
      return new SqlCondition("(false)", Map.of());
    }
    var writer = new GrantSql(columns, now);
    var alternatives = grants.stream().map(writer::grant).toList();
    return new SqlCondition("(" + String.join(" or ", alternatives) + ")", writer.params);
  }

  private String grant(Grant grant) {
    var conditions = new ArrayList<String>();
    if (!grant.owners().isEmpty()) {
      conditions.add(in(columns.owner(), grant.owners().stream().map(o -> o.value()).toList()));
    }
    conditions.add(
        in(columns.sensitivity(), grant.sensitivities().stream().map(Sensitivity::code).toList()));
    if (!grant.ofTeams().isEmpty()) {
      conditions.add(in(columns.team(), grant.ofTeams().stream().map(t -> t.value()).toList()));
    }
    grant
        .insider()
        .ifPresent(
            member -> conditions.add(param(member.value()) + " = any(" + columns.circle() + ")"));
    if (grant.delay().isPositive()) {
      conditions.add(columns.at() + " <= " + instant(grant.delay()));
    }
    if (grant.reach() instanceof Reach.Rounds rounds) {
      conditions.add(rounds(rounds));
    }
    return "(" + String.join(" and ", conditions) + ")";
  }

  private String rounds(Reach.Rounds rounds) {
    var alternatives = rounds.teams().stream().map(team -> team(team, rounds)).toList();
    return alternatives.isEmpty() ? "false" : "(" + String.join(" or ", alternatives) + ")";
  }

  private String team(TeamScope team, Reach.Rounds rounds) {
    if (team.zones().isEmpty()) {
      return "false";
    }
    var night = columns.night();
    var recent = night + " >= " + param(rounds.earliest());
    var evening =
        team.nights().isEmpty()
            ? recent
            : recent
                + " and "
                + in(
                    "extract(isodow from " + night + ")::int",
                    team.nights().stream().map(DayOfWeek::getValue).toList());
    var zone = in(columns.zone(), team.zones().stream().map(ZoneId::code).toList());
    return "(" + zone + " and (" + night + " is null or (" + evening + ")))";
  }

  private String instant(Duration delay) {
    return param(now.minus(delay).atOffset(ZoneOffset.UTC));
  }

  private String in(String column, List<?> values) {
    return column + " in (" + param(values) + ")";
  }

  private String param(Object value) {
    var name = "policy" + params.size();
    params.put(name, value);
    return ":" + name;
  }
}
