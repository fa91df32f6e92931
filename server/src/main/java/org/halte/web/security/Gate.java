package org.halte.web.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.halte.core.policy.Viewer;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which sort of caller may use which address: every route of the server, as it is matched. What is
 * not written here does not exist, for anybody. What a caller finds behind a route is decided by
 * policy and by {@link org.halte.core.people.Actor}.
 */
final class Gate {

  /** Who may come by a route. */
  enum Callers {
    /** The built screens, for everybody: the only answers that a browser may run as a page. */
    PAGE,
    /** Everybody; no session speaks for the caller. */
    ANYBODY,
    /** Signed-in members, programs with a personal token, and phones: reading for a round. */
    READERS,
    /** Signed-in members and programs. */
    MEMBERS,
    /** Signed-in members alone: a token hands out no way in that would outlive it. */
    SCREENS,
    /** Phones alone. */
    PHONES,
    /** Nobody: the server itself says here what went wrong. */
    ITSELF
  }

  private static final String TABLE =
      """
      PAGE     GET    /
      PAGE     GET    /app
      PAGE     GET    /app/
      PAGE     GET    /app/**
      PAGE     GET    /assets/**
      PAGE     GET    /desk
      PAGE     GET    /desk/
      PAGE     GET    /desk/**
      PAGE     GET    /desk/{page:[^.]*}
      PAGE     GET    /desk/{page:[^.]*}/{id}
      PAGE     GET    /desk/{page:[^.]*}/{id}/{part:[^.]*}
      PAGE     GET    /fill/
      PAGE     GET    /fill/*.html
      PAGE     GET    /fill/{token:[^.]*}
      PAGE     GET    /join
      PAGE     GET    /join/{token}
      PAGE     GET    /reset
      PAGE     GET    /reset/{token}
      PAGE     GET    /setup
      PAGE     GET    /setup/{token}
      PAGE     GET    /sign-in

      ANYBODY  GET    /health
      ANYBODY  GET    /api/openapi.json
      ANYBODY  GET    /basemap/schematic.geojson
      ANYBODY  GET    /basemap/style.json
      ANYBODY  GET    /basemap/tiles.pmtiles
      ANYBODY  POST   /api/enrol
      ANYBODY  POST   /api/session
      ANYBODY  POST   /api/password-resets
      ANYBODY  POST   /api/password-resets/{token}
      ANYBODY  GET    /api/setup/{token}
      ANYBODY  POST   /api/setup/{token}
      ANYBODY  GET    /api/invitations/{token}
      ANYBODY  POST   /api/invitations/{token}
      ANYBODY  GET    /api/fill/{token}
      ANYBODY  GET    /api/fill/{token}/form
      ANYBODY  GET    /api/fill/{token}/files/{name}
      ANYBODY  POST   /api/fill/{token}

      PHONES   GET    /api/phone/pack

      READERS  GET    /api/events
      READERS  GET    /api/figures
      READERS  GET    /api/forms
      READERS  GET    /api/forms/{id}.md
      READERS  GET    /api/forms/{id}.xlsx
      READERS  GET    /api/forms/{id}/changes
      READERS  GET    /api/forms/{id}/data
      READERS  GET    /api/forms/{id}/data/charts
      READERS  GET    /api/forms/{id}/data/columns
      READERS  GET    /api/forms/{id}/data/{instanceId}
      READERS  GET    /api/forms/{id}/export
      READERS  GET    /api/forms/{id}/export/data.geojson
      READERS  GET    /api/forms/{id}/export/data.kml
      READERS  GET    /api/forms/{id}/export/data.xlsx
      READERS  GET    /api/forms/{id}/export/data.zip
      READERS  GET    /api/forms/{id}/export/media.zip
      READERS  GET    /api/forms/{id}/links
      READERS  GET    /api/forms/{id}/xform
      READERS  GET    /api/me
      READERS  GET    /api/places
      READERS  GET    /api/places/near
      READERS  GET    /api/places/{id}
      READERS  GET    /api/places/{id}/to-do
      READERS  GET    /api/reports
      READERS  GET    /api/reports/{instanceId}
      READERS  GET    /api/reports/{instanceId}/files/{name}
      READERS  GET    /api/tables
      READERS  GET    /api/tables/{name}
      READERS  GET    /api/zones

      MEMBERS  GET    /api/agreements
      MEMBERS  GET    /api/devices
      SCREENS  POST   /api/devices
      SCREENS  POST   /api/devices/claims
      SCREENS  POST   /api/devices/collect
      MEMBERS  DELETE /api/devices/{id}
      MEMBERS  GET    /api/export.csv
      MEMBERS  GET    /export.csv
      MEMBERS  GET    /api/export.xlsx
      MEMBERS  GET    /export.xlsx
      MEMBERS  POST   /api/forms/check
      MEMBERS  GET    /api/forms/managed
      MEMBERS  POST   /api/forms/publish
      MEMBERS  POST   /api/forms/{id}/data/decisions
      MEMBERS  PUT    /api/forms/{id}/decisions
      MEMBERS  GET    /api/forms/{id}/life
      MEMBERS  POST   /api/forms/{id}/links
      MEMBERS  PATCH  /api/forms/{id}/links/{link}
      MEMBERS  DELETE /api/forms/{id}/links/{link}
      MEMBERS  DELETE /api/forms/{id}/reports
      MEMBERS  POST   /api/forms/{id}/restore
      MEMBERS  POST   /api/forms/{id}/withdraw
      MEMBERS  POST   /api/imports
      MEMBERS  POST   /api/imports/{id}/dry-run
      MEMBERS  POST   /api/imports/{id}/run
      MEMBERS  GET    /api/health
      MEMBERS  GET    /api/invitations
      SCREENS  POST   /api/invitations
      MEMBERS  DELETE /api/invitations/{id}
      MEMBERS  GET    /api/lists
      MEMBERS  POST   /api/lists
      MEMBERS  GET    /api/lists/{name}
      MEMBERS  PATCH  /api/lists/{name}
      MEMBERS  GET    /api/lists/{name}.csv
      MEMBERS  POST   /api/lists/{name}/conflicts/{id}
      MEMBERS  POST   /api/lists/{name}/entities
      MEMBERS  GET    /api/lists/{name}/entities/{id}
      MEMBERS  PATCH  /api/lists/{name}/entities/{id}
      MEMBERS  DELETE /api/lists/{name}/entities/{id}
      MEMBERS  POST   /api/lists/{name}/entities/{id}/merge
      MEMBERS  POST   /api/lists/{name}/entities/{id}/restore
      MEMBERS  POST   /api/lists/{name}/upload
      MEMBERS  POST   /api/lists/{name}/waiting
      MEMBERS  PATCH  /api/me
      MEMBERS  GET    /api/members
      MEMBERS  PATCH  /api/members/{id}
      MEMBERS  DELETE /api/members/{id}
      SCREENS  POST   /api/members/{id}/reset-link
      MEMBERS  GET    /api/openapi.json.yaml
      MEMBERS  GET    /api/organisations
      MEMBERS  POST   /api/organisations
      MEMBERS  PATCH  /api/organisations/{id}
      MEMBERS  DELETE /api/organisations/{id}
      MEMBERS  POST   /api/places
      MEMBERS  PATCH  /api/places/{id}
      MEMBERS  POST   /api/places/{id}/conflicts/{conflict}
      MEMBERS  POST   /api/places/{id}/merge
      MEMBERS  POST   /api/places/{id}/unmerge
      MEMBERS  PATCH  /api/reports/{instanceId}
      MEMBERS  POST   /api/reports/{instanceId}/review
      MEMBERS  GET    /api/sectors
      MEMBERS  POST   /api/sectors
      MEMBERS  PUT    /api/sectors/{id}
      MEMBERS  DELETE /api/sectors/{id}
      MEMBERS  DELETE /api/session
      MEMBERS  PATCH  /api/tables/{name}/{number}
      MEMBERS  GET    /api/teams
      MEMBERS  POST   /api/teams
      MEMBERS  PUT    /api/teams/{id}
      MEMBERS  DELETE /api/teams/{id}
      MEMBERS  PUT    /api/zones
      MEMBERS  POST   /api/zones/preview

      SCREENS  GET    /api/tokens
      SCREENS  POST   /api/tokens
      SCREENS  DELETE /api/tokens/{id}
      SCREENS  PUT    /api/me/password

      ITSELF   ANY    /error
      """;

