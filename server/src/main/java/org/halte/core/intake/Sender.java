package org.halte.core.intake;

import java.util.List;
import java.util.UUID;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.policy.TeamScope;
import org.halte.core.policy.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Who a form is from, as columns; null where there is none.
 *
 * @param coordinator whether it is a coordinator at a desk
 * @param held whether it counts only once a coordinator approves it
 */
record Sender(
    OrganisationId organisation,
    @Nullable UUID team,
    @Nullable UUID member,
    @Nullable UUID deviceToken,
    @Nullable UUID link,
    boolean coordinator,
    boolean held) {

  /** Throws {@link IntakeProblem} for a viewer without an organisation. */
  static Sender of(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Device device ->
          new Sender(
              device.organisation(),
              onlyTeam(device.teams()),
              device.member().map(MemberId::value).orElse(null),
              device.token(),
              null,
              false,
              false);
      case Viewer.Member member -> of(member);
      case Viewer.Connection connection -> of(connection.owner());
      case Viewer.Link link ->
          new Sender(link.organisation(), null, null, null, link.id(), false, link.held());
      case Viewer.Public _, Viewer.System _ -> throw IntakeProblem.noOrganisation();
    };
  }

  private static Sender of(Viewer.Member member) {
    return new Sender(
        member.organisation(),
        onlyTeam(member.teams()),
        member.id().value(),
        null,
        null,
        member.is(Role.COORDINATOR),
        false);
  }

  /** With several teams nobody can tell for which one the form was filled. */
  private static @Nullable UUID onlyTeam(List<TeamScope> teams) {
    return teams.size() == 1 ? teams.getFirst().team().value() : null;
  }
}
