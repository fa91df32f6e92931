package org.halte.field.reports;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.kernel.Messages;
import org.halte.core.people.MemberId;
import org.halte.core.policy.SenderRights;
import org.halte.core.policy.Sensitivity;
import org.halte.field.places.Circles;
import org.halte.field.places.Place;
import org.halte.field.places.PlaceDraft;
import org.halte.field.places.PlaceHistory;
import org.halte.field.places.PlaceKind;
import org.halte.field.places.PlaceRegistry;
import org.halte.field.places.PlaceState;
import org.halte.field.reports.PlaceNaming.Meant;
import org.halte.field.reports.PlaceNaming.Past;
import org.halte.field.reports.facts.Flag;
import org.halte.field.reports.facts.PlaceClue;
import org.halte.field.reports.facts.ReportFacts;
import org.springframework.stereotype.Component;

/**
 * Keeps places in step with what reports say of them, as far as their senders may change them:
 * docs/decisions/019.
 */
@Component
class PlaceUpkeep {

  private static final String SENSITIVITY = "sensitivity";

  private final PlaceNaming naming;
  private final PlaceRegistry places;
  private final PlaceHistory history;
  private final ReportStore reports;
  private final StandInStore standIns;
  private final SenderRights rights;
  private final Circles circles;
  private final Messages messages;

  PlaceUpkeep(
      PlaceNaming naming,
      PlaceRegistry places,
      PlaceHistory history,
      ReportStore reports,
      StandInStore standIns,
      SenderRights rights,
      Circles circles,
      Messages messages) {
    this.naming = naming;
    this.places = places;
    this.history = history;
    this.reports = reports;
    this.standIns = standIns;
    this.rights = rights;
    this.circles = circles;
    this.messages = messages;
  }

  /**
   * The place a report is about: the one it names, or one made for it. Two reports never make one
   * place unless the phone said so.
   *
   * @param flags receives what somebody should look at
   */
  Optional<Place> placeOf(Filed filed, ReportFacts facts, Past past, Set<Flag> flags) {
    PlaceClue clue = facts.place();
    if (clue.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (naming.find(filed, clue, past)) {
          case Meant.Known(var place) -> change(place, filed, facts);
          case Meant.Fresh(var id, var hidden) -> make(id, hidden, filed, facts, flags);
        });
  }

  /** The place that a waiting report has or names: nothing is made or changed until it counts. */
  Optional<Place> placeNamed(Filed filed, ReportFacts facts, Past past) {
    return naming.findKnown(filed, facts.place(), past);
  }

  /** A report counts again: the place that only it told of is there again. */
  void bringBack(UUID id, String instanceId) {
    places
        .lock(id)
        .filter(place -> places.find(id).isEmpty())
        .filter(place -> place.createdFrom().filter(instanceId::equals).isPresent())
        .ifPresent(place -> places.restore(id));
  }

  private Place make(
      UUID id, Optional<Place> hidden, Filed filed, ReportFacts facts, Set<Flag> flags) {
    PlaceClue clue = facts.place();
    boolean described = clue.describes() && clue.base().isEmpty();
    Sensitivity sensitivity = clue.sensitivity().orElse(Sensitivity.NORMAL);
    Place place =
        places.add(
            new PlaceDraft(
                id,
                filed.organisation(),
                clue.name().orElseGet(() -> unnamed(facts)),
                clue.kind().orElse(PlaceKind.OTHER),
                described ? clue.state().orElse(PlaceState.ACTIVE) : PlaceState.TO_CHECK,
                sensitivity,
                clue.point(),
                circle(sensitivity, filed, flags),
                Optional.of(filed.instanceId()),
                filed.receivedAt(),
                facts.startedAt()));
    hidden.ifPresent(other -> places.addDouble(id, other.id()));
    if (described) {
      history.takeUp(filed.instanceId(), id);
    }
    if (clue.known().isPresent() && !described) {
      flags.add(Flag.UNKNOWN_PLACE);
    }
    if (clue.known().equals(Optional.of(id))) {
      takeOver(place, filed);
    }
    return place;
  }

  /** Reports that named the place before it was described wait elsewhere. */
  private void takeOver(Place place, Filed filed) {
    for (UUID standIn : standIns.list(place.id(), filed.organisation())) {
      boolean stricter =
          places
              .lock(standIn)
              .filter(other -> place.sensitivity().isLooserThan(other.sensitivity()))
              .isPresent();
      if (!stricter) {
        standIns.moveNamed(place.id(), standIn);
        if (!reports.hasAny(standIn)) {
          places.remove(standIn);
        }
      }
    }
    reports.moveReports(place.id(), place.zone());
  }

