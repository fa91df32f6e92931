package org.halte.field.reports;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.base.kernel.Messages;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.People;
import org.halte.core.policy.Sensitivity;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceDraft;
import org.halte.field.places.PlaceHistory;
import org.halte.field.places.PlaceKind;
import org.halte.field.places.PlaceRegistry;
import org.halte.field.places.PlaceState;
import org.halte.field.reports.facts.Flag;
import org.halte.field.reports.facts.PlaceClue;
import org.halte.field.reports.facts.ReportFacts;
import org.springframework.stereotype.Component;

/** Keeps places in step with what reports say of them. */
@Component
class PlaceUpkeep {

  private final PlaceRegistry places;
  private final PlaceHistory history;
  private final ReportStore reports;
  private final People people;
  private final Messages messages;

  PlaceUpkeep(
      PlaceRegistry places,
      PlaceHistory history,
      ReportStore reports,
      People people,
      Messages messages) {
    this.places = places;
    this.history = history;
    this.reports = reports;
    this.people = people;
    this.messages = messages;
  }

  /**
   * The place a report is about: the one it names, or one made for it. Two reports never make one
   * place unless the phone said so; nearby ones are only flagged.
   *
   * @param original the report that this one corrects
   * @param flags receives what somebody should look at
   */
  Optional<Place> placeOf(
      Filed filed, ReportFacts facts, Optional<Report> original, Set<Flag> flags) {
    PlaceClue clue = facts.place();
    Optional<UUID> before = original.flatMap(Report::place);
    if (clue.isEmpty()) {
      return Optional.empty();
    }
    UUID told = clue.known().or(() -> before).orElseGet(() -> ownId(filed));
    Optional<Place> merged =
        places
            .findMergedInto(told)
            .flatMap(this::follow)
            .filter(place -> mayName(place, filed.organisation()));
    if (merged.isPresent()) {
      return merged.map(place -> update(place, filed, facts));
    }
    if (clue.known().isPresent()) {
      UUID id = clue.known().get();
      Optional<Place> known = places.lock(id);
      if (known.isPresent() && mayName(known.get(), filed.organisation())) {
        return Optional.of(describe(known.get(), filed, facts, flags));
      }
      boolean taken = known.isPresent();
      if (!clue.describes()) {
        flags.add(Flag.UNKNOWN_PLACE);
      }
      return Optional.of(make(taken ? ownId(filed) : id, filed, facts, flags));
    }
    Optional<Place> made = before.flatMap(places::lock);
    if (made.isPresent()) {
      return Optional.of(describe(made.get(), filed, facts, flags));
    }
    Optional<Place> named = clue.point().isEmpty() ? sameName(filed, clue) : Optional.empty();
    return Optional.of(named.orElseGet(() -> make(ownId(filed), filed, facts, flags)));
  }

  /** The place that a waiting report has or names: nothing is made or changed until it counts. */
  Optional<Place> placeNamed(Filed filed, ReportFacts facts, Optional<Report> known) {
    return known
        .flatMap(Report::place)
        .or(() -> facts.place().known())
        .flatMap(places::find)
        .filter(place -> mayName(place, filed.organisation()));
  }

  /** A report counts again: the place that only it told of is there again. */
  void bringBack(UUID id, String instanceId) {
    places
        .lock(id)
        .filter(place -> places.find(id).isEmpty())
        .filter(place -> place.createdFrom().filter(instanceId::equals).isPresent())
        .ifPresent(place -> places.restore(id));
  }

  /** A secret place of another organisation does not exist for the sender. */
  private static boolean mayName(Place place, OrganisationId sender) {
    return place.organisation().equals(sender) || place.sensitivity() != Sensitivity.SECRET;
  }

  private Place make(UUID id, Filed filed, ReportFacts facts, Set<Flag> flags) {
    PlaceClue clue = facts.place();
    Sensitivity sensitivity = clue.sensitivity().orElse(Sensitivity.NORMAL);
    PlaceState fallback = clue.describes() ? PlaceState.ACTIVE : PlaceState.TO_CHECK;
    Place place =
        places.add(
            new PlaceDraft(
                id,
                filed.organisation(),
                clue.name().orElseGet(() -> unnamed(facts)),
                clue.kind().orElse(PlaceKind.OTHER),
                clue.state().orElse(fallback),
                sensitivity,
                clue.point(),
                circle(sensitivity, filed, flags),
                Optional.of(filed.instanceId()),
                filed.receivedAt(),
                facts.startedAt()));
    if (!places.listDoublesOf(id).isEmpty()) {
      flags.add(Flag.POSSIBLE_DOUBLE);
    }
    return place;
  }

  /** The place of an id, or the one that it turned out to be. */
  private Optional<Place> follow(UUID id) {
    Optional<UUID> next = places.findMergedInto(id);
    return next.isPresent() ? follow(next.get()) : places.lock(id);
  }

