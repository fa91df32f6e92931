package org.halte.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.Organisation;
import org.halte.core.people.Role;
import org.halte.core.people.entry.ApiTokens;
import org.halte.core.people.entry.Devices;
import org.halte.core.people.entry.Invitations;
import org.halte.testing.RawHttp;
import org.halte.testing.TestClient;
import org.halte.testing.TestHalte;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every address of the server against every sort of caller, with things that belong to another
 * association in the path. The addresses are read from the running application: one that is not
 * written here and in {@link Gate} fails the test, so that nobody forgets to decide who may use it.
 */
class RoutesTest {

  /**
   * One sign per caller, in the order of {@link #callers}: {@code L} sign in first, {@code x}
   * forbidden, {@code 0} does not exist for this caller, {@code +} let through to the work (which
   * may then find the empty request wrong). Two signs: open to everybody.
   */
  private static final String DECIDED =
      """
      DELETE /api/devices/{id}                L00000x
      DELETE /api/forms/{id}/links/{link}     L00000x
      DELETE /api/forms/{id}/reports          Lxx0xxx
      DELETE /api/invitations/{id}            L00000x
      DELETE /api/lists/{name}/entities/{id}  L+++++x
      DELETE /api/members/{id}                L00000x
      DELETE /api/organisations/{id}          Lxxx+xx
      DELETE /api/sectors/{id}                L00000x
      DELETE /api/session                     L+++++x
      DELETE /api/teams/{id}                  L00000x
      DELETE /api/tokens/{id}                 L0000xx
      GET /api/agreements                     L+++++x
      GET /api/devices                        L+++++x
      GET /api/events                         L++++++
      GET /api/export.csv                     L+++++x
      GET /api/export.xlsx                    L+++++x
      GET /api/figures                        L++++++
      GET /api/fill/{token}                   00
      GET /api/fill/{token}/files/{name}      00
      GET /api/fill/{token}/form              00
      GET /api/forms                          L++++++
      GET /api/forms/managed                  Lx++x+x
      GET /api/forms/{id}/changes             L++++++
      GET /api/forms/{id}/life                Lx00x0x
      GET /api/forms/{id}.md                  L000000
      GET /api/forms/{id}.xlsx                L000000
      GET /api/forms/{id}/data                L000000
      GET /api/forms/{id}/data/charts         L000000
      GET /api/forms/{id}/data/columns        L000000
      GET /api/forms/{id}/data/{instanceId}   L000000
      GET /api/forms/{id}/export              L000000
      GET /api/forms/{id}/export/data.geojson L000000
      GET /api/forms/{id}/export/data.kml     L000000
      GET /api/forms/{id}/export/data.xlsx    L000000
      GET /api/forms/{id}/export/data.zip     L000000
      GET /api/forms/{id}/export/media.zip    L000000
      GET /api/forms/{id}/links               L000000
      GET /api/forms/{id}/xform               L000000
      GET /api/health                         Lxxx+xx
      GET /api/invitations                    Lx++++x
      GET /api/invitations/{token}            00
      GET /api/lists                          L+++++x
      GET /api/lists/{name}                   L00000x
      GET /api/lists/{name}.csv               L00000x
      GET /api/lists/{name}/entities/{id}     L00000x
      GET /api/me                             L++++++
      GET /api/members                        Lx++++x
      GET /api/openapi.json                   ++
      GET /api/openapi.json.yaml              L+++++x
      GET /api/organisations                  L+++++x
      GET /api/phone/pack                     Lxxxxx+
      GET /api/places                         L++++++
      GET /api/places/near                    L++++++
      GET /api/places/{id}                    L000000
      GET /api/places/{id}/to-do              L000000
      GET /api/reports                        L++++++
      GET /api/reports/{instanceId}           L000000
      GET /api/reports/{instanceId}/files/{name} L000000
      GET /api/sectors                        L+++++x
      GET /api/setup/{token}                  00
      GET /api/tables                         L++++++
      GET /api/tables/{name}                  L000000
      GET /api/teams                          L+++++x
      GET /api/tokens                         L++++xx
      GET /api/zones                          L++++++
      GET /basemap/schematic.geojson          ++
      GET /basemap/style.json                 ++
      GET /basemap/tiles.pmtiles              00
      GET /export.csv                         L+++++x
      GET /export.xlsx                        L+++++x
      GET /health                             ++
      PATCH /api/lists/{name}                 L00000x
      PATCH /api/lists/{name}/entities/{id}   L+++++x
      PATCH /api/forms/{id}/links/{link}      L00000x
      PATCH /api/me                           L+++++x
      PATCH /api/members/{id}                 L00000x
      PATCH /api/organisations/{id}           Lxxx+xx
      PATCH /api/places/{id}                  L+++++x
      PATCH /api/reports/{instanceId}         L00000x
      PATCH /api/tables/{name}/{number}       L+++++x
      POST /api/devices                       L++x+xx
      POST /api/devices/claims                L0000xx
      POST /api/devices/collect               L++x+xx
      POST /api/enrol                         00
      POST /api/fill/{token}                  00
      POST /api/forms/{id}/data/decisions     L00000x
      POST /api/forms/{id}/links              L00000x
      POST /api/forms/check                   Lxx+xxx
      POST /api/forms/publish                 Lxx+xxx
      POST /api/forms/{id}/restore            Lxx0xxx
      POST /api/forms/{id}/withdraw           Lxx0xxx
      POST /api/imports                       L+++++x
      POST /api/imports/{id}/dry-run          Lx0xx0x
      POST /api/imports/{id}/run              Lx0xx0x
      POST /api/invitations                   Lx++xxx
      POST /api/invitations/{token}           00
      POST /api/lists                         Lx+xx+x
      POST /api/lists/{name}/conflicts/{id}   L00000x
      POST /api/lists/{name}/entities         L00000x
      POST /api/lists/{name}/entities/{id}/merge L00000x
      POST /api/lists/{name}/entities/{id}/restore L00000x
      POST /api/lists/{name}/upload           L+++++x
      POST /api/lists/{name}/waiting          L+++++x
      POST /api/members/{id}/reset-link       L0000xx
      POST /api/organisations                 Lxxx+xx
      POST /api/password-resets               ++
      POST /api/password-resets/{token}       00
      POST /api/places                        L+++++x
      POST /api/places/{id}/conflicts/{conflict} L00000x
      POST /api/places/{id}/merge             L00000x
      POST /api/places/{id}/unmerge           L00000x
      POST /api/reports/{instanceId}/review   L+++++x
      POST /api/session                       LL
      POST /api/sectors                       Lx+xx+x
      POST /api/setup/{token}                 00
      POST /api/teams                         Lx++x+x
      POST /api/tokens                        L++++xx
      POST /api/zones/preview                 Lxxx+xx
      PUT /api/forms/{id}/decisions           L+++++x
      PUT /api/me/password                    Lxxxxxx
      PUT /api/sectors/{id}                   L00000x
      PUT /api/teams/{id}                     L00000x
      PUT /api/zones                          Lxxx+xx
      """;