  private static final Map<Route, Callers> ROUTES = read(TABLE);

  private static final List<RequestMatcher> OPEN =
      ROUTES.entrySet().stream()
          .filter(entry -> entry.getValue() == Callers.ANYBODY)
          .map(entry -> entry.getKey().matcher())
          .toList();

  /**
   * A route as Spring matched it.
   *
   * @param method {@code GET} for HEAD too; {@code ANY} where the table asks for none
   * @param pattern of the address, decoded, as its controller or page is written down
   */
  record Route(String method, String pattern) {

    /** The route of a request that was matched with a pattern. */
    static Route of(HttpServletRequest request, String pattern) {
      String method = request.getMethod().toUpperCase(Locale.ROOT);
      return new Route(method.equals("HEAD") ? "GET" : method, pattern);
    }

    private RequestMatcher matcher() {
      return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.valueOf(method), pattern);
    }
  }

  private Gate() {}

  /** The whole table. */
  static Map<Route, Callers> routes() {
    return ROUTES;
  }

  /** Who may come by the route; empty when there is no such route. */
  static Optional<Callers> find(Route route) {
    return Optional.ofNullable(ROUTES.get(route))
        .or(() -> Optional.ofNullable(ROUTES.get(new Route("ANY", route.pattern()))));
  }

  /**
   * Whether a request leads to a route that is open to everybody, asked before it is matched: for
   * what comes before, such as the look at the CSRF token.
   */
  static boolean isOpen(HttpServletRequest request) {
    return OPEN.stream().anyMatch(route -> route.matches(request));
  }

  static boolean lets(Caller caller, Callers callers, HttpServletRequest request) {
    return switch (callers) {
      case PAGE, ANYBODY -> true;
      case READERS -> isMember(caller) || isProgram(caller) || isPhone(caller);
      case MEMBERS -> isMember(caller) || isProgram(caller);
      case SCREENS -> isMember(caller);
      case PHONES -> isPhone(caller);
      case ITSELF -> request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
    };
  }

  private static boolean isMember(Caller caller) {
    return caller.viewer() instanceof Viewer.Member;
  }

  private static boolean isProgram(Caller caller) {
    return caller.viewer() instanceof Viewer.Connection;
  }

  private static boolean isPhone(Caller caller) {
    return caller.viewer() instanceof Viewer.Device;
  }

  private static Map<Route, Callers> read(String table) {
    Map<Route, Callers> routes = new LinkedHashMap<>();
    table
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> Arrays.asList(line.split(" +")))
        .forEach(words ->
            routes.put(new Route(words.get(1), words.get(2)), Callers.valueOf(words.getFirst())));
    return Collections.unmodifiableMap(routes);
  }
}
