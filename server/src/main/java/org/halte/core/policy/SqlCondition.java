package org.halte.core.policy;

import java.util.Map;

/**
 * A condition to stand in a WHERE clause.
 *
 * @param sql a bracketed expression with named parameters, all beginning with {@code policy}
 * @param params their values, as Spring's JdbcClient takes them
 */
public record SqlCondition(String sql, Map<String, Object> params) {
  public SqlCondition {
    params = Map.copyOf(params);
  }
}
