package org.halte.web.api.forms;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.halte.core.links.FillLink;
import org.halte.core.links.FillLinks;
import org.halte.core.links.LinkProblem;
import org.halte.core.people.entry.Links;
import org.halte.core.people.entry.QrCode;
import org.halte.core.policy.Viewer;
import org.halte.field.figures.boards.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The links to fill a form, for the coordinators who make them. */
@RestController
@RequestMapping("/api/forms/{id}/links")
class FormLinksApi {

  private static final int USUAL_DAYS = 30;
  private static final int USUAL_MOST = 500;

  private final FillLinks fillLinks;
  private final Links links;
  private final Names names;
  private final Clock clock;

  FormLinksApi(FillLinks fillLinks, Links links, Names names, Clock clock) {
    this.fillLinks = fillLinks;
    this.links = links;
    this.names = names;
    this.clock = clock;
  }

  record Card(
      UUID id,
      String name,
      boolean once,
      boolean held,
      Set<String> lists,
      int most,
      int used,
      String madeBy,
      Instant madeAt,
      Instant expiresAt,
      String state) {}

  /** {@code lists}: those that a link may show. */
  record Cards(List<Card> links, List<String> lists) {}

  /** Without {@code held}: on hold. */
  record Input(
      @Nullable String name,
      @Nullable Boolean once,
      @Nullable Boolean held,
      @Nullable List<String> lists,
      @Nullable Integer days,
      @Nullable Integer most) {}

  /** The address and its QR code are shown this once. */
  record Made(Card link, String url, String qrSvg) {}

  record Change(@Nullable Boolean held) {}

  @GetMapping
  Cards list(@PathVariable String id, Viewer viewer) {
    return new Cards(
        fillLinks.list(id, viewer).stream().map(this::card).toList(),
        fillLinks.listOffered(id, viewer));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Made make(@PathVariable String id, @RequestBody Input input, Viewer viewer) {
    FillLinks.Made made =
        fillLinks.make(
            id,
            new FillLinks.Wanted(
                input.name() == null ? "" : input.name(),
                Boolean.TRUE.equals(input.once()),
                input.held() == null || input.held(),
                input.lists() == null ? Set.of() : Set.copyOf(input.lists()),
                input.days() == null ? USUAL_DAYS : input.days(),
                input.most() == null ? USUAL_MOST : input.most()),
            viewer);
    String url = links.to("/fill/#" + made.secret());
    return new Made(card(made.link()), url, QrCode.svg(url));
  }

  @PatchMapping("/{link}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(
      @PathVariable String id,
      @PathVariable String link,
      @RequestBody Change change,
      Viewer viewer) {
    fillLinks.hold(id, read(link), !Boolean.FALSE.equals(change.held()), viewer);
  }

  @DeleteMapping("/{link}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable String id, @PathVariable String link, Viewer viewer) {
    fillLinks.revoke(id, read(link), viewer);
  }

  private static UUID read(String link) {
    try {
      return UUID.fromString(link);
    } catch (IllegalArgumentException e) {
      throw (LinkProblem) LinkProblem.notYours().initCause(e);
    }
  }

  private Card card(FillLink link) {
    return new Card(
        link.id(),
        link.name(),
        link.once(),
        link.held(),
        link.lists(),
        link.most(),
        link.used(),
        names.member(link.madeBy()).name(),
        link.madeAt(),
        link.expiresAt(),
        link.state(clock.instant()).name().toLowerCase(Locale.ROOT));
  }
}
