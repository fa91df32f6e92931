package org.halte.web.api.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.halte.base.kernel.Messages;
import org.halte.core.intake.Receipt;
import org.halte.core.links.FillLink;
import org.halte.core.links.FillLinks;
import org.halte.core.links.LinkProblem;
import org.halte.core.people.Organisation;
import org.halte.core.people.Organisations;
import org.halte.web.files.ServedFile;
import org.halte.web.openrosa.PostReader;
import org.halte.web.problems.ReaderLanguage;
import org.halte.web.security.LinkSecret;
import org.halte.web.security.RateLimits;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a link opens for whoever holds it: the form, the files it asks for, and a place to hand it
 * in. Nothing that was handed in can be read here.
 */
@RestController
@RequestMapping("/api/fill/{token}")
class FillApi {

  private static final long MOST_BYTES = 25_000_000;
  private static final long LARGEST_FILE = 12_000_000;
  private static final long MEGABYTE = 1_000_000;
  private static final MediaType XML = new MediaType("text", "xml", StandardCharsets.UTF_8);

  private final FillLinks links;
  private final Organisations organisations;
  private final RateLimits limits;
  private final Messages messages;
  private final PostReader reader = new PostReader(LARGEST_FILE);

  FillApi(FillLinks links, Organisations organisations, RateLimits limits, Messages messages) {
    this.links = links;
    this.organisations = organisations;
    this.limits = limits;
    this.messages = messages;
  }

  /** What stands above the form. */
  record Opened(String title, String organisation, boolean once) {}

  /** Sentences for the sender: the files that came with it and were not kept. */
  record Received(String instanceId, List<String> refused) {}

  @GetMapping
  Opened open(@PathVariable String token, HttpServletRequest request) {
    FillLinks.Open open = guarded(request, () -> links.open(LinkSecret.of(token, request)));
    return new Opened(
        open.form().title(),
        organisations
            .findOrganisation(open.link().organisation())
            .map(Organisation::name)
            .orElse(""),
        open.link().once());
  }

  @GetMapping("/form")
  ResponseEntity<byte[]> form(@PathVariable String token, HttpServletRequest request) {
    byte[] xform = guarded(request, () -> links.open(LinkSecret.of(token, request))).form().xform();
    return ResponseEntity.ok().contentType(XML).cacheControl(CacheControl.noStore()).body(xform);
  }

  @GetMapping("/files/{name}")
  ResponseEntity<byte[]> file(
      @PathVariable String token, @PathVariable String name, HttpServletRequest request) {
    return ServedFile.answer(
        name,
        guarded(request, () -> links.getFile(links.open(LinkSecret.of(token, request)), name)));
  }

  /** Multipart as phones send it: {@code xml_submission_file} and a part per photo. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Received fill(@PathVariable String token, HttpServletRequest request) throws IOException {
    // Strangers with a wrong link are turned away before a byte of theirs is read or counted here.
    FillLink link = guarded(request, () -> links.find(LinkSecret.of(token, request)));
    limits.take(RateLimits.Budget.FILL, link.id() + " " + request.getRemoteAddr());
    long size = request.getContentLengthLong();
    if (size < 0 || size > MOST_BYTES) {
      if (size >= 0 && size < 2 * MOST_BYTES) {
        // Read to its end, or the browser would see a broken line and not the sentence.
        request.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
      throw LinkProblem.tooLarge(MOST_BYTES / MEGABYTE);
    }
    PostReader.Post post = reader.read(request);
    Receipt receipt =
        guarded(request, () -> links.fill(LinkSecret.of(token, request), post.xml(), post.files()));
    Locale language = ReaderLanguage.of(request);
    return new Received(
        receipt.instanceId(),
        receipt.refused().stream().map(file -> file.sentence(messages, language)).toList());
  }

  /** Wrong links are counted by address. */
  private <T> T guarded(HttpServletRequest request, Supplier<T> work) {
    try {
      return work.get();
    } catch (LinkProblem problem) {
      if (problem.code().equals("fill.unknown")) {
        limits.wrong(RateLimits.Kind.LINK, request.getRemoteAddr());
      }
      throw problem;
    }
  }
}
