package org.halte.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.kernel.Messages;
import org.halte.core.policy.Viewer;
import org.halte.exchange.ImportDoor;
import org.halte.exchange.ImportField;
import org.halte.exchange.ImportKind;
import org.halte.exchange.Imports;
import org.halte.exchange.RowError;
import org.halte.web.problems.ReaderLanguage;
import org.halte.web.security.RateLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Bringing what an association already has: a file, its columns, a rehearsal, the real thing. */
@RestController
@RequestMapping("/api/imports")
class ImportsApi {

  private final Imports imports;
  private final RateLimits limits;
  private final Messages messages;

  ImportsApi(Imports imports, RateLimits limits, Messages messages) {
    this.imports = imports;
    this.limits = limits;
    this.messages = messages;
  }

  record Field(String name, String label, boolean required) {}

  record Proposed(
      UUID id,
      String as,
      String file,
      int rows,
      List<String> columns,
      List<List<String>> sample,
      Map<String, String> mapping,
      List<Field> fields) {}

  /** Which heading is which field. */
  record Chosen(@Nullable Map<String, Optional<String>> mapping) {
    Map<String, Optional<String>> given() {
      return mapping == null ? Map.of() : mapping;
    }
  }

  record Wrong(String sheet, int row, String column, String value, String message) {}

  record Done(
      int rows,
      int ok,
      int created,
      int known,
      int newPlaces,
      int knownPlaces,
      List<Wrong> errors) {}

  @PostMapping
  Proposed propose(
      @RequestParam MultipartFile file,
      @RequestParam String as,
      Viewer viewer,
      HttpServletRequest request)
      throws IOException {
    ImportKind kind = ImportKind.fromWire(as);
    Locale reader = ReaderLanguage.of(request);
    String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
    Imports.Proposal proposal = imports.propose(door(viewer), kind, name, file.getBytes());
    List<Field> fields =
        proposal.fields().stream()
            .map(field ->
                new Field(
                    field.wire(),
                    messages.text(reader, "exchange.field." + field.wire()),
                    isRequired(field, kind)))
            .toList();
    return new Proposed(
        proposal.id(),
        kind.wire(),
        proposal.file(),
        proposal.rows(),
        proposal.columns(),
        proposal.sample(),
        proposal.mapping(),
        fields);
  }

  @PostMapping("/{id}/dry-run")
  Done tryOut(
      @PathVariable UUID id,
      @RequestBody Chosen chosen,
      Viewer viewer,
      HttpServletRequest request) {
    return done(imports.tryOut(door(viewer), id, mapping(chosen)), ReaderLanguage.of(request));
  }

  @PostMapping("/{id}/run")
  Done run(
      @PathVariable UUID id,
      @RequestBody Chosen chosen,
      Viewer viewer,
      HttpServletRequest request) {
    return done(imports.run(door(viewer), id, mapping(chosen)), ReaderLanguage.of(request));
  }

  /** Files are large and rehearsals long: nobody keeps the server busy with them alone. */
  private ImportDoor door(Viewer viewer) {
    ImportDoor door = ImportDoor.of(viewer);
    limits.take(RateLimits.Budget.IMPORT, door.organisation().toString());
    return door;
  }

  private static boolean isRequired(ImportField field, ImportKind kind) {
    return field == (kind == ImportKind.PLACES ? ImportField.NAME : ImportField.DATE);
  }

  private static Map<String, String> mapping(Chosen chosen) {
    Map<String, String> mapping = new LinkedHashMap<>();
    chosen.given().forEach((field, column) -> mapping.put(field, column.orElse("")));
    return mapping;
  }

  private Done done(Imports.Outcome outcome, Locale reader) {
    return new Done(
        outcome.rows(),
        outcome.ok(),
        outcome.created(),
        outcome.known(),
        outcome.newPlaces(),
        outcome.knownPlaces(),
        outcome.errors().stream().map(error -> wrong(error, reader)).toList());
  }

  private Wrong wrong(RowError error, Locale reader) {
    return new Wrong(
        error.sheet(),
        error.row(),
        error.column(),
        error.value(),
        messages.text(reader, error.code(), error.values()));
  }
}
