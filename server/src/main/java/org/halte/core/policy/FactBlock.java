package org.halte.core.policy;

import java.util.List;
import java.util.Set;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.halte.core.territory.ZoneId;

/**
 * The {@link Facts} of many things as columns. Owners, zones and teams are indexes into their
 * dictionaries, −1 for none.
 *
 * @param night days since 1970-01-01, {@link Integer#MIN_VALUE} for none
 * @param sensitivity ordinals of {@link Sensitivity}
 * @param atSecond seconds since 1970-01-01
 * @param circle the members for whom a secret row exists; empty elsewhere
 * @param age numbers of {@link Age}
 * @param changedSecond seconds since 1970-01-01, {@link Long#MIN_VALUE} for what never changed
 */
// Columns are arrays on purpose; a block is read by one loop and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record FactBlock(
    List<OrganisationId> owners,
    List<ZoneId> zones,
    List<TeamId> teams,
    int[] owner,
    int[] zone,
    byte[] sensitivity,
    int[] night,
    int[] team,
    long[] atSecond,
    List<Set<MemberId>> circle,
    byte[] age,
    OutlineBlock now,
    OutlineBlock before,
    long[] changedSecond) {

  /** The {@link Outline}s of many things; zones are indexes, −1 for none. */
  @SuppressWarnings("ArrayRecordComponent") // as above
  public record OutlineBlock(boolean[] there, byte[] sensitivity, int[] zone) {}

  public int size() {
    return owner.length;
  }
}
