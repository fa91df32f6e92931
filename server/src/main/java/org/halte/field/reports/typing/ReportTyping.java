package org.halte.field.reports.typing;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.halte.base.geo.Position;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.forms.answers.AnswerTypes;
import org.halte.core.forms.answers.Answers;
import org.halte.core.forms.answers.EntityAction;
import org.halte.core.forms.history.Told;
import org.halte.core.policy.Sensitivity;
import org.halte.field.places.Coded;
import org.halte.field.places.PlaceKind;
import org.halte.field.places.PlaceState;
import org.halte.field.reports.facts.Alert;
import org.halte.field.reports.facts.EvictionFacts;
import org.halte.field.reports.facts.Flag;
import org.halte.field.reports.facts.PlaceClue;
import org.halte.field.reports.facts.Quality;
import org.halte.field.reports.facts.ReportFacts;
import org.halte.field.reports.facts.Result;

/**
 * Reads the answers of a form as typed facts: by the names of our own questions, else by the
 * meaning that the form's {@code hxl} column gives to its own. Never refuses: what it cannot read
 * it leaves out, the check of the form says so elsewhere.
 */
public final class ReportTyping {

  /** The list of places that phones hold. */
  static final String DATASET = "lieux";

  private static final Set<String> CATEGORIES =
      Set.of("lieu", "passage", "expulsion", "distribution");
  private static final String VISIT = "passage";
  private static final String OTHER = "autre";
  private static final Set<String> PHOTOS = Set.of("photo", "photos", "photo_2", "photo_3");
  private static final Set<String> SOLUTIONS =
      Set.of("aucune", "partielle", "pour_tous", "inconnue");

  /** No report is older than phones. */
  private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

  /** How far a phone may run ahead without being wrong about the night. */
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private final Answers answers;
  private final Questions questions;
  private final Instant receivedAt;
  private final NightCalendar calendar;
  private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

  private ReportTyping(Told told, Instant receivedAt, NightCalendar calendar) {
    this.answers = told.answers();
    this.questions = new Questions(told);
    this.receivedAt = receivedAt;
    this.calendar = calendar;
  }

  /**
   * Reads one filled form, of whatever version.
   *
   * @param told by the history of its questions
   * @param form the id of the shipped form that it is, or stands beside
   * @param receivedAt when Halte received it, to fall back on
   */
  public static ReportFacts read(
      Told told, String form, Instant receivedAt, NightCalendar calendar) {
    return new ReportTyping(told, receivedAt, calendar).read(form);
  }

  private ReportFacts read(String form) {
    String category = category(form);
    Instant startedAt = startedAt();
    Optional<Result> result =
        questions.code(code -> Coded.find(Result.class, code), FigureNames.RESULT);
    Supplies supplies = new Supplies(questions);
    PlaceClue place = place(category);
    if (place.isEmpty()) {
      flags.add(Flag.NO_PLACE);
    }
    return new ReportFacts(
        category,
        place,
        calendar.nightOf(startedAt),
        startedAt,
        endedAt(startedAt),
        result,
        headcount(category, result),
        quality(FigureNames.QUALITY),
        questions.count(FigureNames.WOMEN),
        questions.count(FigureNames.FAMILIES),
        questions.count(FigureNames.MINORS),
        supplies.needs(),
        supplies.given(),
        alert(),
        texts(),
        questions.countAnswers(PHOTOS),
        questions.text("conjoint").filter("oui"::equals).isPresent(),
        category.equals("expulsion") || tellsOfEviction()
            ? Optional.of(eviction())
            : Optional.empty(),
        flags);
  }

  /** A form of others is a visit when it tells of a place, of how it went or of people. */
  private String category(String form) {
    if (CATEGORIES.contains(form)) {
      return form;
    }
    boolean visit =
        !place(VISIT).isEmpty()
            || questions.text(FigureNames.RESULT).isPresent()
            || questions.text(FigureNames.HEADCOUNT).isPresent();
    return visit ? VISIT : OTHER;
  }

  private Instant startedAt() {
    Optional<Instant> said = saidStart();
    if (said.isEmpty()) {
      return receivedAt;
    }
    if (said.get().isBefore(OLDEST) || said.get().isAfter(receivedAt.plus(AHEAD))) {
      flags.add(Flag.CLOCK);
      return receivedAt;
    }
    return said.get();
  }

  /**
   * What the form asks goes before what the phone noted by itself: an eviction is told of later
   * than it happened, and so is a distribution of another day.
   */
  private Optional<Instant> saidStart() {
    Optional<Instant> opened =
        questions.text("debut", "start", "#date+start").flatMap(this::instant);
    Optional<Instant> asked =
        questions
            .text("date_heure_debut", "date_heure", "#date+event+start")
            .flatMap(this::instant);
    Optional<Instant> day =
        questions
            .text("date", "#date")
            .flatMap(this::instant)
            .filter(d -> opened.isEmpty() || !isSameDay(d, opened.get()));
    return asked.or(() -> day).or(() -> opened);
  }

  private boolean isSameDay(Instant one, Instant other) {
    return one.atZone(calendar.zone())
        .toLocalDate()
        .equals(other.atZone(calendar.zone()).toLocalDate());
  }

  /** A date without a time is the evening of that date. */
  private Optional<Instant> instant(String text) {
    return AnswerTypes.toMoment(text)
        .map(OffsetDateTime::toInstant)
        .or(() ->
            AnswerTypes.toDate(text)
                .map(date -> date.atTime(20, 0).atZone(calendar.zone()).toInstant())
                .map(evening -> evening.isAfter(receivedAt) ? receivedAt : evening));
  }

