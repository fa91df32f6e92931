package org.halte.field.reports.facts;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halte.base.kernel.Night;

/**
 * A filled form as typed facts, before anything is known of the place it names.
 *
 * @param category what sort of report: {@code lieu}, {@code passage}, {@code expulsion}, {@code
 *     distribution}, {@code autre} for what is none of these
 * @param startedAt when, by the phone or by receipt if the phone's clock was wrong
 * @param headcount people seen; a visit that met nobody saw zero
 * @param texts free texts by name: {@code note}, {@code alert}, {@code needs}
 * @param joint announced as done together with another organisation
 */
public record ReportFacts(
    String category,
    PlaceClue place,
    Night night,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<Result> result,
    Optional<Integer> headcount,
    Quality quality,
    Optional<Integer> women,
    Optional<Integer> families,
    Optional<Integer> minorsAlone,
    List<NeedLine> needs,
    List<GivenLine> given,
    Alert alert,
    Map<String, String> texts,
    int photos,
    boolean joint,
    Optional<EvictionFacts> eviction,
    Set<Flag> flags) {

  public ReportFacts {
    needs = List.copyOf(needs);
    given = List.copyOf(given);
    texts = Map.copyOf(texts);
    flags = flags.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(flags));
  }
}
