package org.halte.core.tables;

import java.util.List;

/**
 * Which rows, in which order, from where.
 *
 * @param sort keys in order of weight; ties and no key at all fall back on the row's number
 * @param offset rows to pass over, from 0
 * @param limit rows to return, 1 to {@value #MOST}
 */
public record Query(Filter filter, List<Sort> sort, int offset, int limit) {
  public static final int MOST = 1000;

  public Query {
    sort = List.copyOf(sort);
    if (offset < 0) {
      throw TableProblem.outOfRange("offset", offset, "0", String.valueOf(Integer.MAX_VALUE));
    }
    if (limit < 1 || limit > MOST) {
      throw TableProblem.outOfRange("limit", limit, "1", String.valueOf(MOST));
    }
  }
}
