package org.halte.core.links;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.base.kernel.Alphabet;
import org.halte.base.kernel.Ids;
import org.halte.core.forms.FormFile;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.answers.Answers;
import org.halte.core.forms.answers.BadSubmission;
import org.halte.core.forms.answers.InstanceReader;
import org.halte.core.intake.Delivery;
import org.halte.core.intake.Intake;
import org.halte.core.intake.Receipt;
import org.halte.core.intake.SentFile;
import org.halte.core.intake.Submissions;
import org.halte.core.lists.EntityList;
import org.halte.core.lists.EntityLists;
import org.halte.core.people.Actor;
import org.halte.core.people.People;
import org.halte.core.people.Role;
import org.halte.core.people.entry.Tokens;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links to fill a form without an account. Coordinators make them for the forms that their own
 * association may fill; whoever holds one sees the form and can hand it in. A link shows only lists
 * that its maker sees, and only while its maker coordinates.
 */
@Service
public class FillLinks {

  private static final Viewer.System SELF = new Viewer.System("fill link");
  private static final int MOST_DAYS = 366;
  private static final int MOST_FILLINGS = 100_000;
  private static final int LONGEST_NAME = 100;

  private final FillLinkStore store;
  private final FormLibrary library;
  private final EntityLists lists;
  private final People people;
  private final Intake intake;
  private final Submissions submissions;
  private final Policy policy;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FillLinks(
      FillLinkStore store,
      FormLibrary library,
      EntityLists lists,
      People people,
      Intake intake,
      Submissions submissions,
      Policy policy,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.library = library;
    this.lists = lists;
    this.people = people;
    this.intake = intake;
    this.submissions = submissions;
    this.policy = policy;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What a link should be; see {@link FillLink}. */
  public record Wanted(
      String name, boolean once, boolean held, Set<String> lists, int days, int most) {
    public Wanted {
      lists = Set.copyOf(lists);
    }
  }

  /** A link just made; the secret is shown once. */
  public record Made(FillLink link, String secret) {}

  /**
   * Makes a link.
   *
   * @throws LinkProblem when the form is not the viewer's to hand out, or a term cannot be
   */
  @Transactional
  public Made make(String form, Wanted wanted, Viewer viewer) {
    Viewer.Member maker = coordinator(viewer);
    FormVersion version = form(form, maker);
    String name = Alphabet.tidy(wanted.name());
    check("name", name, !name.isEmpty() && name.length() <= LONGEST_NAME, "1–" + LONGEST_NAME);
    var _ = Alphabet.NAME.read(name);
    check(
        "days", wanted.days(), wanted.days() >= 1 && wanted.days() <= MOST_DAYS, "1–" + MOST_DAYS);
    int most = wanted.once() ? 1 : wanted.most();
    check("most", most, most >= 1 && most <= MOST_FILLINGS, "1–" + MOST_FILLINGS);
    List<String> offered = listsOf(version, viewer);
    check("lists", wanted.lists(), offered.containsAll(wanted.lists()), offered.toString());
    String secret = Tokens.fresh();
    Instant now = clock.instant();
    FillLink link =
        new FillLink(
            Ids.next(),
            maker.organisation(),
            version.form(),
            name,
            wanted.once(),
            wanted.held(),
            wanted.lists(),
            most,
            0,
            maker.id(),
            now,
            now.plus(Duration.ofDays(wanted.days())),
            Optional.empty());
    store.insert(link, Tokens.hash(secret));
    policy.note(viewer, "created", new Reading("fill link", link.id().toString()));
    return new Made(link, secret);
  }

  private static void check(String term, Object value, boolean holds, String allowed) {
    if (!holds) {
      throw LinkProblem.badTerm(term, value.toString(), allowed);
    }
  }

  /** The links of a form, the newest first; throws as {@link #make}. */
  public List<FillLink> list(String form, Viewer viewer) {
    Viewer.Member person = coordinator(viewer);
    return store.listOf(person.organisation(), form(form, person).form());
  }

  /** The entity lists that the form asks for, by file name: a link may show them. */
  public List<String> listOffered(String form, Viewer viewer) {
    return listsOf(form(form, coordinator(viewer)), viewer);
  }

  /** Whether what comes from now on waits for a coordinator. */
  @Transactional
  public void hold(String form, UUID id, boolean held, Viewer viewer) {
    store.hold(own(form, id, viewer).id(), held);
    policy.note(viewer, held ? "held" : "freed", new Reading("fill link", id.toString()));
  }

  /** Cuts a link off; what came by it stays. */
  @Transactional
  public void revoke(String form, UUID id, Viewer viewer) {
    store.revoke(own(form, id, viewer).id(), clock.instant());
    policy.note(viewer, "revoked", new Reading("fill link", id.toString()));
  }

  private FillLink own(String form, UUID id, Viewer viewer) {
    return list(form, viewer).stream()
        .filter(link -> link.id().equals(id))
        .findFirst()
        .orElseThrow(LinkProblem::notYours);
  }

  private static Viewer.Member coordinator(Viewer viewer) {
    Optional<Viewer.Member> person =
        switch (viewer) {
          case Viewer.Member member -> Optional.of(member);
          case Viewer.Connection connection -> Optional.of(connection.owner());
          case Viewer.Device _, Viewer.Link _, Viewer.Public _, Viewer.System _ -> Optional.empty();
        };
    return person.filter(member -> member.is(Role.COORDINATOR)).orElseThrow(LinkProblem::notYours);
  }

  private FormVersion form(String form, Viewer.Member person) {
    return Optional.of(form)
        .flatMap(id -> library.findLatest(id, person.organisation()))
        .orElseThrow(LinkProblem::notYours);
  }

  private List<String> listsOf(FormVersion form, Viewer viewer) {
    Set<String> published = form.files().stream().map(FormFile::name).collect(Collectors.toSet());
    return form.fileNames().stream()
        .filter(name -> name.matches("[\\p{L}\\p{N}_.-]+\\.csv"))
        .filter(name -> !published.contains(name))
        .filter(name -> lists.find(name, viewer).isPresent())
        .toList();
  }

  /** A link opened by its secret, and the form it is for. */
  public record Open(FillLink link, FormVersion form) {}

  /**
   * Opens a link.
   *
   * @throws LinkProblem when there is none, or it is used up, expired or cut off
   */
  public Open open(String secret) {
    FillLink link = find(secret);
    checkOpen(link);
    return new Open(link, form(link));
  }

  /** The link of that secret, whether it is open or not; throws as {@link #open}. */
  public FillLink find(String secret) {
    return store.findByHash(Tokens.hash(secret)).orElseThrow(LinkProblem::unknown);
  }

  private void checkOpen(FillLink link) {
    FillLink.State state = link.state(clock.instant());
    if (state != FillLink.State.OPEN) {
      throw LinkProblem.dead(link, state);
    }
  }

  private FormVersion form(FillLink link) {
    return library
        .findLatest(link.form(), link.organisation())
        .orElseThrow(() -> LinkProblem.dead(link, FillLink.State.REVOKED));
  }

  /**
   * A file that the form asks for: one published with it, or a list that the link may show. Of
   * places it shows no more than a phone without a team would see.
   *
   * @throws LinkProblem when the link shows no such file
   */
  public byte[] getFile(Open open, String name) {
    if (open.form().files().stream().anyMatch(file -> file.name().equals(name))) {
      return library.getFile(open.form(), name);
    }
    FillLink link = open.link();
    if (!link.lists().contains(name) || !isStillGiven(link)) {
      throw LinkProblem.unknown();
    }
    Viewer shown = new Viewer.Device(link.id(), link.organisation(), Optional.empty(), List.of());
    return lists.find(name, shown).map(EntityList::csv).orElseThrow(LinkProblem::unknown);
  }

  private boolean isStillGiven(FillLink link) {
    return people
        .findMember(link.madeBy())
        .filter(maker -> Actor.of(maker).givesEyes(link.organisation()))
        .isPresent();
  }

  /**
   * Hands a filled form in. The same form again, after a cut answer, is known and not counted
   * twice, even where the link is used up by it.
   *
   * @throws LinkProblem when the link is dead or for another form
   * @throws org.halte.core.intake.IntakeProblem as {@link Intake#receive}
   */
  public Receipt fill(String secret, byte[] xml, List<SentFile> files) {
    FillLink link = find(secret);
    Answers answers = read(xml);
    if (!answers.formId().equals(link.form().publicId())) {
      throw LinkProblem.otherForm();
    }
    boolean known =
        submissions
            .findSent(link.organisation(), answers.instanceId(), SELF)
            .filter(sent -> sent.link().equals(Optional.of(link.id())))
            .isPresent();
    if (!known) {
      checkOpen(link);
    }
    Viewer sender = new Viewer.Link(link.id(), link.organisation(), link.held());
    return transaction.execute(status -> {
      if (!known && !store.take(link.id(), clock.instant())) {
        throw LinkProblem.dead(link, FillLink.State.USED);
      }
      return intake.receive(new Delivery(sender, xml, files, ""));
    });
  }

  private static Answers read(byte[] xml) {
    try {
      return InstanceReader.read(xml);
    } catch (BadSubmission e) {
      throw (LinkProblem) LinkProblem.otherForm().initCause(e);
    }
  }
}
