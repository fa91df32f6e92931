package org.halte.core.policy;

import java.util.List;
import org.halte.base.audit.Journal;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.people.OrganisationId;
import org.springframework.stereotype.Component;

/** The one door to field data: every reading passes here and leaves a line in the journal. */
@Component
public class Policy {
  private final AgreementStore agreements;
  private final Journal journal;
  private final NightCalendar calendar;

  Policy(AgreementStore agreements, Journal journal, NightCalendar calendar) {
    this.agreements = agreements;
    this.journal = journal;
    this.calendar = calendar;
  }

  /**
   * Opens field data to a viewer, as far as the viewer may see them, and says so in the journal.
   * Halte's own followers read without a line, or the journal would drown in them.
   */
  public Access open(Viewer viewer, Reading reading) {
    var access = accessOf(viewer);
    if (!access.isClosed() && !(viewer instanceof Viewer.System)) {
      journal.record(
          actor(viewer), organisation(viewer), "read", reading.what(), reading.subject());
    }
    return access;
  }

  /** Says in the journal what a viewer did with field data: {@code approved}, {@code export} … */
  public void note(Viewer viewer, String action, Reading what) {
    journal.record(actor(viewer), organisation(viewer), action, what.what(), what.subject());
  }

  private Access accessOf(Viewer viewer) {
    var today = calendar.tonight().date();
    var grants = new Grants(today).of(viewer, received(viewer));
    return new Access(viewer, grants, calendar.now());
  }

  private List<Agreement> received(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member member -> received(member.organisation());
      case Viewer.Connection connection -> received(connection.owner().organisation());
      case Viewer.Device device -> received(device.organisation());
      case Viewer.Link _, Viewer.Public _, Viewer.System _ -> List.of();
    };
  }

  private List<Agreement> received(OrganisationId receiver) {
    return agreements.listReceivedBy(receiver, calendar.tonight().date());
  }

  private static String actor(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member member -> "member:" + member.id();
      case Viewer.Connection connection -> "token:" + connection.token();
      case Viewer.Device device -> "device:" + device.token();
      case Viewer.Link link -> "link:" + link.id();
      case Viewer.Public _ -> "public";
      case Viewer.System system -> "halte:" + system.purpose();
    };
  }

  private static String organisation(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member member -> member.organisation().toString();
      case Viewer.Connection connection -> connection.owner().organisation().toString();
      case Viewer.Device device -> device.organisation().toString();
      case Viewer.Link link -> link.organisation().toString();
      case Viewer.Public _, Viewer.System _ -> "";
    };
  }
}
