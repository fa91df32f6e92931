package org.halte.core.policy;

import java.util.HashMap;
import java.util.Map;

/**
 * A condition to stand in a WHERE clause.
 *
 * @param sql a bracketed expression with named parameters, all beginning with {@code policy} unless
 *     renamed
 * @param params their values, as Spring's JdbcClient takes them
 */
public record SqlCondition(String sql, Map<String, Object> params) {
  public SqlCondition {
    params = Map.copyOf(params);
  }

  /** The same condition with its parameters under another name, to stand beside a second one. */
  public SqlCondition named(String prefix) {
    Map<String, Object> renamed = new HashMap<>();
    params.forEach((name, value) -> renamed.put(prefix + "_" + name, value));
    return new SqlCondition(sql.replace(":policy", ":" + prefix + "_policy"), renamed);
  }
}