  /** An answer to this one never ends: only its beginning is read. */
  private static final String STREAM = "GET /api/events";

  private static final String NOBODY_KNOWS_THIS = "n-existe-pas";

  private final TestHalte halte = TestHalte.shared();
  private final Map<String, String> theirs = things(halte.organisation());

  @Test
  void everyCallerGetsExactlyWhatWasDecidedForEveryAddress() {
    Map<String, String> decided = decided();
    Map<String, String> found = new TreeMap<>();

    for (String route : routes()) {
      int asked = decided.getOrDefault(route, "L++++++").length();
      found.put(route, outcomes(route, asked));
    }

    assertThat(found).containsExactlyInAnyOrderEntriesOf(decided);
  }

  private static Map<String, String> decided() {
    Map<String, String> decided = new TreeMap<>();
    DECIDED
        .lines()
        .map(line -> line.split(" +"))
        .forEach(words -> decided.put(words[0] + " " + words[1], words[2]));
    return decided;
  }

  @Test
  void theTableKnowsEveryRouteOfTheServerAndNoOther() {
    Set<String> written = new TreeSet<>();
    Gate.routes().keySet().forEach(route -> written.add(route.method() + " " + route.pattern()));

    assertThat(allRoutes()).isEqualTo(written);
    assertThat(halte.get(ServletContext.class).getServletRegistrations())
        .containsOnlyKeys("dispatcherServlet", "openrosa");
  }

