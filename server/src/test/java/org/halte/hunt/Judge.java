package org.halte.hunt;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks at each answer: may who asked know what stands there, and is it safe to open? */
final class Judge {

  private static final Pattern IDS =
      Pattern.compile("(uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern RUNS = Pattern.compile("text/html|svg|javascript|/xml|\\+xml|xhtml");
  private static final Pattern FORMULA = Pattern.compile("(?m)(^|[,;])\"?[=@]");

  /** Written by Halte itself, though they stand where uploaded files do. */
  private static final Pattern LISTS = Pattern.compile("/(lieux|bornes|points)\\.csv");

  /** The map of the city, which is everybody's, has every coordinate somewhere. */
  private static final Pattern CITY = Pattern.compile("^/(basemap/|api/zones)");

  /** What is sealed at rest: texts, names and exact positions of places, photos. */
  private static final Pattern SEALED =
      Pattern.compile(
          "note$|itude$|photo$|\\.word$|row\\.(label|code)$|"
              + "^(a\\.(ordinary|blurred|secret|south\\.place)|g\\.fresh|z\\.place)\\.name$");

  private final Finder finder;
  private final Findings findings;

  /** Canaries that the spies themselves have said: seeing them again tells nothing. */
  private final Set<String> uttered = ConcurrentHashMap.newKeySet();

  Judge(Collection<Canary> canaries, Findings findings) {
    this.finder = new Finder(canaries);
    this.findings = findings;
  }

  /** From now on no news: what the spies put into reports, files and names themselves. */
  void utter(Collection<Canary> canaries) {
    canaries.stream().map(Canary::field).forEach(uttered::add);
  }

  /** Whether what is asked names no hidden coordinate by chance. */
  boolean isFarFromAll(Ask ask) {
    return said(ask).stream().noneMatch(Canary::isCoordinate);
  }

  private boolean mayKnow(Spy spy, Canary canary) {
    return canary.mayKnow(spy) || uttered.contains(canary.field());
  }

  Findings findings() {
    return findings;
  }

  /** What came back to somebody who asked. */
  void look(String family, Spy spy, Ask ask, Reply reply) {
    findings.tried(family, spy);
    Set<Canary> said = said(ask);
    for (Finder.Hit hit : finder.in(reply)) {
      boolean ofTheCity = hit.canary().isCoordinate() && CITY.matcher(ask.path()).find();
      if (!mayKnow(spy, hit.canary()) && !said.contains(hit.canary()) && !ofTheCity) {
        String where = hit.where() + " of " + reply.status() + ": " + hit.around();
        add(family, spy, hit.canary().field(), ask, where);
      }
    }
    if (reply.isGood()) {
      served(family, spy, ask, reply);
    }
    if (reply.status() >= 500) {
      add(family, spy, "a broken answer", ask, reply.status() + " " + reply.text());
    }
  }

  /** A line of a stream that somebody holds open. */
  void hear(String family, Spy spy, String line) {
    for (Finder.Hit hit : finder.in("event", line)) {
      if (!mayKnow(spy, hit.canary())) {
        add(family, spy, hit.canary().field(), Ask.get("/api/events"), hit.around());
      }
    }
  }

  /** Text at rest, where no canary that must be sealed may stand. */
  void rest(String family, Spy owner, String where, String text) {
    for (Finder.Hit hit : finder.in(where, text)) {
      boolean ofTheCity = hit.canary().isCoordinate() && where.equals("core.zone");
      if (SEALED.matcher(hit.canary().field()).find() && !ofTheCity) {
        add(family, owner, hit.canary().field(), Ask.get(where), hit.around());
      }
    }
  }

  void add(String family, Spy spy, String what, Ask ask, String where) {
    findings.add(
        new Finding(
            family, spy.name(), what, route(ask), ask.toString(), where.replaceAll("\\s+", " ")));
  }

  /** An answer may repeat what the question said. */
  private Set<Canary> said(Ask ask) {
    return finder.in("question", ask.said()).stream()
        .map(Finder.Hit::canary)
        .collect(Collectors.toSet());
  }

  private void served(String family, Spy spy, Ask ask, Reply reply) {
    String type = reply.header("content-type").toLowerCase(Locale.ROOT);
    boolean uploaded =
        ask.path().matches(".*/(media|files)/.*") && !LISTS.matcher(ask.path()).find();
    if (uploaded && !reply.header("content-security-policy").contains("sandbox")) {
      add(family, spy, "an uploaded file without sandbox", ask, "header content-security-policy");
    }
    if (uploaded && !reply.header("x-content-type-options").equals("nosniff")) {
      add(family, spy, "an uploaded file to be sniffed", ask, "header x-content-type-options");
    }
    if (uploaded && RUNS.matcher(type).find()) {
      add(family, spy, "an uploaded file that runs", ask, "header content-type: " + type);
    }
    boolean forPeople = type.startsWith("text/csv") && !ask.path().startsWith("/openrosa/");
    if (forPeople && FORMULA.matcher(reply.text()).find()) {
      add(family, spy, "a formula in a cell", ask, "a cell that begins like a formula");
    }
  }

  private static String route(Ask ask) {
    String path = ask.path().replaceAll("\\?.*", "");
    return ask.method() + " " + IDS.matcher(path).replaceAll("{}");
  }
}
