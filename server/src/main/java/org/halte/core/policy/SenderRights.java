package org.halte.core.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.People;
import org.halte.core.people.Role;
import org.halte.core.people.Teams;
import org.springframework.stereotype.Component;

/**
 * What whoever sends a form may name in it, and change by it: asked by those who derive something
 * from it, from the same matrix as what people read. A form may come weeks after it was filled and
 * from a phone that has since changed its team, so what it names is not held to the zones and
 * nights of a round: what its association's coordinators see, a secret thing only for its own
 * circle. To change a thing its sender must be able to read it now.
 */
@Component
public class SenderRights {

  /** In no circle at all. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final AgreementStore agreements;
  private final People people;
  private final Teams teams;
  private final TeamScopes scopes;
  private final NightCalendar calendar;

  SenderRights(
      AgreementStore agreements,
      People people,
      Teams teams,
      TeamScopes scopes,
      NightCalendar calendar) {
    this.agreements = agreements;
    this.people = people;
    this.teams = teams;
    this.scopes = scopes;
    this.calendar = calendar;
  }

  /**
   * Whether a thing is, or was until it was taken off, there for the sender by name and exact
   * point. What is not must be answered exactly as if there were no such thing.
   */
  public boolean mayName(Teller teller, Facts thing) {
    return isPlain(access(teller, thing).decide(thing.ifThere()));
  }

  private static boolean isPlain(Decision decision) {
    return decision.opens(FieldClass.PLACE)
        && decision.opens(FieldClass.POSITION)
        && decision.precision() == Precision.EXACT;
  }

  /**
   * Whether a form of the sender may change a thing as it stands: one of its own association that
   * its sender reads by name and point, in the zones of their teams of now. Or one form would pull
   * another team's place into the sender's zone, with all that was said of it. Whoever holds a link
   * only adds.
   */
  public boolean mayChange(Teller teller, Facts thing) {
    return !teller.byLink()
        && thing.owner().equals(teller.organisation())
        && findReader(teller)
            .filter(reader -> isPlain(own(reader).decide(thing.ifThere())))
            .isPresent();
  }

  private Access own(Viewer reader) {
    var today = calendar.tonight().date();
    return new Access(reader, new Grants(today).of(reader, List.of()), calendar.now());
  }

  /** The sender as a reader, with the rights of now; empty for who may no longer come in. */
  private Optional<Viewer> findReader(Teller teller) {
    if (teller.member().isPresent()) {
      return people
          .findMember(teller.member().get())
          .filter(Member::active)
          .map(member ->
              new Viewer.Member(
                  member.id(),
                  member.organisation(),
                  member.roles(),
                  scopes.of(teams.listTeamsOf(member.id()))));
    }
    if (teller.team().isEmpty()) {
      return Optional.of(sharedPhone(teller, List.of()));
    }
    return teams
        .findTeam(teller.team().get())
        .map(team -> sharedPhone(teller, scopes.of(List.of(team))));
  }

  private static Viewer sharedPhone(Teller teller, List<TeamScope> rounds) {
    return new Viewer.Device(NOBODY, teller.organisation(), Optional.empty(), rounds);
  }

  private Access access(Teller teller, Facts thing) {
    var today = calendar.tonight().date();
    List<Agreement> received =
        thing.owner().equals(teller.organisation())
            ? List.of()
            : agreements.listReceivedBy(teller.organisation(), today);
    return new Access(
        viewer(teller), new Grants(today).of(viewer(teller), received), calendar.now());
  }

  /** Whoever holds a link knows of no more than a phone without a team. */
  private static Viewer viewer(Teller teller) {
    return teller.byLink()
        ? sharedPhone(teller, List.of())
        : new Viewer.Member(
            teller.member().orElseGet(() -> new MemberId(NOBODY)),
            teller.organisation(),
            Set.of(Role.COORDINATOR),
            List.of());
  }
}