  private Optional<Instant> endedAt(Instant startedAt) {
    if (flags.contains(Flag.CLOCK)) {
      return Optional.empty();
    }
    return questions
        .text("date_heure_fin", "#date+event+end", "fin", "end", "#date+end")
        .flatMap(this::instant)
        .filter(end -> !end.isBefore(startedAt) && !end.isAfter(receivedAt.plus(AHEAD)));
  }

  /** Who met nobody saw nobody: seen empty is a zero. */
  private Optional<Integer> headcount(String category, Optional<Result> result) {
    if (category.equals("lieu") || category.equals("expulsion") || category.equals(OTHER)) {
      return Optional.empty();
    }
    if (result.filter(Result.DID_NOT_GO::equals).isPresent()) {
      return Optional.empty();
    }
    Optional<Integer> said = questions.count(FigureNames.HEADCOUNT);
    return said.isEmpty() && result.filter(Result.NOBODY::equals).isPresent()
        ? Optional.of(0)
        : said;
  }

  private Quality quality(String... names) {
    return questions.code(code -> Coded.find(Quality.class, code), names).orElse(Quality.ESTIMATED);
  }

  private Alert alert() {
    return questions.code(ReportTyping::alert, "alerte", "#severity").orElse(Alert.NONE);
  }

  private static Optional<Alert> alert(String code) {
    return switch (code) {
      case "vitale", "vital" -> Optional.of(Alert.VITAL);
      case "sous_48h", "48h" -> Optional.of(Alert.TWO_DAYS);
      default -> Optional.empty();
    };
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    questions
        .text("alerte_texte", "a_faire", "#description+alert")
        .ifPresent(text -> texts.put("alert", text));
    questions.text("note", "notes", "#description").ifPresent(text -> texts.put("note", text));
    return texts;
  }

  private PlaceClue place(String category) {
    boolean describes = category.equals("lieu");
    Optional<Integer> base = baseVersion();
    boolean tells = describes || base.isPresent();
    Optional<UUID> known = knownPlace(tells);
    return new PlaceClue(
        known,
        known.filter(this::creates).isPresent(),
        describes,
        base,
        questions
            .text("nouveau_point", "point", "position", "#geo", "#geo+point")
            .flatMap(AnswerTypes::toPoint)
            .map(point -> new Position(point.latitude(), point.longitude())),
        questions.text("nouveau_nom", tells ? "nom" : "nouveau_nom", "#loc+name", "#loc"),
        code("type", PlaceKind.class, tells).or(() -> code("nouveau_type", PlaceKind.class)),
        code("statut", PlaceState.class, tells),
        tells || answers.entities().stream().anyMatch(EntityAction::create)
            ? questions.code(ReportTyping::sensitivity, "sensibilite")
            : Optional.empty());
  }

  /** A form that changes a place says which version of it the phone had. */
  private Optional<Integer> baseVersion() {
    return answers.entities().stream()
        .filter(action -> action.dataset().equals(DATASET) && action.update())
        .flatMap(action -> action.trunkVersion().or(action::baseVersion).stream())
        .findFirst();
  }

  private Optional<UUID> knownPlace(boolean describes) {
    Optional<UUID> made =
        answers.entities().stream()
            .filter(action -> action.dataset().equals(DATASET))
            .filter(action -> describes || action.create() || action.update())
            .flatMap(action -> uuid(action.id()).stream())
            .findFirst();
    Optional<UUID> chosen =
        questions.text("lieu", "#loc+id", "#loc+code").flatMap(ReportTyping::uuid);
    return describes ? made.or(() -> chosen) : chosen.or(() -> made);
  }

  private boolean creates(UUID place) {
    return answers.entities().stream()
        .filter(action -> action.dataset().equals(DATASET) && action.create())
        .anyMatch(action -> uuid(action.id()).filter(place::equals).isPresent());
  }

  private <E extends Enum<E> & Coded> Optional<E> code(String name, Class<E> type, boolean asked) {
    return asked ? code(name, type) : Optional.empty();
  }

  private <E extends Enum<E> & Coded> Optional<E> code(String name, Class<E> type) {
    return questions.code(code -> Coded.find(type, code), name);
  }

  /** A visit may tell of an eviction in passing. */
  private boolean tellsOfEviction() {
    return questions
        .text("expulsion_signalee", "#event+eviction")
        .filter("oui"::equals)
        .isPresent();
  }

  private EvictionFacts eviction() {
    return new EvictionFacts(
        questions.text("type", "#event+eviction+type"),
        questions.text("source"),
        questions.text("base_legale"),
        questions
            .code(
                code -> Optional.of(code).filter(SOLUTIONS::contains),
                "solution_proposee",
                "#event+eviction+solution")
            .orElse("inconnue"),
        questions.count("personnes_presentes", "effectif", "#affected"),
        quality("qualite", "personnes_qualite", "#affected+quality"),
        questions.count("personnes_parties"),
        questions.count("remises_a_la_rue"),
        questions.count("interpellations", "#impact+arrests"));
  }

  private static Optional<Sensitivity> sensitivity(String code) {
    for (Sensitivity sensitivity : Sensitivity.values()) {
      if (sensitivity.code().equals(code)) {
        return Optional.of(sensitivity);
      }
    }
    return Optional.empty();
  }

  private static Optional<UUID> uuid(String text) {
    Function<String, UUID> parse = UUID::fromString;
    try {
      return Optional.of(parse.apply(text.strip().replaceFirst("^uuid:", "")));
    } catch (IllegalArgumentException e) {
      // Not an id: the name of a place typed by hand, or "other".
      return Optional.empty();
    }
  }
}
