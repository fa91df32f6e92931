package org.halte.hunt;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address of the running server, so that a new one is crawled without being written here. */
final class Routes {

  /** An address with its handler, which several addresses may share. */
  record Route(String method, String pattern, String handler, Set<String> parameters) {
    boolean reads() {
      return method.equals("GET");
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  /** Below a phone's door, where a servlet answers: written in docs/openrosa.md. */
  private static final List<String> DOOR =
      List.of(
          "formList",
          "forms/{form}.xml",
          "manifest/{form}",
          "media/{form}/{media}",
          "integrity/{form}/{media}");

  private Routes() {}

  static List<Route> of(HuntWorld world) {
    var routes = new ArrayList<Route>();
    world
        .get(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((info, handler) -> add(info, handler, routes));
    DOOR.forEach(rest -> routes.add(new Route("GET", "/openrosa/~/" + rest, rest, Set.of())));
    routes.sort(java.util.Comparator.comparing(Route::toString));
    return List.copyOf(routes);
  }

  private static void add(RequestMappingInfo info, HandlerMethod handler, List<Route> routes) {
    var methods = info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
    for (String pattern : info.getPatternValues()) {
      for (String method : methods.isEmpty() ? List.of("GET") : methods) {
        routes.add(new Route(method, pattern, handler.getMethod().toString(), parameters(handler)));
      }
    }
  }

  private static Set<String> parameters(HandlerMethod handler) {
    var names = new TreeSet<String>();
    for (Parameter parameter : handler.getMethod().getParameters()) {
      RequestParam asked = parameter.getAnnotation(RequestParam.class);
      if (asked != null) {
        Stream.of(asked.name(), asked.value(), parameter.getName())
            .filter(name -> !name.isEmpty())
            .findFirst()
            .ifPresent(names::add);
      }
    }
    return names;
  }

  /** Names of variables in a pattern. */
  static List<String> variables(String pattern) {
    return Arrays.stream(pattern.split("\\{", -1))
        .skip(1)
        .map(part -> part.substring(0, part.indexOf('}')))
        .toList();
  }
}
