package org.halte.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.People;
import org.halte.core.people.entry.Device;
import org.halte.core.policy.Viewer;
import org.halte.web.problems.ReaderLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Says who makes a request: the bearer of a token, else the member of the session, else nobody.
 * Fills every controller's parameter of type {@link Viewer}; nobody gets no viewer there but the
 * answer to sign in.
 */
@Component
public class CurrentViewer implements HandlerMethodArgumentResolver {

  private static final String KNOWN = CurrentViewer.class.getName();
  private static final String BEARER = "Bearer ";

  private static final Duration UPLOAD = Duration.ofSeconds(1);

  private final Viewers viewers;
  private final People people;
  private final RateLimits limits;

  CurrentViewer(Viewers viewers, People people, RateLimits limits) {
    this.viewers = viewers;
    this.people = people;
    this.limits = limits;
  }

  /** Who makes a request that asks for nothing in particular; nobody is {@link Viewer.Public}. */
  public Viewer find(HttpServletRequest request) {
    return callerOf(request).viewer();
  }

  static boolean hasToken(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }

  /** Throws a SecurityProblem for a token that does not count; a session that ended is nobody's. */
  Caller callerOf(HttpServletRequest request) {
    if (request.getAttribute(KNOWN) instanceof Caller known) {
      return known;
    }
    Caller caller = hasToken(request) ? bearer(request) : session();
    request.setAttribute(KNOWN, caller);
    caller.locale().ifPresent(locale -> ReaderLanguage.prefer(request, locale));
    return caller;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Viewer.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
    Caller caller = request == null ? Caller.NOBODY : callerOf(request);
    if (caller.viewer() instanceof Viewer.Public) {
      throw SecurityProblem.signInFirst();
    }
    // What was sent has been read by now, which may have taken long.
    if (request != null && Leases.find(request).filter(l -> !l.holds(UPLOAD)).isPresent()) {
      throw SecurityProblem.signInFirst();
    }
    return caller.viewer();
  }

  private Caller bearer(HttpServletRequest request) {
    String token = request.getHeader("Authorization").substring(BEARER.length()).strip();
    return viewers
        .findProgram(token)
        .or(() -> viewers.findPhone(token, Device.Scope.APP).map(this::phone))
        .orElseThrow(() -> {
          limits.wrong(RateLimits.Kind.TOKEN, request.getRemoteAddr());
          return SecurityProblem.unknownToken();
        });
  }

  private Caller phone(Viewer.Device phone) {
    return new Caller(phone, viewers.findOwner(phone).map(Member::locale), false);
  }

  private Caller session() {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    if (known == null || !(known.getPrincipal() instanceof SessionMember(var id, var epoch))) {
      return Caller.NOBODY;
    }
    return people
        .findSignedIn(new MemberId(id), epoch)
        .map(member -> new Caller(viewers.viewerOf(member), Optional.of(member.locale()), true))
        .orElse(Caller.NOBODY);
  }
}
