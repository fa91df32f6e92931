package org.halte.field.figures.boards;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.base.geo.Position;
import org.halte.field.reports.facts.EvictionFacts;
import org.halte.field.reports.facts.GivenLine;
import org.halte.field.reports.facts.NeedLine;

/**
 * A report as one viewer may see it; what is closed to the viewer is empty. Field names are those
 * of the API.
 *
 * @param startedAt to the hour for those who may not know exactly
 * @param status a code of {@link org.halte.field.reports.facts.Status}
 * @param flags why it should be looked at
 * @param texts free texts by name
 */
public record ReportCard(
    String instanceId,
    long number,
    long version,
    String form,
    String formVersion,
    String category,
    Named organisation,
    Optional<Named> team,
    Optional<Named> author,
    Optional<AtPlace> place,
    Optional<String> zone,
    String night,
    Optional<Instant> startedAt,
    Optional<Instant> receivedAt,
    Optional<String> result,
    Optional<Integer> headcount,
    Optional<String> quality,
    Optional<Integer> women,
    Optional<Integer> families,
    Optional<Integer> minorsAlone,
    List<NeedLine> needs,
    List<GivenLine> given,
    Optional<String> alert,
    int photos,
    String status,
    List<String> flags,
    String precision,
    Optional<Position> position,
    Map<String, String> texts,
    Optional<EvictionFacts> eviction,
    Optional<String> replacedBy,
    boolean mayEdit) {

  public ReportCard {
    needs = List.copyOf(needs);
    given = List.copyOf(given);
    flags = List.copyOf(flags);
    texts = Map.copyOf(texts);
  }

  /** The place it is about; the name is empty when the viewer may not know it. */
  public record AtPlace(
      String id, Optional<String> name, Optional<String> kind, Optional<String> state) {}
}
