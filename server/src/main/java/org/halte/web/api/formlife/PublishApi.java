package org.halte.web.api.formlife;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.base.kernel.Alphabet;
import org.halte.base.kernel.Messages;
import org.halte.core.forms.Audience;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.Publication.Enclosure;
import org.halte.core.forms.history.Decision;
import org.halte.core.forms.life.Brought;
import org.halte.core.forms.life.BroughtMedia;
import org.halte.core.forms.life.Draft;
import org.halte.core.forms.life.Drafts;
import org.halte.core.forms.life.FormLife;
import org.halte.core.forms.life.Hindrance;
import org.halte.core.forms.life.LifeProblem;
import org.halte.core.forms.life.Wish;
import org.halte.core.forms.model.EntityDeclaration;
import org.halte.core.forms.problems.FormProblem;
import org.halte.core.forms.xlsform.FormErrors;
import org.halte.core.lists.EntityLists;
import org.halte.core.people.Actor;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.halte.core.policy.Viewer;
import org.halte.web.files.UploadCheck;
import org.halte.web.problems.ReaderLanguage;
import org.halte.web.problems.RequestProblem;
import org.halte.web.security.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Brings a form: a rehearsal that shows all there is to know, then the real thing. */
@RestController
class PublishApi {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Drafts drafts;
  private final FormLife life;
  private final EntityLists lists;
  private final Messages messages;
  private final Viewers viewers;

  PublishApi(Drafts drafts, FormLife life, EntityLists lists, Messages messages, Viewers viewers) {
    this.drafts = drafts;
    this.life = life;
    this.lists = lists;
    this.messages = messages;
    this.viewers = viewers;
  }

  /** What the publisher wants; everything may be left out. */
  record Plan(
      @Nullable String id,
      @Nullable String version,
      @Nullable String category,
      @Nullable List<Decision> decisions,
      @Nullable Trial trial) {

    Wish wish(Actor actor) {
      return new Wish(
          given(id),
          given(version),
          given(category),
          decisions == null ? List.of() : decisions,
          Optional.ofNullable(trial).map(wanted -> wanted.audience(actor)));
    }

    private static Optional<String> given(@Nullable String text) {
      return Optional.ofNullable(text).map(String::strip).filter(said -> !said.isEmpty());
    }
  }

  /** Whose phones are given the trial. */
  record Trial(@Nullable List<UUID> teams, @Nullable List<UUID> members, @Nullable Boolean me) {
    Audience audience(Actor actor) {
      Set<MemberId> people =
          members == null
              ? new HashSet<>()
              : members.stream().map(MemberId::new).collect(Collectors.toSet());
      if (Boolean.TRUE.equals(me)) {
        people.add(actor.person().id());
      }
      return new Audience(
          teams == null ? Set.of() : teams.stream().map(TeamId::new).collect(Collectors.toSet()),
          people);
    }
  }

  /** Something wrong with the workbook, at the cell where it can be mended. */
  record Cell(String sheet, int row, String column, String code, String sentence) {}

  /**
   * Something to settle before it can be published.
   *
   * @param sentence what is wrong with how it is written; "" when the kind says all
   */
  record Settle(String kind, String about, String proposal, String sentence) {}

  /**
   * What a rehearsal answers.
   *
   * @param errors all there are; beside the warnings nothing else is told while there is one
   * @param previous the version in use
   * @param lists the lists of entities that the form creates or changes
   */
  record Rehearsal(
      List<Cell> errors,
      List<Cell> warnings,
      String id,
      String title,
      String version,
      String category,
      List<String> languages,
      List<Settle> hindrances,
      Optional<String> previous,
      List<ChangeCard> changes,
      List<String> lists,
      List<Outline> outline) {}

  /** What was published. */
  record Published(String id, String version) {}

