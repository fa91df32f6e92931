package org.halte.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.People;
import org.halte.core.people.memory.Memories;
import org.halte.core.policy.Agreement;
import org.halte.core.policy.AgreementStore;
import org.halte.core.policy.Viewer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Gives a {@link Lease} for what a request asks, and remembers it with the request. */
@Component
public class Leases {

  private static final String KNOWN = Lease.class.getName();

  private final Viewers viewers;
  private final People people;
  private final AgreementStore agreements;
  private final NightCalendar calendar;
  private final SessionRepository<?> sessions;
  private final Memories memories;

  Leases(
      Viewers viewers,
      People people,
      AgreementStore agreements,
      NightCalendar calendar,
      SessionRepository<?> sessions,
      Memories memories) {
    this.viewers = viewers;
    this.people = people;
    this.agreements = agreements;
    this.calendar = calendar;
    this.sessions = sessions;
    this.memories = memories;
  }

  /** The lease of a request that was let in; empty for one that needs nobody. */
  public static Optional<Lease> find(HttpServletRequest request) {
    return request.getAttribute(KNOWN) instanceof Lease lease
        ? Optional.of(lease)
        : Optional.empty();
  }

  /** From now on the request stands on this caller's rights. */
  void begin(HttpServletRequest request, Caller caller) {
    if (request.getAttribute(KNOWN) == null) {
      Supplier<Optional<Viewer>> again = caller.session() ? session(request) : token(caller);
      request.setAttribute(
          KNOWN, new Lease(ground(caller.viewer()), () -> again.get().map(this::ground), memories));
    }
  }

  private Lease.Ground ground(Viewer viewer) {
    return new Lease.Ground(viewer, agreements(viewer));
  }

  private List<Agreement> agreements(Viewer viewer) {
    return organisation(viewer)
        .map(own -> agreements.listReceivedBy(own, calendar.tonight().date()))
        .orElse(List.of());
  }

  private static Optional<OrganisationId> organisation(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member member -> Optional.of(member.organisation());
      case Viewer.Device phone -> Optional.of(phone.organisation());
      case Viewer.Connection program -> Optional.of(program.owner().organisation());
      case Viewer.Link _, Viewer.Public _, Viewer.System _ -> Optional.empty();
    };
  }

  private Supplier<Optional<Viewer>> token(Caller caller) {
    return () -> viewers.findAgain(caller.viewer());
  }

  /**
   * That very session, not only its member: signing out on one screen ends what that one watches.
   */
  private Supplier<Optional<Viewer>> session(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    if (session == null
        || known == null
        || !(known.getPrincipal() instanceof SessionMember(var member, var epoch))) {
      return Optional::empty;
    }
    String id = session.getId();
    return () ->
        sessions.findById(id) == null
            ? Optional.empty()
            : people.findSignedIn(new MemberId(member), epoch).map(viewers::viewerOf);
  }
}
