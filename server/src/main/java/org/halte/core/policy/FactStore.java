package org.halte.core.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.base.geo.Cell;
import org.halte.base.kernel.Night;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.halte.core.territory.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads the {@link Facts} of a row whose columns are named as {@link FactColumns#of} has them. */
public final class FactStore {

  private FactStore() {}

  public static Facts read(ResultSet row) throws SQLException {
    return new Facts(
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        zone(row, "zone"),
        Sensitivity.ofCode(row.getString("sensitivity")),
        Optional.ofNullable(row.getObject("night", LocalDate.class)).map(Night::new),
        Optional.ofNullable(row.getObject("team_id", UUID.class)).map(TeamId::new),
        row.getObject("known_at", OffsetDateTime.class).toInstant(),
        circle(row),
        Age.ofNumber(row.getInt("age")),
        outlines(row));
  }

  /** The outlines alone, of a row that has their columns. */
  public static Outlines outlines(ResultSet row) throws SQLException {
    Outline now = outline(row, "", row.getString("sensitivity"));
    @Nullable OffsetDateTime changed = row.getObject("changed_at", OffsetDateTime.class);
    if (changed == null) {
      return Outlines.constant(now);
    }
    Outline before = outline(row, "before_", row.getString("before_sensitivity"));
    Instant at = changed.toInstant();
    return new Outlines(now, before, Optional.of(at));
  }

  private static Outline outline(ResultSet row, String when, String sensitivity)
      throws SQLException {
    return new Outline(
        row.getBoolean(when + "there"),
        Sensitivity.ofCode(sensitivity),
        zone(row, when + "district"),
        Optional.ofNullable(row.getString(when + "cell")).map(Cell::parse));
  }

  private static Optional<ZoneId> zone(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(ZoneId::new);
  }

  private static Set<MemberId> circle(ResultSet row) throws SQLException {
    return Arrays.stream((Object[]) row.getArray("circle").getArray())
        .map(id -> new MemberId((UUID) id))
        .collect(Collectors.toSet());
  }
}
