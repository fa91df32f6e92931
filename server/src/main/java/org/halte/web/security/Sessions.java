package org.halte.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.halte.base.changes.Changes;
import org.halte.core.people.Member;
import org.halte.core.people.People;
import org.halte.core.people.PeopleProblem;
import org.halte.core.people.memory.Memories;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Begins and ends sessions in the browser. */
@Component
public class Sessions {

  private static final Set<String> WRONG =
      Set.of(PeopleProblem.wrongSignIn().code(), PeopleProblem.wrongPassword().code());

  private final People people;
  private final RateLimits limits;
  private final KnownDevices devices;
  private final SecurityContextRepository contexts;
  private final CsrfTokenRepository csrf;
  private final Changes changes;
  private final Memories memories;

  Sessions(
      People people,
      RateLimits limits,
      KnownDevices devices,
      SecurityContextRepository contexts,
      CsrfTokenRepository csrf,
      Changes changes,
      Memories memories) {
    this.people = people;
    this.limits = limits;
    this.devices = devices;
    this.contexts = contexts;
    this.csrf = csrf;
    this.changes = changes;
    this.memories = memories;
  }

  /** Signs in with address and password; throws after too many failures, or when they are wrong. */
  public People.SignedIn signIn(
      String email,
      String password,
      String association,
      HttpServletRequest request,
      HttpServletResponse response) {
    String account = email.strip().toLowerCase(Locale.ROOT);
    People.SignedIn who =
        limits.attempt(
            tries(account, request),
            () -> people.signIn(email, password, association),
            Sessions::isWrong);
    devices.remember(account, request, response);
    begin(who, request, response);
    return who;
  }

  /** A device that the account knows is counted alone; all others together, and by address. */
  private List<RateLimits.Key> tries(String account, HttpServletRequest request) {
    String address = request.getRemoteAddr();
    return devices
        .find(account, request)
        .map(device ->
            List.of(new RateLimits.Key(RateLimits.Kind.KNOWN_DEVICE, account + " " + device)))
        .orElseGet(() ->
            List.of(
                new RateLimits.Key(RateLimits.Kind.ACCOUNT_HERE, account + " " + address),
                new RateLimits.Key(RateLimits.Kind.ADDRESS, address),
                new RateLimits.Key(RateLimits.Kind.ACCOUNT, account)));
  }

  /** Gives oneself another password: other sessions end, this one goes on as a new one. */
  public People.SignedIn changePassword(
      Member member,
      String old,
      String wanted,
      HttpServletRequest request,
      HttpServletResponse response) {
    People.SignedIn who =
        limits.attempt(
            List.of(new RateLimits.Key(RateLimits.Kind.OLD_PASSWORD, member.id().toString())),
            () -> people.changePassword(member, old, wanted),
            Sessions::isWrong);
    begin(who, request, response);
    return who;
  }

  private static boolean isWrong(RuntimeException failure) {
    return failure instanceof PeopleProblem problem && WRONG.contains(problem.code());
  }

  /**
   * Begins a session for somebody who proved who they are. The session and its CSRF token are new
   * ones: what was known before signing in is worth nothing after.
   */
  private void begin(
      People.SignedIn who, HttpServletRequest request, HttpServletResponse response) {
    end(request, response);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    SessionMember member = new SessionMember(who.member().id().value(), who.epoch());
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(member, null, List.of()));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  /** Ends the session, and within a second whatever it left open, on every node. */
  public void end(HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      String id = session.getId();
      session.invalidate();
      changes.append("session", "ended", id, Map.of());
      memories.forget();
    }
    SecurityContextHolder.clearContext();
    csrf.saveToken(csrf.generateToken(request), request, response);
  }
}
