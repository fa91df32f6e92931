package org.halte.exchange;

import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.policy.Viewer;

/**
 * In whose name a file comes in.
 *
 * @param reader with whose rights known places are looked up
 * @param sender who hands the forms to intake
 * @param importer who it is
 * @param organisation whose they become
 */
public record ImportDoor(
    Viewer reader, Viewer sender, MemberId importer, OrganisationId organisation) {

  /**
   * The door of a coordinator, or of a program of theirs.
   *
   * @throws ImportProblem for everybody else
   */
  public static ImportDoor of(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member member when member.is(Role.COORDINATOR) ->
          new ImportDoor(viewer, viewer, member.id(), member.organisation());
      case Viewer.Connection(_, var owner) when owner.is(Role.COORDINATOR) ->
          new ImportDoor(viewer, viewer, owner.id(), owner.organisation());
      default -> throw ImportProblem.notCoordinator();
    };
  }
}
