package org.halte.field.figures.boards;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.forms.FormLibrary;
import org.halte.core.policy.Viewer;
import org.halte.core.territory.Territory;
import org.halte.core.territory.Zone;
import org.halte.core.territory.ZoneId;
import org.halte.field.figures.Selection;
import org.springframework.stereotype.Service;

/** All that a phone needs for a night without network, as far as its teams may see it. */
@Service
public class PhonePacks {

  private final PlaceBoard places;
  private final LastVisits visits;
  private final FormLibrary forms;
  private final Territory territory;
  private final PhoneKeyStore keys;
  private final Names names;
  private final NightCalendar calendar;

  PhonePacks(
      PlaceBoard places,
      LastVisits visits,
      FormLibrary forms,
      Territory territory,
      PhoneKeyStore keys,
      Names names,
      NightCalendar calendar) {
    this.places = places;
    this.visits = visits;
    this.forms = forms;
    this.territory = territory;
    this.keys = keys;
    this.names = names;
    this.calendar = calendar;
  }

  /** A zone by code and name. */
  public record ZoneName(String code, String name) {}

  /**
   * A form to fetch at the ODK door.
   *
   * @param hash md5 of the XForm's bytes
   * @param url path below the door of the phone's token
   * @param lends what its reports lend to the next visit before they came back
   */
  public record PackForm(
      String id, String version, String title, String hash, String url, LastVisits.Lends lends) {}

  /**
   * The pack.
   *
   * @param team the only or first team of the phone
   * @param zones that its teams serve; all zones for a phone without team
   * @param lastVisits what the next visit may start from, by place
   * @param storageKey 32 bytes in base64: the phone seals what it keeps with it
   */
  public record Pack(
      Named organisation,
      Optional<Named> member,
      Optional<Named> team,
      List<ZoneName> zones,
      String night,
      List<PlaceCard> places,
      Map<UUID, LastVisits.LastVisit> lastVisits,
      List<PackForm> forms,
      String storageKey,
      Instant serverTime) {
    public Pack {
      zones = List.copyOf(zones);
      places = List.copyOf(places);
      lastVisits = Map.copyOf(lastVisits);
      forms = List.copyOf(forms);
    }
  }

  public Pack pack(Viewer.Device phone) {
    List<PlaceCard> rounds =
        places.list(Selection.ALL, phone).stream().filter(PhonePacks::isForRounds).toList();
    return new Pack(
        names.organisation(phone.organisation()),
        phone.member().map(names::member),
        phone.teams().stream().findFirst().map(team -> names.team(team.team())),
        zones(phone),
        calendar.tonight().toString(),
        rounds,
        visits.of(rounds.stream().map(PlaceCard::id).toList(), phone),
        forms.listFor(phone).stream()
            .map(form ->
                new PackForm(
                    form.id(),
                    form.version(),
                    form.title(),
                    form.md5(),
                    "forms/" + form.id() + ".xml",
                    visits.lendsOf(form.form())))
            .toList(),
        Base64.getEncoder().encodeToString(keys.keyOf(phone.token())),
        calendar.now());
  }

  /** What is closed for good is not on a round; what shows by district cannot be gone to. */
  private static boolean isForRounds(PlaceCard card) {
    return card.precision().equals("exact")
        && card.name().isPresent()
        && card.state().filter("ferme"::equals).isEmpty();
  }

  private List<ZoneName> zones(Viewer.Device phone) {
    Set<ZoneId> served =
        phone.teams().stream().flatMap(team -> team.zones().stream()).collect(Collectors.toSet());
    return territory.listZones().stream()
        .filter((Zone zone) -> phone.teams().isEmpty() || served.contains(zone.id()))
        .map(zone -> new ZoneName(zone.id().code(), zone.name()))
        .toList();
  }
}