  @Test
  void theDescriptionTellsTheFieldsOfEachAddressAndAsksNobodyWhoCalls() {
    var told = halte.stranger().get("/api/openapi.json");

    assertThat(told.text()).doesNotContain("\"viewer\"");
    String body = "/requestBody/content/application~1json/schema/$ref";
    assertThat(told.json().at("/paths/~1api~1teams/post" + body).asString())
        .endsWith("TeamsApi.Input");
    assertThat(told.json().at("/paths/~1api~1invitations/post" + body).asString())
        .endsWith("InvitationsApi.Input");
  }

  @Test
  void whatTheTableDoesNotKnowDoesNotExistForAnybody() {
    for (String address :
        List.of("/nichts", "/api", "/api/nichts", "/error", "/actuator", "/.env")) {
      assertThat(callers().values())
          .allSatisfy(
              caller -> assertThat(caller.get(address).status()).as(address).isEqualTo(404));
    }
  }

  @Test
  void pagesAreForEverybodyAndTheOnlyAnswersThatRunAsPages() {
    Gate.routes()
        .forEach((route, callers) -> {
          if (callers == Gate.Callers.ITSELF || route.pattern().startsWith("/api/fill/")) {
            return;
          }
          String address = path(route.pattern().replace("**", "x").replaceAll(":[^}]*", ""));
          // No wrong links: they are counted.
          String asked =
              address.startsWith("/api/") ? address.replace(NOBODY_KNOWS_THIS, "a/b/c") : address;
          var policy = halte.stranger().get(asked).header("Content-Security-Policy");
          assertThat(policy)
              .as(address)
              .contains(callers == Gate.Callers.PAGE ? "script-src 'self'" : "sandbox");
        });
  }

  @Test
  void noOtherWayToWriteAnAddressOpensWhatIsClosed() {
    RawHttp raw = RawHttp.at(halte.url());
    Map<String, String[]> who = new LinkedHashMap<>();
    who.put("nobody", new String[] {"Accept: */*"});
    who.put("program", bearer(halte.apiToken(ours().get(Role.COORDINATOR))));
    who.put("phone", bearer(phone));
    List<String> opened = new ArrayList<>();
    for (var line : decided().entrySet()) {
      if (line.getValue().length() == 2) {
        continue;
      }
      String[] words = line.getKey().split(" ");
      who.forEach((name, headers) -> {
        if (isClosed(raw.status(words[0], path(words[1]), headers))) {
          for (String other : RawAddresses.of(path(words[1]))) {
            int status = raw.status(words[0], other, headers);
            if (!isClosed(status) && !Set.of(400, 404, 405).contains(status)) {
              opened.add(name + ": " + words[0] + " " + other + " → " + status);
            }
          }
        }
      });
    }
    assertThat(opened).isEmpty();
  }

  @Test
  void headIsDecidedAsGetAndOptionsAsNothing() {
    RawHttp raw = RawHttp.at(halte.url());
    for (String address : List.of("/api/tokens", "/api/devices", "/%61pi/lists", "/export.csv")) {
      assertThat(raw.send("HEAD", address, bearer(phone)).status()).as(address).isEqualTo(403);
      assertThat(raw.send("HEAD", address).status()).as(address).isEqualTo(401);
      assertThat(raw.send("OPTIONS", address).status()).as(address).isEqualTo(404);
      assertThat(raw.send("OPTIONS", address, bearer(phone)).header("Allow")).isEmpty();
    }
  }

  private static boolean isClosed(int status) {
    return status == 401 || status == 403;
  }

  private static String[] bearer(String token) {
    return new String[] {"Accept: */*", "Authorization: Bearer " + token};
  }

  /** All there are, read from the running server, methods and patterns as they are matched. */
  private Set<String> allRoutes() {
    Set<String> routes = new TreeSet<>();
    for (HandlerMapping mapping : halte.all(HandlerMapping.class)) {
      switch (mapping) {
        case RequestMappingInfoHandlerMapping methods ->
            methods
                .getHandlerMethods()
                .keySet()
                .forEach(info ->
                    info.getPatternValues().stream()
                        .flatMap(path -> names(info).map(method -> method + " " + path))
                        .forEach(routes::add));
        case AbstractUrlHandlerMapping addresses ->
            addresses.getHandlerMap().keySet().forEach(path -> routes.add("GET " + path));
        case RouterFunctionMapping functions ->
            assertThat(functions.getRouterFunction()).as("routes of functions").isNull();
        default -> throw new AssertionError("routes of a kind nobody reads: " + mapping);
      }
    }
    return routes;
  }

