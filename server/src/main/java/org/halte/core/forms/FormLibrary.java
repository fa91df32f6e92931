package org.halte.core.forms;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.halte.base.kernel.Alphabet;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The published forms, all versions side by side. Kept in memory and read again every few seconds,
 * because another node may publish too.
 */
@Component
public class FormLibrary {

  private final FormStore store;
  private final OfferStore offers;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Shelf shelf = Shelf.EMPTY;

  FormLibrary(FormStore store, OfferStore offers, TransactionTemplate transaction, Clock clock) {
    this.store = store;
    this.offers = offers;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What an association means by an id: its own form, or else one that ships with Halte. */
  public Optional<FormId> find(String publicId, OrganisationId reader) {
    return shelf().find(publicId, reader);
  }

  /** The key of an association's own form of that id, whether there is one yet or not. */
  public FormId ownKey(String publicId, OrganisationId owner) {
    return shelf().findOwn(publicId, owner).orElseGet(() -> FormId.of(owner, publicId));
  }

  /** The forms that some associations have under an id. */
  public List<FormId> listOwn(String publicId, Collection<OrganisationId> owners) {
    Shelf shelf = shelf();
    return owners.stream().flatMap(owner -> shelf.findOwn(publicId, owner).stream()).toList();
  }

  /** The latest version of every form that members and phones of an organisation may fill. */
  public List<FormVersion> listFor(OrganisationId reader) {
    return offered(reader).filter(form -> form.trialOf().isEmpty()).toList();
  }

  /** The same for one phone: with the trials that are meant for it. */
  public List<FormVersion> listFor(Viewer.Device phone) {
    return offered(phone.organisation()).filter(form -> isMeantFor(form, phone)).toList();
  }

  private Stream<FormVersion> offered(OrganisationId reader) {
    Shelf shelf = shelf();
    return shelf.forms().values().stream()
        .flatMap(versions -> shelf.offered(versions, reader).stream());
  }

  /** All forms of an organisation and of the instance, withdrawn ones and trials among them. */
  public List<FormVersion> listAllFor(OrganisationId reader) {
    return shelf().forms().values().stream()
        .map(List::getFirst)
        .filter(form -> form.isFor(reader))
        .toList();
  }

  /**
   * The latest version of a form that the organisation hands out; the newest one there was when it
   * is withdrawn, since what was filled before is still taken.
   */
  public Optional<FormVersion> findLatest(String publicId, OrganisationId reader) {
    return find(publicId, reader).flatMap(form -> findLatest(form, reader));
  }

  /** The same by the form's key. */
  public Optional<FormVersion> findLatest(FormId form, OrganisationId reader) {
    List<FormVersion> versions = listVersions(form);
    return shelf()
        .offered(versions, reader)
        .or(() -> versions.stream().findFirst().filter(latest -> latest.isFor(reader)));
  }

  /** The same for one phone, to which a trial that is not meant for it is unknown. */
  public Optional<FormVersion> findLatest(String publicId, Viewer.Device phone) {
    return findLatest(publicId, phone.organisation()).filter(form -> isMeantFor(form, phone));
  }

  private boolean isMeantFor(FormVersion form, Viewer.Device phone) {
    return form.trialOf().isEmpty()
        || findAudience(form.form()).filter(audience -> audience.reaches(phone)).isPresent();
  }

  /** Whether what is filled in this form is never to be counted. */
  public boolean isTrial(FormId form) {
    if (listVersions(form).isEmpty() && !isChanging()) {
      // Another node published it a moment ago: a trial must not be taken for a real form.
      reread();
    }
    return listVersions(form).stream().anyMatch(version -> version.trialOf().isPresent());
  }

  /** Since when the organisation hands out this version, or the whole form, no more. */
  public Optional<Instant> findWithdrawal(FormId form, String version, OrganisationId who) {
    Shelf shelf = shelf();
    return shelf
        .withdrawn(form, Optional.of(version), who)
        .or(() -> shelf.withdrawn(form, Optional.empty(), who));
  }

  /** Since when the organisation hands out the whole form no more. */
  public Optional<Instant> findWithdrawal(FormId form, OrganisationId who) {
    return shelf().withdrawn(form, Optional.empty(), who);
  }

  /** The version of that very name. */
  public Optional<FormVersion> findVersion(FormId form, String version) {
    return listVersions(form).stream().filter(v -> v.version().equals(version)).findFirst();
  }

  /** All versions of a form, the newest first; empty when there is no such form. */
  public List<FormVersion> listVersions(FormId form) {
    return shelf().forms().getOrDefault(form, List.of());
  }

  /**
   * A file published with the form.
   *
   * @throws LibraryProblem when there is none of that name
   */
  public byte[] getFile(FormVersion form, String name) {
    return store
        .findFile(form.form(), form.version(), name)
        .orElseThrow(() -> LibraryProblem.unknownFile(form.id(), name));
  }

  /**
   * What the version was made of.
   *
   * @throws LibraryProblem when it was never published
   */
  public FormSource getSource(FormVersion form) {
    return store
        .findSource(form.form(), form.version())
        .orElseThrow(() -> LibraryProblem.unknownVersion(form.id(), form.version()));
  }

  /**
   * Publishes a version. Publishing the same again changes nothing. Others see it once the
   * transaction under way is committed.
   *
   * @throws LibraryProblem when the version exists with other content, or the id is that of a form
   *     that ships
   * @throws org.halte.base.kernel.SpellingProblem when a new form's id holds other signs than ids
   *     do
   */
  public FormVersion publish(Publication form) {
    return publish(form, _ -> true);
  }

  /**
   * The same for a publisher who laid the form beside the version in use.
   *
   * @param previous the newest version that there was; empty for a first one
   * @throws LibraryProblem as well when another version came since
   */
  public FormVersion publishAfter(Publication form, Optional<FormVersion> previous) {
    Optional<String> seen = previous.map(FormVersion::version);
    return publish(
        form, versions -> versions.stream().findFirst().map(FormVersion::version).equals(seen));
  }

  private FormVersion publish(Publication form, Predicate<List<FormVersion>> isAsSeen) {
    String id = form.form().publicId();
    form.organisation()
        .filter(owner -> shelf().findOwn(id, owner).isEmpty())
        .ifPresent(_ -> checkNew(id));
    return change(() -> {
      FormId key = store.putForm(form, clock.instant());
      List<FormVersion> versions = store.listVersions(key);
      Optional<FormVersion> known =
          versions.stream().filter(v -> v.version().equals(form.version())).findFirst();
      if (known.isPresent()) {
        return known
            .filter(version -> version.isMadeOf(form.xform(), form.files()))
            .orElseThrow(() -> LibraryProblem.versionTaken(id, form.version()));
      }
      if (!isAsSeen.test(versions)) {
        throw LibraryProblem.overtaken(id, versions.getFirst().version());
      }
      return putVersion(key, form, Digests.sha256(form.xform()));
    });
  }

  /** What was here under other rules goes on; what is new keeps to those of today. */
  private void checkNew(String id) {
    if (shelf().isShipped(id)) {
      throw LibraryProblem.idShipped(id);
    }
    var _ = Alphabet.ID.read(id);
  }

  /** Publishes, or gives the version of that name its new content: for the forms that ship. */
  FormVersion put(Publication form, String sourceHash) {
    return change(() -> putVersion(store.putForm(form, clock.instant()), form, sourceHash));
  }

  private FormVersion putVersion(FormId key, Publication form, String sourceHash) {
    store.putVersion(key, form, Digests.md5(form.xform()), sourceHash, clock.instant());
    return store.listVersions(key).stream()
        .filter(version -> version.version().equals(form.version()))
        .findFirst()
        .orElseThrow(() -> LibraryProblem.unknownVersion(key.publicId(), form.version()));
  }

  private FormVersion change(Supplier<FormVersion> work) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          FormVersion version = work.get();
          changed();
          return version;
        }));
  }

  /** Hands out a form, or one version of it, no more; in the transaction under way. */
  public void withdraw(FormId form, Optional<String> version, OrganisationId who) {
    offers.withdraw(form, version, who, clock.instant());
    changed();
  }

  /** Hands out again what was withdrawn; in the transaction under way. */
  public void restore(FormId form, Optional<String> version, OrganisationId who) {
    offers.restore(form, version, who);
    changed();
  }

  /** Makes a published form the trial of another, for some phones only. */
  public void openTrial(FormId trial, FormId of, Audience audience) {
    offers.openTrial(trial, of, audience);
    changed();
  }

  /** Says what an own form tells of; in the transaction under way. */
  public void classify(FormId form, String category) {
    offers.classify(form, category);
    changed();
  }

  /** Whose phones a trial is for. */
  public Optional<Audience> findAudience(FormId trial) {
    return Optional.ofNullable(shelf().audiences().get(trial));
  }

  /** Notes that a phone fetched a version. */
  public void fetched(FormVersion form, Viewer.Device phone) {
    offers.fetched(form.form(), form.version(), phone.token(), clock.instant());
  }

  /** What each phone fetched last of a form, by token. */
  public Map<UUID, Fetch> listFetches(FormId form) {
    return offers.listFetches(form);
  }

  /** What is changed in a transaction is seen once it is committed: rolled back, it never was. */
  private final class Change implements TransactionSynchronization {
    @Override
    public void afterCommit() {
      reread();
    }
  }

  private void changed() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      reread();
    } else if (!isChanging()) {
      TransactionSynchronizationManager.registerSynchronization(new Change());
    }
  }

  /** Whether this very thread reads what nobody else may see yet. */
  private static boolean isChanging() {
    return TransactionSynchronizationManager.isSynchronizationActive()
        && TransactionSynchronizationManager.getSynchronizations().stream()
            .anyMatch(Change.class::isInstance);
  }

  private void reread() {
    reading.lock();
    try {
      shelf = read();
    } finally {
      reading.unlock();
    }
  }

  private Shelf shelf() {
    Shelf known = shelf;
    if (known.isFresh()) {
      return known;
    }
    if (isChanging()) {
      return known.readAt() == 0 ? read() : known;
    }
    // One thread reads; the others go on with what they have, unless there is nothing yet.
    if (known.readAt() != 0 && !reading.tryLock()) {
      return known;
    } else if (known.readAt() == 0) {
      reading.lock();
    }
    try {
      if (!shelf.isFresh()) {
        shelf = read();
      }
      return shelf;
    } finally {
      reading.unlock();
    }
  }

  private Shelf read() {
    return Shelf.of(store.listVersions(), offers.listWithdrawals(), offers.listAudiences());
  }
}