  /** A change that began at an earlier version meets what others changed since. */
  private Place update(Place place, Filed filed, ReportFacts facts) {
    PlaceClue clue = facts.place();
    boolean own = place.organisation().equals(filed.organisation());
    if (!own || clue.base().isEmpty() || places.find(place.id()).isEmpty()) {
      return place;
    }
    Map<String, String> said = new HashMap<>();
    clue.name().ifPresent(name -> said.put("name", name));
    clue.kind().ifPresent(kind -> said.put("kind", kind.code()));
    clue.state().ifPresent(state -> said.put("state", state.code()));
    clue.sensitivity().ifPresent(level -> said.put("sensitivity", level.code()));
    clue.point().ifPresent(point -> said.put("position", PlaceHistory.text(point)));
    Place after =
        history
            .bring(
                place,
                clue.known().orElse(place.id()),
                clue.base().get(),
                said,
                filed.instanceId(),
                facts.startedAt())
            .map(values ->
                places.change(
                    PlaceHistory.with(place, values, facts.startedAt()),
                    Optional.of(filed.instanceId()),
                    facts.startedAt()))
            .orElse(place);
    if (!after.zone().equals(place.zone())) {
      reports.moveReports(after.id(), after.zone());
    }
    return after;
  }

  /** What a description, or a correction of what made the place, changes about it. */
  private Place describe(Place place, Filed filed, ReportFacts facts, Set<Flag> flags) {
    if (facts.place().base().isPresent()) {
      return update(place, filed, facts);
    }
    boolean corrects = place.createdFrom().filter(maker -> isOf(maker, filed)).isPresent();
    boolean own = place.organisation().equals(filed.organisation());
    if (!own || !(facts.place().describes() || corrects)) {
      return place;
    }
    PlaceClue clue = facts.place();
    Sensitivity sensitivity = clue.sensitivity().orElse(place.sensitivity());
    boolean newer = clue.state().isPresent() && !facts.startedAt().isBefore(place.setStateAt());
    boolean first = place.setState() == PlaceState.TO_CHECK && clue.describes();
    PlaceState set =
        newer ? clue.state().orElseThrow() : first ? PlaceState.ACTIVE : place.setState();
    Instant setAt = newer || first ? facts.startedAt() : place.setStateAt();
    Place after =
        places.change(
            new Place(
                place.id(),
                place.number(),
                place.version(),
                place.organisation(),
                clue.name().orElse(place.name()),
                clue.kind().orElse(place.kind()),
                newer || first ? set : place.state(),
                sensitivity,
                place.zone(),
                clue.point().or(place::position),
                sensitivity == Sensitivity.SECRET && place.circle().isEmpty()
                    ? circle(sensitivity, filed, flags)
                    : place.circle(),
                clue.describes() || corrects
                    ? Optional.of(filed.instanceId())
                    : place.createdFrom(),
                place.createdAt(),
                set,
                setAt));
    if (!after.zone().equals(place.zone())) {
      reports.moveReports(after.id(), after.zone());
    }
    return after;
  }

  private static boolean isOf(String maker, Filed filed) {
    return maker.equals(filed.instanceId())
        || filed.deprecatedId().filter(maker::equals).isPresent();
  }

  /** Derives a place's state anew from the reports of its own organisation. */
  void refresh(UUID id) {
    Optional<Place> locked = places.lock(id).filter(place -> places.find(id).isPresent());
    if (locked.isEmpty()) {
      return;
    }
    Place place = locked.get();
    boolean orphan =
        !reports.hasCounted(id)
            && place
                .createdFrom()
                .flatMap(reports::find)
                .filter(maker -> !maker.status().counts())
                .isPresent();
    if (orphan) {
      places.remove(id);
      return;
    }
    PlaceState state =
        StateRule.after(place, reports.listTraces(id, place.organisation(), place.setStateAt()));
    if (state != place.state()) {
      places.change(withState(place, state));
    }
  }

  private static Place withState(Place p, PlaceState state) {
    return new Place(
        p.id(),
        p.number(),
        p.version(),
        p.organisation(),
        p.name(),
        p.kind(),
        state,
        p.sensitivity(),
        p.zone(),
        p.position(),
        p.circle(),
        p.createdFrom(),
        p.createdAt(),
        p.setState(),
        p.setStateAt());
  }

  private Optional<Place> sameName(Filed filed, PlaceClue clue) {
    String name = fold(clue.name().orElse(""));
    List<Place> same =
        places.listAll().stream()
            .filter(place -> place.organisation().equals(filed.organisation()))
            .filter(place -> place.sensitivity() != Sensitivity.SECRET)
            .filter(place -> fold(place.name()).equals(name))
            .toList();
    return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  /** A secret place exists for who described it; for the coordinators when no one is known. */
  private Set<MemberId> circle(Sensitivity sensitivity, Filed filed, Set<Flag> flags) {
    if (sensitivity != Sensitivity.SECRET) {
      return Set.of();
    }
    if (filed.member().isPresent()) {
      return Set.of(filed.member().get());
    }
    flags.add(Flag.NO_CIRCLE);
    return coordinatorsOf(filed.organisation());
  }

  private Set<MemberId> coordinatorsOf(OrganisationId organisation) {
    return people.listCoordinators(organisation).stream()
        .map(Member::id)
        .collect(Collectors.toSet());
  }

  private String unnamed(ReportFacts facts) {
    return messages.text(
        Locale.FRENCH, "field.unnamed-place", Map.of("night", facts.night().toString()));
  }

  /** The same each time the report is derived, so that deriving again makes no second place. */
  private static UUID ownId(Filed filed) {
    return UUID.nameUUIDFromBytes(
        ("halte:place:" + filed.organisation() + ":" + filed.instanceId())
            .getBytes(StandardCharsets.UTF_8));
  }
}
