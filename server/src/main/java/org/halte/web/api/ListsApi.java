package org.halte.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.halte.base.formats.UnreadableFile;
import org.halte.base.kernel.Messages;
import org.halte.core.lists.EntityLists;
import org.halte.core.lists.desk.ConflictDesk;
import org.halte.core.lists.desk.EntityDesk;
import org.halte.core.lists.desk.ListDesk;
import org.halte.core.lists.desk.ListEditor;
import org.halte.core.lists.desk.ListUpload;
import org.halte.core.lists.entities.ListsProblem;
import org.halte.core.policy.Viewer;
import org.halte.web.problems.ReaderLanguage;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The lists an organisation keeps: their entities, their conflicts, files in and out. */
@RestController
@RequestMapping("/api/lists")
class ListsApi {

  private final ListDesk lists;
  private final ListEditor editor;
  private final EntityDesk entities;
  private final ConflictDesk conflicts;
  private final ListUpload upload;
  private final EntityLists written;
  private final Messages messages;

  ListsApi(
      ListDesk lists,
      ListEditor editor,
      EntityDesk entities,
      ConflictDesk conflicts,
      ListUpload upload,
      EntityLists written,
      Messages messages) {
    this.lists = lists;
    this.editor = editor;
    this.entities = entities;
    this.conflicts = conflicts;
    this.upload = upload;
    this.written = written;
    this.messages = messages;
  }

  record Lists(List<ListDesk.ListCard> lists) {}

  record History(List<ListDesk.DeedCard> history) {}

  /** Values by property, {@code label} among them; an empty one empties its property. */
  record EntityInput(Optional<Integer> version, Optional<Map<String, String>> values) {}

  record MergeInput(String lost) {}

  record ChoiceInput(String choice) {}

  record WaitingInput(String report, int ordinal) {}

  /** A line that is left out, with a sentence for who brought the file. */
  record LineView(int line, String sentence) {}

  record UploadView(
      int created, int changed, int same, List<String> columns, List<LineView> errors) {}

  @GetMapping
  Lists list(Viewer viewer) {
    return new Lists(lists.list(viewer));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ListDesk.ListCard create(@RequestBody ListEditor.Description wanted, Viewer viewer) {
    return lists.getCard(editor.create(wanted, viewer), viewer);
  }

  @GetMapping("/{name}")
  ListDesk.Sheet sheet(@PathVariable String name, Viewer viewer) {
    return lists.getSheet(name, viewer);
  }

  /** The rows that a phone with these rights carries, for a spreadsheet; it may be brought back. */
  @GetMapping("/{name}.csv")
  ResponseEntity<byte[]> csv(@PathVariable String name, Viewer viewer) {
    lists.getSheet(name, viewer);
    byte[] csv =
        written
            .findForPeople(name + ".csv", viewer)
            .orElseThrow(() -> ListsProblem.unknownList(name));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv; charset=utf-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name + ".csv").build().toString())
        .body(csv);
  }

  @PatchMapping("/{name}")
  ListDesk.ListCard describe(
      @PathVariable String name, @RequestBody ListEditor.Description wanted, Viewer viewer) {
    editor.describe(name, wanted, viewer);
    return lists.getCard(name, viewer);
  }

  @PostMapping("/{name}/upload")
  UploadView upload(
      @PathVariable String name,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "true") boolean dryRun,
      Viewer viewer,
      HttpServletRequest request)
      throws IOException {
    Locale locale = ReaderLanguage.of(request);
    String fileName = Optional.ofNullable(file.getOriginalFilename()).orElse("");
    ListUpload.Outcome outcome;
    try {
      outcome = upload.read(name, file.getBytes(), fileName, dryRun, viewer);
    } catch (UnreadableFile e) {
      throw (ListsProblem) ListsProblem.noHeader(fileName).initCause(e);
    }
    return new UploadView(
        outcome.created(),
        outcome.changed(),
        outcome.same(),
        outcome.columns(),
        outcome.errors().stream()
            .map(error ->
                new LineView(error.line(), messages.text(locale, error.code(), error.values())))
            .toList());
  }

  @PostMapping("/{name}/entities")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, String> add(
      @PathVariable String name, @RequestBody EntityInput input, Viewer viewer) {
    return Map.of("id", entities.create(name, input.values().orElse(Map.of()), viewer).toString());
  }

  @GetMapping("/{name}/entities/{id}")
  History history(@PathVariable String name, @PathVariable String id, Viewer viewer) {
    return new History(lists.history(name, id, viewer));
  }

  @PatchMapping("/{name}/entities/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(
      @PathVariable String name,
      @PathVariable String id,
      @RequestBody EntityInput input,
      Viewer viewer) {
    entities.edit(name, id, version(input.version()), input.values().orElse(Map.of()), viewer);
  }

  @DeleteMapping("/{name}/entities/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @PathVariable String name,
      @PathVariable String id,
      @RequestParam Optional<Integer> version,
      Viewer viewer) {
    entities.delete(name, id, version(version), viewer);
  }

  @PostMapping("/{name}/entities/{id}/restore")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void restore(@PathVariable String name, @PathVariable String id, Viewer viewer) {
    entities.restore(name, id, viewer);
  }

  @PostMapping("/{name}/entities/{id}/merge")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void merge(
      @PathVariable String name,
      @PathVariable String id,
      @RequestBody MergeInput input,
      Viewer viewer) {
    entities.merge(name, id, String.valueOf(input.lost()), viewer);
  }

  @PostMapping("/{name}/conflicts/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decide(
      @PathVariable String name,
      @PathVariable String id,
      @RequestBody ChoiceInput input,
      Viewer viewer) {
    conflicts.decide(name, id, String.valueOf(input.choice()), viewer);
  }

  @PostMapping("/{name}/waiting")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void applyNow(@PathVariable String name, @RequestBody WaitingInput input, Viewer viewer) {
    conflicts.applyNow(name, String.valueOf(input.report()), input.ordinal(), viewer);
  }

  private static int version(Optional<Integer> version) {
    return version.orElseThrow(() -> ListsProblem.badValue("version", "", "1, 2, 3 …"));
  }
}
