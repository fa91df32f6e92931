package org.halte.hunt;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.halte.hunt.Routes.Route;

/**
 * Reads every address as every sort of viewer, with ids that are theirs, that are hidden from them
 * and that are nobody's, and with every parameter the address takes.
 */
final class Crawl {

  private static final String FAMILY = "crawl";
  private static final Set<String> ENDLESS = Set.of("/api/events", "/error");

  /** Guessing secrets is slowed down by address; once is enough to see what an answer tells. */
  private static final Set<String> GUESSED = Set.of("token");

  private final HuntWorld world;
  private final Judge judge;
  private final Random random;

  Crawl(HuntWorld world, Judge judge, long seed) {
    this.world = world;
    this.judge = judge;
    this.random = new Random(seed);
  }

  /** Up to so many requests as one viewer, every route before any twice. */
  void as(Spy spy, int most) {
    as(FAMILY, spy, most);
  }

  void as(String family, Spy spy, int most) {
    as(family, spy, spy, most);
  }

  /**
   * Reads as somebody whose rights are another's by now.
   *
   * @param judged who they are to be taken for
   */
  void as(String family, Spy spy, Spy judged, int most) {
    List<List<Ask>> byRoute = new ArrayList<>();
    for (Route route : Routes.of(world)) {
      if (route.reads() && fits(route, spy)) {
        byRoute.add(asks(route));
      }
    }
    int asked = 0;
    for (int turn = 0; asked < most; turn++) {
      boolean some = false;
      for (List<Ask> asks : byRoute) {
        if (turn < asks.size() && asked < most) {
          judge.look(family, judged, asks.get(turn), world.wire().send(spy, asks.get(turn)));
          asked++;
          some = true;
        }
      }
      if (!some) {
        return;
      }
    }
  }

  private static boolean fits(Route route, Spy spy) {
    boolean door = route.pattern().startsWith("/openrosa/");
    return !ENDLESS.contains(route.pattern()) && (!door || spy.isPhone());
  }

  private List<Ask> asks(Route route) {
    var asks = new ArrayList<Ask>();
    for (String path : paths(route.pattern())) {
      for (String query : queries(route)) {
        asks.add(Ask.get(path + query));
      }
    }
    Collections.shuffle(asks, random);
    return asks;
  }

  /** The pattern with each of its variables filled in every way that fits. */
  private Set<String> paths(String pattern) {
    int open = pattern.indexOf('{');
    if (open < 0) {
      return Set.of(pattern.replaceAll("/\\*+$", "/"));
    }
    int close = pattern.indexOf('}', open);
    String before = pattern.substring(0, open);
    String variable = pattern.substring(open + 1, close).replaceAll("[:*].*|^\\*", "");
    var paths = new LinkedHashSet<String>();
    for (String value : values(before, variable)) {
      String encoded = value.equals("~") ? value : encode(value);
      paths.addAll(paths(before + encoded + pattern.substring(close + 1)));
    }
    return paths;
  }

  private List<String> values(String before, String variable) {
    return switch (variable) {
      case "media" ->
          List.of("lieux.csv", "bornes.csv", "points.csv", "page.html", "dessin.svg", "nuit.png");
      case "form" -> world.known().list("form");
      case "number" -> List.of("1", "2", "3", "4", "5", "6", "7", "8");
      case String guessed when GUESSED.contains(guessed) -> List.of("~", "badcafe");
      default -> world.known().fitting(before);
    };
  }

  private List<String> queries(Route route) {
    var queries = new ArrayList<String>();
    queries.add("");
    if (route.pattern().contains("/integrity/")) {
      world.known().list("place").forEach(id -> queries.add("?id=" + id));
      world.known().list("entity").forEach(id -> queries.add("?id=" + id));
    }
    Set<String> takes = route.parameters();
    if (takes.contains("params") || takes.contains("all")) {
      queries.addAll(List.of("?period=all", "?bbox=2.2,48.8,2.5,49&period=all"));
      world.known().list("place").forEach(id -> queries.add("?period=all&place=" + id));
    }
    if (takes.contains("table")) {
      world.known().list("table").forEach(t -> queries.add("?period=all&table=" + t));
    }
    if (takes.contains("lat")) {
      Plot.hiddenSpots().forEach(s -> queries.add("?lat=" + s.lat() + "&lon=" + s.lon()));
    }
    for (String name : takes) {
      OTHER.getOrDefault(name, List.of()).forEach(v -> queries.add("?" + name + "=" + encode(v)));
    }
    return queries;
  }

  private static final Map<String, List<String>> OTHER = other();

  private static Map<String, List<String>> other() {
    var values = new HashMap<String, List<String>>();
    values.put("limit", List.of("1000", "1"));
    values.put("offset", List.of("1"));
    values.put("sort", List.of("-name", "night", "-headcount", "-debut", "mot"));
    values.put("filter", List.of("state eq actif", "mot has 'a'", "not kind eq vide"));
    values.put("version", List.of("1", "2026112301"));
    values.put("search", List.of("a"));
    values.put("status", List.of("hold", "ok", "review"));
    values.put("words", List.of("name"));
    values.put("several", List.of("both"));
    values.put("hxl", List.of("true"));
    return values;
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
