package org.halte.core.policy;

import static org.halte.core.policy.FieldClass.COUNTS;
import static org.halte.core.policy.FieldClass.NEEDS;
import static org.halte.core.policy.FieldClass.PHOTO;
import static org.halte.core.policy.FieldClass.PLACE;
import static org.halte.core.policy.FieldClass.POSITION;
import static org.halte.core.policy.FieldClass.TEAM;
import static org.halte.core.policy.Sensitivity.HIGH;
import static org.halte.core.policy.Sensitivity.NORMAL;
import static org.halte.core.policy.Sensitivity.SECRET;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.people.TeamId;

/**
 * The matrix of rights, line by line: turns a viewer into grants. A role that is not named here
 * opens nothing; organisation and instance administrators are not named.
 *
 * @param tonight the night that volunteers' two weeks are counted back from
 */
record Grants(LocalDate tonight) {
  private static final int VOLUNTEER_DAYS_BACK = 14;
  private static final Duration AT_ONCE = Duration.ZERO;

  /** The longest delay of any agreement; the database remembers outlines for so long. */
  static final Duration LONGEST_DELAY = Duration.ofHours(24);

  private static final Set<FieldClass> ALL = EnumSet.allOf(FieldClass.class);
  private static final Set<FieldClass> NOT_OF_OTHER_TEAMS = EnumSet.of(PHOTO, TEAM);
  private static final Set<FieldClass> SHARED_PHONE = EnumSet.of(POSITION, PLACE, COUNTS, NEEDS);
  private static final Set<FieldClass> COORDINATION = EnumSet.of(POSITION, PLACE, COUNTS, NEEDS);
  private static final Set<FieldClass> COORDINATION_BLURRED = EnumSet.of(POSITION, COUNTS);

  List<Grant> of(Viewer viewer, List<Agreement> received) {
    return switch (viewer) {
      case Viewer.Member member -> ofMember(member, received);
      case Viewer.Connection connection -> ofMember(connection.owner(), received);
      case Viewer.Device device when device.teams().isEmpty() -> List.of(sharedPhone(device));
      case Viewer.Device device ->
          ofRounds(device.organisation(), device.teams(), device.member(), received);
      case Viewer.System _ -> List.of(everything());
      case Viewer.Link _, Viewer.Public _ -> List.of();
    };
  }

  private List<Grant> ofMember(Viewer.Member member, List<Agreement> received) {
    var grants = new ArrayList<Grant>();
    if (member.is(Role.COORDINATOR)) {
      grants.addAll(ofCoordinator(member, received));
    }
    if (member.is(Role.VOLUNTEER)) {
      grants.addAll(
          ofRounds(member.organisation(), member.teams(), Optional.of(member.id()), received));
    }
    return grants;
  }

  private static List<Grant> ofCoordinator(Viewer.Member member, List<Agreement> received) {
    var everywhere = new Reach.Everywhere();
    var own = Set.of(member.organisation());
    var grants = new ArrayList<Grant>();
    grants.add(own(own, everywhere, ALL, Set.of(), true));
    grants.add(circle(own, everywhere, member.id(), ALL, Set.of(), true));
    grants.addAll(shared(everywhere, received));
    return grants;
  }

  private List<Grant> ofRounds(
      OrganisationId organisation,
      List<TeamScope> teams,
      Optional<MemberId> member,
      List<Agreement> received) {
    if (teams.isEmpty()) {
      return List.of();
    }
    var rounds = new Reach.Rounds(teams, tonight.minusDays(VOLUNTEER_DAYS_BACK));
    var own = Set.of(organisation);
    var ownTeams = teams.stream().map(TeamScope::team).collect(Collectors.toSet());
    var common = EnumSet.complementOf(EnumSet.copyOf(NOT_OF_OTHER_TEAMS));
    var grants = new ArrayList<Grant>();
    grants.add(own(own, rounds, common, Set.of(), false));
    grants.add(own(own, rounds, ALL, ownTeams, false));
    member.ifPresent(insider -> {
      grants.add(circle(own, rounds, insider, common, Set.of(), false));
      grants.add(circle(own, rounds, insider, ALL, ownTeams, false));
    });
    grants.addAll(shared(rounds, received));
    return grants;
  }

  private static Grant own(
      Set<OrganisationId> owners,
      Reach reach,
      Set<FieldClass> open,
      Set<TeamId> ofTeams,
      boolean write) {
    return new Grant(
        owners,
        reach,
        EnumSet.of(NORMAL, HIGH),
        ofTeams,
        Optional.empty(),
        Age.PAST,
        AT_ONCE,
        Precision.EXACT,
        open,
        write);
  }

  private static Grant circle(
      Set<OrganisationId> owners,
      Reach reach,
      MemberId insider,
      Set<FieldClass> open,
      Set<TeamId> ofTeams,
      boolean write) {
    return new Grant(
        owners,
        reach,
        EnumSet.of(SECRET),
        ofTeams,
        Optional.of(insider),
        Age.PAST,
        AT_ONCE,
        Precision.EXACT,
        open,
        write);
  }

  /**
   * The template “Coordination”: ordinary places with the last visit to each at once; sensitive
   * ones blurred, a day late and without any visit. What lies further back is never shared.
   */
  private static List<Grant> shared(Reach reach, List<Agreement> received) {
    if (received.isEmpty()) {
      return List.of();
    }
    var givers = received.stream().map(Agreement::giver).collect(Collectors.toSet());
    return List.of(
        shared(givers, reach, NORMAL, Age.LATEST, AT_ONCE, Precision.EXACT, COORDINATION),
        shared(
            givers,
            reach,
            HIGH,
            Age.STANDING,
            LONGEST_DELAY,
            Precision.DISTRICT,
            COORDINATION_BLURRED));
  }

  private static Grant shared(
      Set<OrganisationId> givers,
      Reach reach,
      Sensitivity sensitivity,
      Age upTo,
      Duration delay,
      Precision precision,
      Set<FieldClass> open) {
    return new Grant(
        givers,
        reach,
        EnumSet.of(sensitivity),
        Set.of(),
        Optional.empty(),
        upTo,
        delay,
        precision,
        open,
        false);
  }

  private static Grant sharedPhone(Viewer.Device device) {
    return new Grant(
        Set.of(device.organisation()),
        new Reach.Everywhere(),
        EnumSet.of(NORMAL),
        Set.of(),
        Optional.empty(),
        Age.PAST,
        AT_ONCE,
        Precision.EXACT,
        SHARED_PHONE,
        false);
  }

  private static Grant everything() {
    return new Grant(
        Set.of(),
        new Reach.Everywhere(),
        EnumSet.allOf(Sensitivity.class),
        Set.of(),
        Optional.empty(),
        Age.PAST,
        AT_ONCE,
        Precision.EXACT,
        ALL,
        true);
  }
}