  private static Stream<String> names(RequestMappingInfo info) {
    var methods = info.getMethodsCondition().getMethods();
    return methods.isEmpty() ? Stream.of("ANY") : methods.stream().map(Enum::name);
  }

  private List<String> routes() {
    return Gate.routes().entrySet().stream()
        .filter(entry -> entry.getValue() != Gate.Callers.PAGE)
        .filter(entry -> entry.getValue() != Gate.Callers.ITSELF)
        .map(entry -> entry.getKey().method() + " " + entry.getKey().pattern())
        .toList();
  }

  private String outcomes(String route, int asked) {
    StringBuilder signs = new StringBuilder();
    callers().values().stream().limit(asked).forEach(caller -> signs.append(sign(caller, route)));
    if (route.equals("DELETE /api/session")) {
      callers.clear();
    }
    return signs.toString();
  }

  private char sign(TestClient caller, String route) {
    String[] words = route.split(" ");
    Object body = words[0].equals("GET") || words[0].equals("DELETE") ? null : body(route);
    int status =
        route.equals(STREAM)
            ? beginning(caller)
            : caller.send(words[0], path(words[1]), body).status();
    return switch (status) {
      case 401 -> 'L';
      case 403 -> 'x';
      case 404 -> '0';
      case 429 -> '…';
      default -> status < 500 ? '+' : '!';
    };
  }

  private int beginning(TestClient caller) {
    return RawHttp.at(halte.url()).status("GET", "/api/events", caller.identity());
  }

  private static Object body(String route) {
    return route.equals("POST /api/invitations")
        ? Map.of("roles", List.of("volunteer"), "days", 3)
        : Map.of();
  }

  private String path(String pattern) {
    String kind = pattern.replaceFirst("^/api/", "").replaceFirst("/.*", "");
    return pattern
        .replace("{id}", theirs.getOrDefault(kind, UUID.randomUUID().toString()))
        .replaceAll("\\{number\\}", "1")
        .replaceAll("\\{\\w+\\}", NOBODY_KNOWS_THIS);
  }

  private Map<String, TestClient> callers() {
    if (!callers.isEmpty()) {
      return callers;
    }
    TestClient stranger = halte.stranger().acceptingAll();
    // Fetches the CSRF cookie, as a page would.
    stranger.get("/health");
    callers.put("stranger", stranger);
    ours()
        .forEach((role, member) -> callers.put(role.wire(), halte.signedIn(member).acceptingAll()));
    callers.put("program", halte.program(ours().get(Role.COORDINATOR)).acceptingAll());
    callers.put("phone", halte.stranger().bearer(phone).acceptingAll());
    return callers;
  }

  private final Organisation our = halte.organisation();
  private final String phone = halte.deviceToken(our.id(), Optional.empty());
  private final Map<String, TestClient> callers = new LinkedHashMap<>();
  private final Map<Role, Member> members = new LinkedHashMap<>();

  private Map<Role, Member> ours() {
    if (members.isEmpty()) {
      for (Role role : Role.values()) {
        members.put(role, halte.member(our.id(), role));
      }
    }
    return members;
  }

  /** One of each sort that belongs to somebody else. */
  private Map<String, String> things(Organisation other) {
    Actor house = Actor.house("test");
    Member member = halte.member(other.id(), Role.VOLUNTEER);
    var invitation =
        halte
            .get(Invitations.class)
            .create(
                house,
                new Invitations.Wanted(
                    other.id(), Set.of(Role.VOLUNTEER), Optional.empty(), Optional.empty(), 3));
    var device =
        halte.get(Devices.class).createShared(house, other.id(), Optional.empty(), "Autre");
    var token = halte.get(ApiTokens.class).create(member, "autre");
    return Map.of(
        "organisations", other.id().toString(),
        "members", member.id().toString(),
        "teams", halte.team(other.id(), Set.of(), member).id().toString(),
        "invitations", invitation.invitation().id().toString(),
        "devices", device.device().token().toString(),
        "tokens", token.token().id().toString());
  }
}
