package org.halte.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.halte.core.policy.Viewer;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which sort of caller may use which address under /api; what they find behind it is decided by
 * policy and by {@link org.halte.core.people.Actor}. Phones read, and only what a round needs; a
 * personal token cannot make further tokens or change the password.
 */
final class Gate {

  private static final List<RequestMatcher> ANYBODY =
      List.of(
          at(HttpMethod.GET, "/api/openapi.json"),
          at(HttpMethod.POST, "/api/session"),
          at(HttpMethod.POST, "/api/enrol"),
          at(HttpMethod.GET, "/api/setup/{token}"),
          at(HttpMethod.POST, "/api/setup/{token}"),
          at(HttpMethod.GET, "/api/invitations/{token}"),
          at(HttpMethod.POST, "/api/invitations/{token}"),
          at(HttpMethod.GET, "/api/fill/**"),
          at(HttpMethod.POST, "/api/fill/{token}"),
          at(HttpMethod.POST, "/api/password-resets"),
          at(HttpMethod.POST, "/api/password-resets/{token}"));

  private static final List<RequestMatcher> PHONES =
      List.of(
          at(HttpMethod.GET, "/api/phone/**"),
          at(HttpMethod.GET, "/api/me"),
          at(HttpMethod.GET, "/api/places/**"),
          at(HttpMethod.GET, "/api/reports/**"),
          at(HttpMethod.GET, "/api/figures"),
          at(HttpMethod.GET, "/api/tables/**"),
          at(HttpMethod.GET, "/api/forms/**"),
          at(HttpMethod.GET, "/api/zones"),
          at(HttpMethod.GET, "/api/events"));

  private static final List<RequestMatcher> SESSIONS_ONLY =
      List.of(
          PathPatternRequestMatcher.withDefaults().matcher("/api/tokens/**"),
          at(HttpMethod.PUT, "/api/me/password"));

  private Gate() {}

  /** Whether the address is open to everybody, so that no session speaks for the caller. */
  static boolean isOpen(HttpServletRequest request) {
    return any(ANYBODY, request);
  }

  static boolean lets(Caller caller, HttpServletRequest request) {
    return isOpen(request)
        || switch (caller.viewer()) {
          case Viewer.Member _ -> true;
          case Viewer.Connection _ -> !any(SESSIONS_ONLY, request);
          case Viewer.Device _ -> any(PHONES, request);
          case Viewer.Link _, Viewer.Public _, Viewer.System _ -> false;
        };
  }

  private static boolean any(List<RequestMatcher> addresses, HttpServletRequest request) {
    return addresses.stream().anyMatch(address -> address.matches(request));
  }

  private static RequestMatcher at(HttpMethod method, String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(method, path);
  }
}
