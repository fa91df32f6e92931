package org.halte.field.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.geo.Position;
import org.halte.base.kernel.Night;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.halte.core.policy.Facts;
import org.halte.core.territory.ZoneId;
import org.halte.field.reports.facts.Alert;
import org.halte.field.reports.facts.EvictionFacts;
import org.halte.field.reports.facts.Flag;
import org.halte.field.reports.facts.GivenLine;
import org.halte.field.reports.facts.NeedLine;
import org.halte.field.reports.facts.Quality;
import org.halte.field.reports.facts.Result;
import org.halte.field.reports.facts.Status;

/**
 * One report as it was derived, opened. Whoever shows one to a person asks {@code core.policy} with
 * its {@link #facts()} first.
 *
 * @param instanceId how Halte knows it: the same as {@code sentId}, unless another association has
 *     a report of that identity; shown to nobody
 * @param sentId its identity as the phone said it, which its association knows it by
 * @param deprecatedId the one that it took the place of, as Halte knows it
 * @param replacedBy the one that replaced it, as the phone said it
 * @param named the place that it names, whatever it led to
 * @param texts free texts by name: {@code note}, {@code alert}; {@code review} is the reviewer's
 * @param facts what rights need to know; it is as sensitive as its place, high when it has none
 */
public record Report(
    UUID id,
    long number,
    long version,
    String instanceId,
    String sentId,
    Optional<String> deprecatedId,
    Optional<String> replacedBy,
    String form,
    String formVersion,
    String category,
    OrganisationId organisation,
    Optional<TeamId> team,
    Optional<MemberId> member,
    Optional<UUID> place,
    Optional<UUID> named,
    Optional<ZoneId> zone,
    Night night,
    Instant startedAt,
    Optional<Instant> endedAt,
    Instant receivedAt,
    Optional<Result> result,
    Optional<Integer> headcount,
    Quality quality,
    Optional<Integer> women,
    Optional<Integer> families,
    Optional<Integer> minorsAlone,
    List<NeedLine> needs,
    List<GivenLine> given,
    Alert alert,
    int photos,
    Status status,
    Set<Flag> flags,
    Optional<Position> position,
    Map<String, String> texts,
    Optional<EvictionFacts> eviction,
    Optional<MemberId> reviewedBy,
    Optional<Instant> reviewedAt,
    Facts facts) {

  public Report {
    needs = List.copyOf(needs);
    given = List.copyOf(given);
    flags = Set.copyOf(flags);
    texts = Map.copyOf(texts);
  }

  /** What was decided of it, if that still stands. */
  public Optional<String> judgement() {
    return status.isSettled() ? Optional.of(status.code()) : Optional.empty();
  }

  /** Whether it is a visit: neither a description, nor an eviction, nor a round that did not go. */
  public boolean isVisit() {
    return !category.equals("lieu")
        && !category.equals("expulsion")
        && !category.equals("autre")
        && !result.equals(Optional.of(Result.DID_NOT_GO));
  }
}
