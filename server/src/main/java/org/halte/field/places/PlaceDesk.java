package org.halte.field.places;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.base.geo.Position;
import org.halte.base.kernel.Alphabet;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.People;
import org.halte.core.policy.Access;
import org.halte.core.policy.FieldClass;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Precision;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Sensitivity;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What coordinators do with places by hand: make one, change one, look what is near. */
@Service
public class PlaceDesk {

  private final Policy policy;
  private final PlaceRegistry places;
  private final People people;
  private final Circles circles;
  private final NightCalendar calendar;

  PlaceDesk(
      Policy policy, PlaceRegistry places, People people, Circles circles, NightCalendar calendar) {
    this.policy = policy;
    this.places = places;
    this.people = people;
    this.circles = circles;
    this.calendar = calendar;
  }

  /** Values to set; empty = leave as it is, or the default for a new place. */
  public record Edit(
      Optional<String> name,
      Optional<String> kind,
      Optional<String> state,
      Optional<String> sensitivity,
      Optional<Position> position,
      Optional<Set<UUID>> circle) {

    /** Nothing to change. */
    public static final Edit NONE =
        new Edit(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /**
   * Makes a place of the viewer's organisation.
   *
   * @throws PlacesProblem when a value is none of its field or the viewer may not make places
   */
  @Transactional
  public Place create(Edit edit, Viewer viewer) {
    Viewer.Member member = member(viewer);
    Access access = policy.open(viewer, new Reading("places", "new"));
    if (edit.position().isEmpty()) {
      throw PlacesProblem.badValue("position", "", "{lat, lon}");
    }
    Sensitivity sensitivity =
        edit.sensitivity().map(PlaceDesk::sensitivity).orElse(Sensitivity.NORMAL);
    PlaceDraft draft =
        new PlaceDraft(
            UUID.randomUUID(),
            member.organisation(),
            name(edit.name().orElse("")),
            edit.kind().map(code -> code("kind", PlaceKind.class, code)).orElse(PlaceKind.OTHER),
            edit.state()
                .map(code -> code("state", PlaceState.class, code))
                .orElse(PlaceState.ACTIVE),
            sensitivity,
            edit.position(),
            circle(edit, Set.of(), sensitivity, member.organisation(), member.id()),
            Optional.empty(),
            calendar.now(),
            calendar.now());
    Place place = places.add(draft);
    if (!access.mayWrite(place.facts())) {
      throw PlacesProblem.notYours();
    }
    return place;
  }

  /**
   * Changes a place.
   *
   * @param version the one the viewer last saw
   * @throws PlacesProblem when there is none for the viewer, it is not the viewer's to change, it
   *     was changed meanwhile, or a value is none of its field
   */
  @Transactional
  public Place edit(UUID id, long version, Edit edit, Viewer viewer) {
    Access access = policy.open(viewer, new Reading("place", id.toString()));
    Place place =
        places
            .lock(id)
            .filter(p -> places.find(id).isPresent())
            .filter(p -> access.decide(p.facts()).visible())
            .orElseThrow(() -> PlacesProblem.unknown(id.toString()));
    if (!access.mayWrite(place.facts())) {
      throw PlacesProblem.notYours();
    }
    if (place.version() != version) {
      throw PlacesProblem.outdated(version, place.version());
    }
    return places.change(
        edited(place, edit, member(viewer).id()), Optional.empty(), calendar.now());
  }

  /**
   * Takes a place off every map. Its reports stay.
   *
   * @throws PlacesProblem as {@link #edit}
   */
  @Transactional
  public Place remove(UUID id, long version, Viewer viewer) {
    Place place = edit(id, version, Edit.NONE, viewer);
    places.remove(place.id());
    return place;
  }

  /**
   * The places within {@value PlaceRegistry#NEAR_METRES} m that the viewer may see exactly, nearest
   * first. A place shown by district only is left out: asking from many points would find it.
   */
  public List<NearPlace> near(Position centre, Viewer viewer) {
    Access access = policy.open(viewer, new Reading("places", "near"));
    return places.near(centre, access.exactly()).stream()
        .filter(near -> {
          var decision = access.decide(near.place().facts());
          return decision.opens(FieldClass.POSITION) && decision.precision() == Precision.EXACT;
        })
        .toList();
  }

  private Place edited(Place p, Edit edit, MemberId by) {
    Optional<PlaceState> state = edit.state().map(code -> code("state", PlaceState.class, code));
    Sensitivity sensitivity =
        edit.sensitivity().map(PlaceDesk::sensitivity).orElse(p.sensitivity());
    return new Place(
        p.id(),
        p.number(),
        p.version(),
        p.organisation(),
        edit.name().map(PlaceDesk::name).orElse(p.name()),
        edit.kind().map(code -> code("kind", PlaceKind.class, code)).orElse(p.kind()),
        state.orElse(p.state()),
        sensitivity,
        p.zone(),
        edit.position().or(p::position),
        circle(edit, p.circle(), sensitivity, p.organisation(), by),
        p.createdFrom(),
        p.createdAt(),
        state.orElse(p.setState()),
        state.isPresent() ? calendar.now() : p.setStateAt());
  }

  /**
   * The circle that was said, or the one before. A place that no coordinator of its circle can open
   * again would be lost: whoever changes it stays in it then, as does who makes it secret.
   */
  private Set<MemberId> circle(
      Edit edit,
      Set<MemberId> before,
      Sensitivity sensitivity,
      OrganisationId organisation,
      MemberId by) {
    Set<MemberId> circle =
        new HashSet<>(
            edit.circle()
                .map(ids ->
                    ids.stream().map(id -> member(id, organisation)).collect(Collectors.toSet()))
                .orElse(before));
    boolean becomesSecret = sensitivity == Sensitivity.SECRET && before.isEmpty();
    if (becomesSecret
        || circle.stream().noneMatch(circles.coordinatorsOf(organisation)::contains)) {
      circle.add(by);
    }
    return circle;
  }

  /** Somebody of another association is answered as nobody at all. */
  private MemberId member(UUID id, OrganisationId organisation) {
    return people
        .findMember(new MemberId(id))
        .filter(found -> found.organisation().equals(organisation))
        .map(Member::id)
        .orElseThrow(() -> PlacesProblem.badValue("circle", id.toString(), "GET /api/members"));
  }

  private static Viewer.Member member(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member member -> member;
      case Viewer.Connection connection -> connection.owner();
      case Viewer.Device _, Viewer.Link _, Viewer.Public _, Viewer.System _ ->
          throw PlacesProblem.notYours();
    };
  }

  private static String name(String name) {
    return Alphabet.NAME.read(name);
  }

  private static Sensitivity sensitivity(String code) {
    try {
      return Sensitivity.ofCode(code);
    } catch (IllegalArgumentException e) {
      throw (PlacesProblem)
          PlacesProblem.badValue("sensitivity", code, "normale, haute, secrete").initCause(e);
    }
  }

  private static <E extends Enum<E> & Coded> E code(String field, Class<E> type, String code) {
    return Coded.find(type, code)
        .orElseThrow(() ->
            PlacesProblem.badValue(
                field,
                code,
                Arrays.stream(type.getEnumConstants())
                    .map(Coded::code)
                    .collect(Collectors.joining(", "))));
  }
}
