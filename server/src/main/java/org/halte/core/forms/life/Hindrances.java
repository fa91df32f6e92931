package org.halte.core.forms.life;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.halte.base.kernel.Alphabet;
import org.halte.base.kernel.SpellingProblem;
import org.halte.core.forms.FormFile;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.Publication.Enclosure;
import org.halte.core.forms.ShippedForm;
import org.halte.core.forms.ShippedForms;
import org.halte.core.forms.life.Hindrance.Kind;
import org.halte.core.forms.xlsform.Compiled;
import org.halte.core.people.Organisation;

/**
 * What an association must settle before it can publish a form. Only its own forms and those that
 * ship are looked at: what others have is no matter of its.
 */
final class Hindrances {

  private static final int LONGEST_BASE = 50;

  /** A list of entities, or a column of one, as the XForm names it. */
  private static final Pattern WRITTEN = Pattern.compile("\\b(?:saveto|dataset)=\"([^\"]*)\"");

  private final FormLibrary library;
  private final Organisation who;
  private final LocalDate today;

  Hindrances(FormLibrary library, Organisation who, LocalDate today) {
    this.library = library;
    this.who = who;
    this.today = today;
  }

  /**
   * All of them, those of the id first.
   *
   * @param target the form, or its trial
   * @param listed whether a file name is that of a list of entities
   */
  List<Hindrance> list(
      FormId form,
      FormId target,
      Compiled compiled,
      List<Enclosure> files,
      Predicate<String> listed) {
    List<Hindrance> all = new ArrayList<>();
    ofId(form).ifPresent(all::add);
    ofVersion(target, compiled, files).ifPresent(all::add);
    all.addAll(ofFiles(target, compiled, files, listed));
    all.addAll(ofWords(target, compiled));
    ofTitle(compiled.title()).ifPresent(all::add);
    return all;
  }

  private Optional<Hindrance> ofId(FormId form) {
    String id = form.publicId();
    if (id.endsWith(Drafts.TRIAL)) {
      return Optional.of(new Hindrance(Kind.ID_RESERVED, id, propose(id)));
    }
    if (!library.listVersions(form).isEmpty()) {
      // It was published under other rules, maybe, and goes on.
      return Optional.empty();
    }
    if (isShipped(id)) {
      return Optional.of(new Hindrance(Kind.ID_SHIPPED, id, propose(id)));
    }
    return spelling(Alphabet.ID, id, Kind.ID_SPELLING, propose(id))
        .or(() -> lookAlike(id).map(other -> new Hindrance(Kind.ID_LOOKALIKE, other, propose(id))));
  }

  private static boolean isShipped(String id) {
    return ShippedForms.list().stream().map(ShippedForm::id).anyMatch(id::equals);
  }

  /** Another form of the association, or one that ships, that the eye takes for this one. */
  private Optional<String> lookAlike(String id) {
    String look = Alphabet.look(id);
    return library.listAllFor(who.id()).stream()
        .map(FormVersion::id)
        .filter(other -> Alphabet.look(other).equals(look))
        .findFirst();
  }

  /** The nearest id that is free; with the association's name behind it where it is not. */
  private String propose(String id) {
    String plain = Alphabet.toId(Drafts.withoutTrial(id));
    String base =
        plain.isEmpty() ? "formulaire" : plain.substring(0, Math.min(LONGEST_BASE, plain.length()));
    String beside = base + "_" + who.slug().replace('-', '_');
    String proposal = isFree(base) ? base : beside;
    for (int n = 2; !isFree(proposal); n++) {
      proposal = beside + "_" + n;
    }
    return proposal;
  }

  private boolean isFree(String id) {
    return Alphabet.ID.findFault(id).isEmpty() && !isShipped(id) && lookAlike(id).isEmpty();
  }

  private Optional<Hindrance> ofVersion(FormId target, Compiled compiled, List<Enclosure> files) {
    String version = compiled.version();
    if (version.isBlank()) {
      return Optional.of(new Hindrance(Kind.VERSION_MISSING, "", next(target, "")));
    }
    Optional<FormVersion> known = library.findVersion(target, version);
    if (known.isPresent()) {
      return known
          .filter(same -> !same.isMadeOf(compiled.xform().getBytes(UTF_8), files))
          .map(same -> new Hindrance(Kind.VERSION_TAKEN, version, next(target, version)));
    }
    return spelling(Alphabet.VERSION, version, Kind.VERSION_SPELLING, next(target, ""));
  }

  /**
   * A version that is free.
   *
   * @param after which one; "" for the newest there is
   */
  private String next(FormId target, String after) {
    List<FormVersion> known = library.listVersions(target);
    Set<String> used = known.stream().map(FormVersion::version).collect(Collectors.toSet());
    String last = !after.isEmpty() || known.isEmpty() ? after : known.getFirst().version();
    String name = VersionNames.next(last, used, today);
    return Alphabet.VERSION.findFault(name).isEmpty() ? name : VersionNames.next("", used, today);
  }

  private List<Hindrance> ofFiles(
      FormId target, Compiled compiled, List<Enclosure> files, Predicate<String> listed) {
    Set<String> here = files.stream().map(Enclosure::name).collect(Collectors.toSet());
    Set<String> spoken = new TreeSet<>(FormVersion.fileNamesIn(compiled.xform()));
    spoken.addAll(compiled.files());
    List<Hindrance> all = new ArrayList<>();
    Set<String> named = new TreeSet<>(here);
    named.addAll(spoken);
    named.removeAll(published(target));
    named.forEach(
        name -> spelling(Alphabet.FILE, name, Kind.FILE_SPELLING, "").ifPresent(all::add));
    spoken.stream()
        .filter(name -> !here.contains(name) && !listed.test(name))
        .forEach(name -> all.add(new Hindrance(Kind.FILE_MISSING, name, "")));
    return all;
  }

  /** The lists and columns that the form writes and that no version before it wrote. */
  private List<Hindrance> ofWords(FormId target, Compiled compiled) {
    Set<String> words = words(compiled.xform());
    library.listVersions(target).forEach(version -> words.removeAll(words(version.xformText())));
    return words.stream()
        .flatMap(word -> spelling(Alphabet.WORD, word, Kind.WORD_SPELLING, "").stream())
        .toList();
  }

  private static Set<String> words(String xform) {
    return WRITTEN
        .matcher(xform)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<Hindrance> ofTitle(String title) {
    return Alphabet.NAME
        .findFault(Alphabet.tidy(title))
        .filter(fault -> fault.reason() == Alphabet.Reason.HIDDEN)
        .map(fault -> new SpellingProblem(Alphabet.NAME, fault, title))
        .map(problem -> new Hindrance(Kind.TITLE_SPELLING, title, "", Optional.of(problem)));
  }

  private static Optional<Hindrance> spelling(
      Alphabet alphabet, String text, Kind kind, String proposal) {
    return alphabet
        .findFault(text)
        .map(fault ->
            new Hindrance(
                kind, text, proposal, Optional.of(new SpellingProblem(alphabet, fault, text))));
  }

  private Set<String> published(FormId form) {
    return library.listVersions(form).stream()
        .flatMap(version -> version.files().stream())
        .map(FormFile::name)
        .collect(Collectors.toSet());
  }
}
