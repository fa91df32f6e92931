package org.halte.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.halte.core.policy.Viewer;
import org.halte.web.problems.RequestProblem;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Asks {@link Gate} about every request once Spring has matched it, so that there is one reading of
 * an address, whatever its signs, its case and its encoding.
 */
final class GateKeeper implements HandlerInterceptor {

  private final CurrentViewer current;
  private final Leases leases;

  GateKeeper(CurrentViewer current, Leases leases) {
    this.current = current;
    this.leases = leases;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      // The end of an answer that was let through when it began.
      return true;
    }
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    Gate.Callers callers =
        Gate.find(Gate.Route.of(request, String.valueOf(pattern)))
            .orElseThrow(() -> RequestProblem.nothingHere(request.getRequestURI()));
    Caller caller = caller(request, callers);
    if (!Gate.lets(caller, callers, request)) {
      throw refusal(request, callers, caller);
    }
    if (callers == Gate.Callers.PAGE) {
      SafeHeaders.allowPage(response);
    } else if (!(caller.viewer() instanceof Viewer.Public)) {
      leases.begin(request, caller);
    }
    return true;
  }

  /** Where everybody may come, only a token is looked at, so that a wrong one is said. */
  private Caller caller(HttpServletRequest request, Gate.Callers callers) {
    return switch (callers) {
      case PAGE, ITSELF -> Caller.NOBODY;
      case ANYBODY -> CurrentViewer.hasToken(request) ? current.callerOf(request) : Caller.NOBODY;
      case READERS, MEMBERS, SCREENS, PHONES -> current.callerOf(request);
    };
  }

  private static RuntimeException refusal(
      HttpServletRequest request, Gate.Callers callers, Caller caller) {
    if (callers == Gate.Callers.ITSELF) {
      return RequestProblem.nothingHere(request.getRequestURI());
    }
    return caller.viewer() instanceof Viewer.Public
        ? SecurityProblem.signInFirst()
        : SecurityProblem.notForYou();
  }
}
