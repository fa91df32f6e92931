package org.halte.web.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.LibraryProblem;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.Role;
import org.halte.core.policy.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The published forms: to read, to adapt in a spreadsheet, to load into another tool. */
@RestController
class FormsApi {

  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType MARKDOWN =
      new MediaType("text", "markdown", StandardCharsets.UTF_8);
  private static final MediaType XML = new MediaType("text", "xml", StandardCharsets.UTF_8);

  private final FormLibrary library;

  FormsApi(FormLibrary library) {
    this.library = library;
  }

  /** The latest version of each form, and the names of the older ones, newest first. */
  record FormEntry(
      String id,
      String title,
      String version,
      String hash,
      Instant publishedAt,
      List<String> versions) {}

  /** What {@code GET /api/forms} answers. */
  record FormEntries(List<FormEntry> forms) {}

  @GetMapping("/api/forms")
  FormEntries list(Viewer viewer) {
    return new FormEntries(
        library.listFor(organisation(viewer)).stream().map(this::toEntry).toList());
  }

  @GetMapping("/api/forms/{id}/xform")
  ResponseEntity<byte[]> xform(
      Viewer viewer,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String version) {
    return ResponseEntity.ok().contentType(XML).body(find(viewer, id, version).xform());
  }

  @GetMapping("/api/forms/{id}.xlsx")
  ResponseEntity<byte[]> workbook(
      Viewer viewer,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String version) {
    byte[] workbook =
        library
            .getSource(find(viewer, id, version))
            .xlsx()
            .orElseThrow(() -> LibraryProblem.unknownFile(id, id + ".xlsx"));
    return file(XLSX, id + ".xlsx", workbook);
  }

  @GetMapping("/api/forms/{id}.md")
  ResponseEntity<byte[]> markdown(
      Viewer viewer,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String version) {
    String markdown =
        library
            .getSource(find(viewer, id, version))
            .markdown()
            .orElseThrow(() -> LibraryProblem.unknownFile(id, id + ".md"));
    return file(MARKDOWN, id + ".md", markdown.getBytes(StandardCharsets.UTF_8));
  }

  private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }

  private FormEntry toEntry(FormVersion latest) {
    return new FormEntry(
        latest.id(),
        latest.title(),
        latest.version(),
        "md5:" + latest.md5(),
        latest.publishedAt(),
        library.listVersions(latest.form()).stream().map(FormVersion::version).toList());
  }

  private FormVersion find(Viewer viewer, String id, @Nullable String version) {
    if (id.isBlank() || id.length() > 200) {
      throw LibraryProblem.unknownForm(id.substring(0, Math.min(id.length(), 200)));
    }
    FormVersion latest = latest(viewer, id).orElseThrow(() -> LibraryProblem.unknownForm(id));
    if (version == null) {
      return latest;
    }
    return library
        .findVersion(latest.form(), version)
        .orElseThrow(() -> LibraryProblem.unknownVersion(id, version));
  }

  /** A trial is there for the phones that try it out, and for those who look after forms. */
  private Optional<FormVersion> latest(Viewer viewer, String id) {
    return switch (viewer) {
      case Viewer.Device phone -> library.findLatest(id, phone);
      case Viewer.Member person -> latest(person, id);
      case Viewer.Connection program -> latest(program.owner(), id);
      case Viewer.Link _, Viewer.Public _, Viewer.System _ -> Optional.empty();
    };
  }

  private Optional<FormVersion> latest(Viewer.Member person, String id) {
    boolean looks = person.is(Role.COORDINATOR) || person.is(Role.ORG_ADMIN);
    return library
        .findLatest(id, person.organisation())
        .filter(form -> looks || form.trialOf().isEmpty());
  }

  private static OrganisationId organisation(Viewer viewer) {
    return switch (viewer) {
      case Viewer.Member member -> member.organisation();
      case Viewer.Device phone -> phone.organisation();
      case Viewer.Connection program -> program.owner().organisation();
      case Viewer.Link _, Viewer.Public _, Viewer.System _ ->
          throw new IllegalStateException("the gate lets no strangers in");
    };
  }
}
