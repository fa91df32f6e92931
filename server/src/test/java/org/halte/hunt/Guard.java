package org.halte.hunt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Stands beside what others keep and sees whether it was touched: everything hidden, and everything
 * that the whole instance shares.
 */
final class Guard {

  private static final String DIGEST =
      "select md5(coalesce(string_agg(x, '|' order by x), '')) from"
          + " (select (to_jsonb(t) - 'last_seen_at' - 'used')::text as x from %s t where %s) s";

  private static final Map<String, String> GUARDED = guarded();

  private final HuntWorld world;
  private final Judge judge;
  private Map<String, String> before;

  Guard(HuntWorld world, Judge judge) {
    this.world = world;
    this.judge = judge;
    this.before = look();
  }

  private static Map<String, String> guarded() {
    String theirs = "organisation_id in (select id from core.organisation where slug in (%s))";
    String strangers = theirs.formatted("'asso-g', 'asso-z'");
    String all = theirs.formatted("'asso-a', 'asso-g', 'asso-z'");
    var tables = new LinkedHashMap<String, String>();
    tables.put("field.place", "sensitivity = 'secrete' or " + strangers);
    tables.put("field.report", strangers);
    tables.put("core.zone", "true");
    tables.put("core.member", all);
    tables.put("core.member_role", "member_id in (select id from core.member where " + all + ")");
    tables.put("core.team", all);
    tables.put("core.team_zone", "team_id in (select id from core.team where " + all + ")");
    tables.put("core.team_member", "team_id in (select id from core.team where " + all + ")");
    tables.put("core.entity_list", strangers);
    tables.put("core.form", strangers);
    tables.put("core.agreement", "true");
    tables.put("core.device_token", strangers);
    return tables;
  }

  private Map<String, String> look() {
    var digests = new LinkedHashMap<String, String>();
    GUARDED.forEach((table, which) ->
        digests.put(
            table, world.jdbc().sql(DIGEST.formatted(table, which)).query(String.class).single()));
    return digests;
  }

  /** Says what changed since the last look, and by which question. */
  void check(String family, Spy spy, Ask ask) {
    if (ask.method().equals("GET")) {
      return;
    }
    Map<String, String> now = look();
    now.forEach((table, digest) -> {
      if (!Objects.equals(digest, before.get(table))) {
        judge.add(family, spy, "power to change " + table, ask, "what others keep has changed");
      }
    });
    before = now;
  }
}
