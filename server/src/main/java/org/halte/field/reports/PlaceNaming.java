package org.halte.field.reports;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halte.core.policy.SenderRights;
import org.halte.core.policy.Sensitivity;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceRegistry;
import org.halte.field.reports.facts.PlaceClue;
import org.springframework.stereotype.Component;

/**
 * Finds the place that a report means. A place that its sender does not see is not there: what
 * comes of the report is the same as for an id that nobody ever heard of, and only who sees both
 * places is asked whether they are one. What a report once led to stays so when it is derived
 * again, whatever has become of the rights since.
 */
@Component
class PlaceNaming {

  private final PlaceRegistry places;
  private final StandInStore standIns;
  private final SenderRights rights;

  PlaceNaming(PlaceRegistry places, StandInStore standIns, SenderRights rights) {
    this.places = places;
    this.standIns = standIns;
    this.rights = rights;
  }

  /** What a report was before, and the one it corrects. */
  record Past(Optional<Report> known, Optional<Report> original) {

    static final Past NONE = new Past(Optional.empty(), Optional.empty());

    private Set<UUID> places() {
      return Stream.of(known, original)
          .flatMap(report -> report.flatMap(Report::place).stream())
          .collect(Collectors.toSet());
    }
  }

  /** What a report means. */
  sealed interface Meant {

    /** A place that is there, locked. */
    record Known(Place place) implements Meant {}

    /**
     * None that is there for the sender.
     *
     * @param id of the one to make
     * @param hidden what bears the id that the report names
     */
    record Fresh(UUID id, Optional<Place> hidden) implements Meant {}
  }

  /** Never of a clue that says nothing. */
  Meant find(Filed filed, PlaceClue clue, Past past) {
    return clue.known().isPresent()
        ? named(filed, clue, clue.known().get(), past)
        : unnamed(filed, clue, past);
  }

  /** The place that a waiting report has or names; none is made for it. */
  Optional<Place> findKnown(Filed filed, PlaceClue clue, Past past) {
    return past.known()
        .flatMap(Report::place)
        .flatMap(this::follow)
        .or(() -> clue.known().flatMap(id -> findNamed(filed, id, past)))
        .filter(place -> places.find(place.id()).isPresent());
  }

  private Meant named(Filed filed, PlaceClue clue, UUID told, Past past) {
    Optional<Place> at = follow(told);
    Optional<Place> there = findKept(filed, told, past).or(() -> findNamed(filed, told, past));
    if (there.isEmpty() && clue.creates() && at.isEmpty() && isHardToGuess(told)) {
      return new Meant.Fresh(told, Optional.empty());
    }
    return there
        .or(() -> findStandIn(filed, told))
        .<Meant>map(Meant.Known::new)
        .orElseGet(() -> new Meant.Fresh(ownId(filed), at));
  }

  /** What the association has in the stead of a place that nobody has described to it. */
  private Optional<Place> findStandIn(Filed filed, UUID told) {
    return standIns
        .find(told, filed.organisation())
        .flatMap(places::lock)
        .filter(place -> rights.mayName(filed.teller(), place.facts()));
  }

  /** Where the report already is, or the one that it corrects, if it still means the same. */
  private Optional<Place> findKept(Filed filed, UUID told, Past past) {
    Optional<Report> here =
        past.known()
            .filter(known ->
                known.named().equals(Optional.of(told))
                    || follow(ownId(filed)).map(Place::id).equals(known.place()));
    return here.or(() -> past.original().filter(it -> it.named().equals(Optional.of(told))))
        .flatMap(Report::place)
        .flatMap(this::follow);
  }

  private Optional<Place> findNamed(Filed filed, UUID told, Past past) {
    return follow(told)
        .filter(place ->
            past.places().contains(place.id()) || rights.mayName(filed.teller(), place.facts()));
  }

  /**
   * Ids that a phone makes up are random: whoever names one that is taken has known it. One that
   * can be worked out, as Halte makes them for reports without one, must not be tried out.
   */
  private static boolean isHardToGuess(UUID id) {
    return id.version() != 3;
  }

  private Meant unnamed(Filed filed, PlaceClue clue, Past past) {
    return past.known()
        .flatMap(Report::place)
        .or(() -> past.original().flatMap(Report::place))
        .flatMap(this::follow)
        .or(() -> clue.point().isEmpty() ? sameName(filed, clue) : Optional.empty())
        .<Meant>map(Meant.Known::new)
        .orElseGet(() -> new Meant.Fresh(ownId(filed), Optional.empty()));
  }

  /** Whether an id is the place's own, or of one that turned out to be it. */
  boolean leads(UUID id, Place place) {
    return follow(id).map(Place::id).equals(Optional.of(place.id()));
  }

  /** The place of an id, or the one that it turned out to be. */
  private Optional<Place> follow(UUID id) {
    Optional<UUID> next = places.findMergedInto(id);
    return next.isPresent() ? follow(next.get()) : places.lock(id);
  }

  private Optional<Place> sameName(Filed filed, PlaceClue clue) {
    String name = fold(clue.name().orElse(""));
    List<Place> same =
        places.listAll().stream()
            .filter(place -> place.organisation().equals(filed.organisation()))
            .filter(place -> place.sensitivity() != Sensitivity.SECRET)
            .filter(place -> rights.mayName(filed.teller(), place.facts()))
            .filter(place -> fold(place.name()).equals(name))
            .toList();
    return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  /** The same each time the report is derived, so that deriving again makes no second place. */
  private static UUID ownId(Filed filed) {
    return UUID.nameUUIDFromBytes(
        ("halte:place:" + filed.organisation() + ":" + filed.sentId())
            .getBytes(StandardCharsets.UTF_8));
  }
}
