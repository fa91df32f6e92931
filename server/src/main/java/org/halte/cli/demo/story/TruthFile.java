package org.halte.cli.demo.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.halte.cli.demo.story.Report.Clearance;
import org.halte.cli.demo.story.Report.Given;
import org.halte.cli.demo.story.Report.Need;
import org.halte.cli.demo.story.Report.Visit;

/** {@code truth.json}: what the simulator knows, for whoever wants to check Halte against it. */
public final class TruthFile {

  private static final int LAST_NIGHTS = 14;

  private TruthFile() {}

  /** The file's content as plain maps, lists, numbers and texts, in a stable order. */
  public static Map<String, Object> of(Story story) {
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("seed", story.seed());
    truth.put(
        "nights",
        IntStream.range(0, story.nights()).mapToObj(n -> story.night(n).toString()).toList());
    truth.put("places", story.places().stream().map(place -> place(story, place)).toList());
    truth.put("visits", visits(story));
    truth.put("evictions", evictions(story));
    truth.put("expected", expected(story));
    return truth;
  }

  private static Map<String, Object> place(Story story, Place place) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", place.id().toString());
    json.put("name", place.name());
    json.put("kind", place.kind());
    json.put("sensitivity", place.sensitivity());
    json.put("organisation", place.owner());
    json.put("zone", place.zone());
    json.put("position", Map.of("lat", place.position().lat(), "lon", place.position().lon()));
    json.put("found", story.night(place.found()).toString());
    place.cameFrom().ifPresent(id -> json.put("cameFrom", id.toString()));
    json.put("people", place.people());
    json.put(
        "turns",
        place.turns().stream()
            .filter(turn -> turn.night() < story.nights())
            .map(turn ->
                ordered("night", story.night(turn.night()).toString(), "state", turn.state()))
            .toList());
    return json;
  }

  private static List<Map<String, Object>> visits(Story story) {
    return story.reports().stream()
        .filter(Visit.class::isInstance)
        .map(report -> visit(story, (Visit) report))
        .toList();
  }

  private static Map<String, Object> visit(Story story, Visit visit) {
    Map<String, Object> json = header(story, visit);
    json.put("result", visit.result());
    putIfPresent(json, "headcount", visit.headcount());
    json.put("quality", visit.quality());
    putIfPresent(json, "women", visit.women());
    putIfPresent(json, "families", visit.families());
    putIfPresent(json, "minorsAlone", visit.minorsAlone());
    json.put("needs", visit.needs().stream().map(TruthFile::need).toList());
    json.put("given", visit.given().stream().map(TruthFile::given).toList());
    json.put("alert", visit.alert());
    if (visit.flawed()) {
      json.put("markedForReview", true);
    }
    if (visit.again()) {
      json.put("toldTwice", true);
    }
    return json;
  }

  private static List<Map<String, Object>> evictions(Story story) {
    return story.reports().stream()
        .filter(Clearance.class::isInstance)
        .map(report -> eviction(story, (Clearance) report))
        .toList();
  }

  private static Map<String, Object> eviction(Story story, Clearance clearance) {
    Map<String, Object> json = header(story, clearance);
    Eviction eviction = clearance.eviction();
    json.put("solution", eviction.solution());
    json.put("present", eviction.present());
    json.put("presentTold", clearance.present());
    json.put("quality", clearance.quality());
    json.put("housed", eviction.housed());
    json.put("tentsSeized", eviction.tents());
    eviction.movedTo().ifPresent(id -> json.put("movedTo", id.toString()));
    return json;
  }

  private static Map<String, Object> header(Story story, Report report) {
    var h = report.header();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("instanceID", "uuid:" + h.instance());
    json.put("form", h.form());
    json.put("night", story.night(h.night()).toString());
    json.put("startedAt", h.startedAt().toString());
    json.put("organisation", h.organisation());
    json.put("team", h.crew());
    json.put("place", h.place().toString());
    return json;
  }

  private static Map<String, Object> expected(Story story) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (var association : story.cast().associations()) {
      String slug = association.slug();
      json.put(
          slug,
          ordered(
              "wholePeriod", period(story, slug, 0, story.nights() - 1),
              "lastNights", period(story, slug, story.nights() - LAST_NIGHTS, story.nights() - 1),
              "tonight", period(story, slug, 0, story.nights())));
    }
    return json;
  }

  private static Map<String, Object> period(Story story, String slug, int from, int end) {
    Expected.Figures f = Expected.of(story, slug, from, end);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", story.night(from).toString());
    json.put("to", story.night(end).toString());
    json.put("visits", f.visits());
    json.put("encounters", f.encounters());
    json.put("encountersAtLeast", f.atLeast());
    json.put("encountersHearsay", f.hearsay());
    json.put("peoplePresent", f.peoplePresent());
    json.put("peoplePresentAtLeast", f.presentAtLeast());
    json.put("peoplePresentHearsay", f.presentHearsay());
    json.put("peopleNotConfirmed", f.notConfirmed());
    json.put("doubles", f.doubles());
    json.put("gaps", f.gaps());
    json.put("evictions", f.evictions());
    json.put("evictionsWithoutSolution", f.evictionsWithoutSolution());
    json.put("evictionsPartial", f.evictionsPartial());
    return json;
  }

  private static Map<String, Object> need(Need need) {
    return ordered("item", need.item(), "quantity", need.quantity(), "urgency", need.urgency());
  }

  private static Map<String, Object> given(Given given) {
    return ordered("item", given.item(), "quantity", given.quantity());
  }

  private static void putIfPresent(Map<String, Object> json, String key, Optional<Integer> value) {
    value.ifPresent(number -> json.put(key, number));
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