  /** What a description, or a correction of what made the place, changes about it. */
  private Place change(Place place, Filed filed, ReportFacts facts) {
    PlaceClue clue = facts.place();
    boolean tells = clue.describes() || clue.base().isPresent() || isMaker(place, filed);
    boolean gone = clue.base().isPresent() && places.find(place.id()).isEmpty();
    if (!tells
        || gone
        || !place.organisation().equals(filed.organisation())
        || !history.takeUp(filed.instanceId(), place.id())) {
      return place;
    }
    if (!rights.mayChange(filed.teller(), place.facts())) {
      history.ask(place, said(clue), filed.instanceId(), facts.startedAt());
      return place;
    }
    Place guarded = sensitivity(place, filed, facts);
    Place changed = sawIt(place, clue) ? bring(guarded, filed, facts) : describe(guarded, facts);
    Place after = places.change(changed, Optional.of(filed.instanceId()), facts.startedAt());
    if (!after.zone().equals(place.zone())) {
      reports.moveReports(after.id(), after.zone());
    }
    return after;
  }

  /** What guards a place more is taken at once; what guards it less waits for a coordinator. */
  private Place sensitivity(Place place, Filed filed, ReportFacts facts) {
    PlaceClue clue = facts.place();
    Optional<Sensitivity> said =
        clue.sensitivity()
            .filter(level ->
                !level.code().equals(start(place, filed, clue).getOrDefault(SENSITIVITY, "")));
    if (said.isEmpty() || said.get() == place.sensitivity()) {
      return place;
    }
    if (said.get().isLooserThan(place.sensitivity())) {
      history.ask(
          place, Map.of(SENSITIVITY, said.get().code()), filed.instanceId(), facts.startedAt());
      return place;
    }
    return circles.with(place, said.get(), filed.member());
  }

  /** What the phone saw of the place; nothing when it does not say. */
  private Map<String, String> start(Place place, Filed filed, PlaceClue clue) {
    if (sawIt(place, clue)) {
      return history.seen(place, clue.known().orElseThrow(), clue.base().orElseThrow());
    }
    return isMaker(place, filed) ? history.seen(place, place.id(), 1) : Map.of();
  }

  /** Whether the version that the phone had is one of this place, and not of a hidden one. */
  private boolean sawIt(Place place, PlaceClue clue) {
    return clue.base().isPresent()
        && clue.known().filter(named -> naming.leads(named, place)).isPresent();
  }

  private static boolean isMaker(Place place, Filed filed) {
    return place.createdFrom().filter(maker -> isOf(maker, filed)).isPresent();
  }

  /** A change that began at an earlier version meets what others changed since. */
  private Place bring(Place place, Filed filed, ReportFacts facts) {
    Map<String, String> said = said(facts.place());
    said.remove(SENSITIVITY);
    Map<String, String> values =
        history.bring(
            place, start(place, filed, facts.place()), said, filed.instanceId(), facts.startedAt());
    return PlaceHistory.with(place, values, facts.startedAt());
  }

  private static Map<String, String> said(PlaceClue clue) {
    Map<String, String> said = new HashMap<>();
    clue.name().ifPresent(name -> said.put("name", name));
    clue.kind().ifPresent(kind -> said.put("kind", kind.code()));
    clue.state().ifPresent(state -> said.put("state", state.code()));
    clue.sensitivity().ifPresent(level -> said.put(SENSITIVITY, level.code()));
    clue.point().ifPresent(point -> said.put("position", PlaceHistory.text(point)));
    return said;
  }

  private static Place describe(Place place, ReportFacts facts) {
    PlaceClue clue = facts.place();
    boolean newer = clue.state().isPresent() && !facts.startedAt().isBefore(place.setStateAt());
    boolean first = place.setState() == PlaceState.TO_CHECK && clue.describes();
    PlaceState set =
        newer ? clue.state().orElseThrow() : first ? PlaceState.ACTIVE : place.setState();
    Instant setAt = newer || first ? facts.startedAt() : place.setStateAt();
    return new Place(
        place.id(),
        place.number(),
        place.version(),
        place.organisation(),
        clue.name().orElse(place.name()),
        clue.kind().orElse(place.kind()),
        newer || first ? set : place.state(),
        place.sensitivity(),
        place.zone(),
        clue.point().or(place::position),
        place.circle(),
        place.createdFrom(),
        place.createdAt(),
        set,
        setAt);
  }

  private static boolean isOf(String maker, Filed filed) {
    return maker.equals(filed.instanceId()) || filed.replaces().filter(maker::equals).isPresent();
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

  /** A secret place exists for who described it; for the coordinators when no one is known. */
  private Set<MemberId> circle(Sensitivity sensitivity, Filed filed, Set<Flag> flags) {
    if (sensitivity != Sensitivity.SECRET) {
      return Set.of();
    }
    if (filed.member().isPresent()) {
      return Set.of(filed.member().get());
    }
    flags.add(Flag.NO_CIRCLE);
    return circles.coordinatorsOf(filed.organisation());
  }

  private String unnamed(ReportFacts facts) {
    return messages.text(
        Locale.FRENCH, "field.unnamed-place", Map.of("night", facts.night().toString()));
  }
}