  @PostMapping("/api/forms/check")
  Rehearsal check(
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable List<MultipartFile> media,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String plan,
      Viewer viewer,
      HttpServletRequest request)
      throws IOException {
    Actor actor = viewers.actorOf(viewer);
    OrganisationId who = FormLife.manages(actor);
    Locale reader = ReaderLanguage.of(request);
    try {
      return toRehearsal(
          drafts.read(brought(file, media, from, who), read(plan).wish(actor), who, listed(viewer)),
          reader);
    } catch (FormErrors e) {
      return new Rehearsal(
          cells(e.errors(), reader),
          cells(e.warnings(), reader),
          "",
          "",
          "",
          "",
          List.of(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of());
    }
  }

  @PostMapping("/api/forms/publish")
  Published publish(
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable List<MultipartFile> media,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String plan,
      Viewer viewer)
      throws IOException {
    Actor actor = viewers.actorOf(viewer);
    OrganisationId who = FormLife.manages(actor);
    Wish wish = read(plan).wish(actor);
    try {
      Draft draft = drafts.read(brought(file, media, from, who), wish, who, listed(viewer));
      FormVersion published = life.publish(actor, draft, wish);
      return new Published(published.id(), published.version());
    } catch (FormErrors e) {
      throw LifeProblem.broken(Integer.toString(e.errors().size()));
    }
  }

  private java.util.function.Predicate<String> listed(Viewer viewer) {
    return name -> lists.find(name, viewer).isPresent();
  }

  private Brought brought(
      @Nullable MultipartFile file,
      @Nullable List<MultipartFile> media,
      @Nullable String from,
      OrganisationId who)
      throws IOException {
    List<Enclosure> files = new ArrayList<>();
    for (MultipartFile one : media == null ? List.<MultipartFile>of() : media) {
      Enclosure clean = BroughtMedia.clean(plainName(one), one.getBytes());
      UploadCheck.keepsItsName(plainName(one), one.getBytes());
      files.add(clean);
    }
    if (file != null) {
      return new Brought(plainName(file), file.getBytes(), files);
    }
    if (from == null || from.isBlank()) {
      throw LifeProblem.nothingBrought();
    }
    Brought known = drafts.bring(life.find(from, Optional.empty(), who));
    files.addAll(0, known.files());
    return new Brought(known.fileName(), known.content(), files);
  }

  /** A name without folders, whatever the browser sent. */
  private static String plainName(MultipartFile file) {
    String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
    return Alphabet.tidy(name.replaceAll("(?s).*[/\\\\]", ""));
  }

  private static Plan read(@Nullable String plan) {
    try {
      return plan == null || plan.isBlank()
          ? new Plan(null, null, null, null, null)
          : JSON.readValue(plan, Plan.class);
    } catch (JacksonException e) {
      throw RequestProblem.badValue("plan", plan);
    }
  }

  private Rehearsal toRehearsal(Draft draft, Locale reader) {
    return new Rehearsal(
        List.of(),
        cells(draft.compiled().warnings(), reader),
        draft.form().publicId(),
        draft.compiled().title(),
        draft.compiled().version(),
        draft.category(),
        draft.compiled().languages(),
        draft.hindrances().stream().map(one -> settle(one, reader)).toList(),
        draft.previous().map(FormVersion::version),
        draft.changes().stream().map(ChangeCard::of).toList(),
        draft.compiled().model().entities().stream().map(EntityDeclaration::dataset).toList(),
        Outline.of(draft.compiled().model()));
  }

  private Settle settle(Hindrance hindrance, Locale reader) {
    return new Settle(
        hindrance.kind().name(),
        hindrance.about(),
        hindrance.proposal(),
        hindrance.spelling().map(problem -> messages.text(reader, problem)).orElse(""));
  }

  private static List<Cell> cells(List<FormProblem> problems, Locale reader) {
    return problems.stream()
        .map(problem ->
            new Cell(
                problem.sheet(),
                problem.row(),
                problem.column(),
                problem.code().name(),
                reader.getLanguage().equals("en") ? problem.english() : problem.french()))
        .toList();
  }
}
