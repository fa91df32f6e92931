package org.halte.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private final People people;
  private final RateLimits limits;
  private final SecurityContextRepository contexts;
  private final CsrfTokenRepository csrf;
  private final Changes changes;
  private final Memories memories;

  Sessions(
      People people,
      RateLimits limits,
      SecurityContextRepository contexts,
      CsrfTokenRepository csrf,
      Changes changes,
      Memories memories) {
    this.people = people;
    this.limits = limits;
    this.contexts = contexts;
    this.csrf = csrf;
    this.changes = changes;
    this.memories = memories;
  }

  /** Signs in with address and password; throws after too many failures, or when they are wrong. */
  public People.SignedIn signIn(
      String email, String password, HttpServletRequest request, HttpServletResponse response) {
    String address = request.getRemoteAddr();
    String account = email.strip().toLowerCase(Locale.ROOT) + " " + address;
    limits.check(RateLimits.Kind.SIGN_IN, address);
    limits.check(RateLimits.Kind.ACCOUNT, account);
    try {
      People.SignedIn who = people.signIn(email, password);
      begin(who, request, response);
      return who;
    } catch (PeopleProblem wrong) {
      limits.count(RateLimits.Kind.SIGN_IN, address);
      limits.count(RateLimits.Kind.ACCOUNT, account);
      throw wrong;
    }
  }

  /** Gives oneself another password: other sessions end, this one goes on as a new one. */
  public People.SignedIn changePassword(
      Member member,
      String old,
      String wanted,
      HttpServletRequest request,
      HttpServletResponse response) {
    String account = member.email() + " " + request.getRemoteAddr();
    limits.check(RateLimits.Kind.ACCOUNT, account);
    try {
      People.SignedIn who = people.changePassword(member, old, wanted);
      begin(who, request, response);
      return who;
    } catch (PeopleProblem wrong) {
      limits.count(RateLimits.Kind.ACCOUNT, account);
      throw wrong;
    }
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
