package org.halte.core.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.halte.core.policy.FactColumns.Then;
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

  /**
   * What is shown of the rows of some grants, null in all other rows.
   *
   * @param exact for who sees exactly
   * @param outline for who sees the district, as it was when the delay began
   */
  static SqlCondition shown(
      List<Grant> grants, FactColumns columns, Instant now, String exact, Then outline) {
    var writer = new GrantSql(columns, now);
    var finest = new ArrayList<Grant>(grants.stream().filter(Grant::isExact).toList());
    if (finest.size() == grants.size()) {
      return new SqlCondition(exact, Map.of());
    }
    grants.stream().filter(grant -> !grant.isExact()).forEach(finest::add);
    var cases =
        finest.stream()
            .map(grant ->
                " when "
                    + writer.grant(grant)
                    + " then "
                    + (grant.isExact() ? exact : writer.asOf(outline, grant)))
            .collect(Collectors.joining());
    return new SqlCondition("(case" + cases + " end)", writer.params);
  }

  private String grant(Grant grant) {
    var conditions = new ArrayList<String>();
    if (!grant.owners().isEmpty()) {
      conditions.add(in(columns.owner(), grant.owners().stream().map(o -> o.value()).toList()));
    }
    conditions.add(in(columns.sensitivity(), codes(grant)));
    if (grant.isExact()) {
      conditions.add(columns.outline().there().now());
    } else {
      conditions.add(asOf(columns.outline().there(), grant));
      conditions.add(in(asOf(columns.outline().sensitivity(), grant), codes(grant)));
    }
    if (grant.upTo() != Age.PAST) {
      conditions.add(columns.age() + " <= " + grant.upTo().number());
    }
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
      var zone = grant.isExact() ? columns.zone() : asOf(columns.outline().zone(), grant);
      conditions.add(rounds(rounds, zone));
    }
    return "(" + String.join(" and ", conditions) + ")";
  }

  private static List<String> codes(Grant grant) {
    return grant.sensitivities().stream().map(Sensitivity::code).toList();
  }

  /** Before the first change there is no moment of it: what is now was always so. */
  private String asOf(Then outline, Grant grant) {
    return "(case when %s > %s then %s else %s end)"
        .formatted(
            columns.outline().changedAt(), instant(grant.delay()), outline.before(), outline.now());
  }

  private String rounds(Reach.Rounds rounds, String zone) {
    var alternatives = rounds.teams().stream().map(team -> team(team, rounds, zone)).toList();
    return alternatives.isEmpty() ? "false" : "(" + String.join(" or ", alternatives) + ")";
  }

  private String team(TeamScope team, Reach.Rounds rounds, String ofThing) {
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
    var zone = in(ofThing, team.zones().stream().map(ZoneId::code).toList());
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
