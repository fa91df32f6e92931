package org.halte.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.geo.Position;
import org.halte.exchange.KnownPlaces.Known;

/**
 * What an import would write, made without writing: every row becomes a place, a visit, or an
 * error. Identities follow from the rows, so that the same file makes the same things twice.
 */
final class ImportPlan {

  private final ImportKind kind;
  private final KnownPlaces places;
  private final RowIds ids;
  private final List<NewPlace> newPlaces = new ArrayList<>();
  private final List<NewVisit> visits = new ArrayList<>();
  private final List<RowError> errors = new ArrayList<>();
  private final Map<UUID, Integer> seen = new HashMap<>();
  private int knownPlaces;

  /** A place that a row describes and nobody has yet. */
  record NewPlace(UUID id, String name, Position position, ImportRow row) {}

  /** A past visit. */
  record NewVisit(UUID id, UUID place, ImportRow row) {}

  private ImportPlan(ImportKind kind, KnownPlaces places, RowIds ids) {
    this.kind = kind;
    this.places = places;
    this.ids = ids;
  }

  static ImportPlan of(
      ImportKind kind,
      ImportTable table,
      Map<Integer, ImportField> mapping,
      KnownPlaces places,
      RowIds ids,
      LocalDate today) {
    ImportPlan plan = new ImportPlan(kind, places, ids);
    RowReader reader = new RowReader(kind, table, mapping, today);
    for (ImportTable.SourceRow source : table.rows()) {
      reader.read(source).ifPresent(plan::take);
    }
    plan.errors.addAll(0, reader.errors());
    return plan;
  }

  List<NewPlace> newPlaces() {
    return List.copyOf(newPlaces);
  }

  List<NewVisit> visits() {
    return List.copyOf(visits);
  }

  List<RowError> errors() {
    return List.copyOf(errors);
  }

  /** How many rows of places mean one that is already there. */
  int knownPlaces() {
    return knownPlaces;
  }

  private void take(ImportRow row) {
    if (kind == ImportKind.PLACES) {
      takePlace(row, row.position().orElseThrow());
    } else {
      placeOf(row).ifPresent(place -> takeVisit(row, place));
    }
  }

  private void takePlace(ImportRow row, Position at) {
    UUID id = placeId(row.key(), row.name(), at);
    Integer before = seen.putIfAbsent(id, row.source().row().number());
    if (before != null) {
      wrong(row, "exchange.row-repeated", Map.of("row", before, "value", row.name()));
    } else if (places.find(id).or(() -> places.findSame(row.name(), at)).isPresent()) {
      knownPlaces++;
    } else {
      make(id, row.name(), at, row);
    }
  }

  private void takeVisit(ImportRow row, UUID place) {
    String when = row.when().map(Object::toString).orElse("");
    String told =
        row.key().isEmpty()
            ? when + "|" + place + "|" + row.visit().map(Object::toString).orElse("") + row.note()
            : "key|" + row.key();
    UUID id = ids.of("visit", told);
    Integer before = seen.putIfAbsent(id, row.source().row().number());
    if (before != null) {
      wrong(row, "exchange.row-repeated", Map.of("row", before, "value", row.name()));
      return;
    }
    visits.add(new NewVisit(id, place, row));
  }

  private Optional<UUID> placeOf(ImportRow row) {
    return row.position().isPresent()
        ? Optional.of(placeAt(row, row.position().get()))
        : placeNamed(row);
  }

  private UUID placeAt(ImportRow row, Position at) {
    UUID id = placeId("", row.name(), at);
    Optional<Known> known =
        row.name().isEmpty() ? places.findNearest(at) : places.findSame(row.name(), at);
    return places
        .find(id)
        .or(() -> known)
        .map(Known::id)
        .orElseGet(() -> make(id, nameOf(row, at), at, row));
  }

  private Optional<UUID> placeNamed(ImportRow row) {
    List<Known> named = places.listNamed(row.name());
    if (named.size() == 1) {
      return Optional.of(named.getFirst().id());
    }
    String code = named.isEmpty() ? "exchange.row-unknown-place" : "exchange.row-ambiguous-place";
    wrong(row, code, Map.of("value", row.name()));
    return Optional.empty();
  }

  private UUID make(UUID id, String name, Position at, ImportRow row) {
    places.add(new Known(id, name, Optional.of(at), true));
    newPlaces.add(new NewPlace(id, name, at, row));
    return id;
  }

  private static String nameOf(ImportRow row, Position at) {
    return row.name().isEmpty()
        ? String.format(Locale.ROOT, "Lieu %.4f, %.4f", at.lat(), at.lon())
        : row.name();
  }

  private UUID placeId(String key, String name, Position at) {
    String where = String.format(Locale.ROOT, "%.5f,%.5f", at.lat(), at.lon());
    return ids.of("place", key.isEmpty() ? Plain.words(name) + "|" + where : "key|" + key);
  }

  private void wrong(ImportRow row, String code, Map<String, Object> values) {
    errors.add(
        new RowError(
            row.source().sheet(), row.source().row().number(), "", row.name(), code, values));
  }
}
