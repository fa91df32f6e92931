package org.halte.field.places;

import org.halte.core.people.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is in which circle, for what concerns a person and not a place. */
@Repository
class CircleStore {

  private final JdbcClient jdbc;

  CircleStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes a member out of every circle; one that is empty then is nobody's. */
  void leaveAll(MemberId member) {
    jdbc.sql(
            """
            update field.place
            set circle = array_remove(circle, :member), version = version + 1
            where :member = any(circle)
            """)
        .param("member", member.value())
        .update();
  }
}
