package org.halte.core.forms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The published forms, all versions side by side. Kept in memory and read again every few seconds,
 * because another node may publish too.
 */
@Component
public class FormLibrary {

  private static final Duration FRESH = Duration.ofSeconds(10);

  private final FormStore store;
  private final OfferStore offers;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Shelf shelf = new Shelf(Map.of(), List.of(), Map.of(), 0);

  FormLibrary(FormStore store, OfferStore offers, TransactionTemplate transaction, Clock clock) {
    this.store = store;
    this.offers = offers;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Newest first in each list; {@code readAt} is of the machine's running time, nanoseconds. */
  private record Shelf(
      Map<FormId, List<FormVersion>> forms,
      List<Withdrawal> withdrawals,
      Map<FormId, Audience> audiences,
      long readAt) {

    boolean isFresh() {
      return !forms.isEmpty() && System.nanoTime() - readAt < FRESH.toNanos();
    }

    Optional<Instant> withdrawn(FormId form, Optional<String> version, OrganisationId who) {
      return withdrawals.stream()
          .filter(withdrawal -> withdrawal.isOf(form, version, who))
          .map(Withdrawal::at)
          .findFirst();
    }

    /** The newest version of a form that the organisation hands out. */
    Optional<FormVersion> offered(List<FormVersion> versions, OrganisationId reader) {
      return versions.stream()
          .filter(form -> form.isFor(reader))
          .filter(form -> withdrawn(form.form(), Optional.empty(), reader).isEmpty())
          .filter(form -> withdrawn(form.form(), Optional.of(form.version()), reader).isEmpty())
          .findFirst();
    }
  }

  /** The latest version of every form that members and phones of an organisation may fill. */
  public List<FormVersion> listFor(OrganisationId reader) {
    return offered(reader).filter(form -> form.trialOf().isEmpty()).toList();
  }

  /** The same for one phone: with the trials that are meant for it. */
  public List<FormVersion> listFor(Viewer.Device phone) {
    Map<FormId, Audience> audiences = shelf().audiences();
    return offered(phone.organisation())
        .filter(form ->
            form.trialOf().isEmpty()
                || Optional.ofNullable(audiences.get(form.form()))
                    .filter(audience -> audience.reaches(phone))
                    .isPresent())
        .toList();
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
  public Optional<FormVersion> findLatest(FormId form, OrganisationId reader) {
    List<FormVersion> versions = listVersions(form);
    return shelf()
        .offered(versions, reader)
        .or(() -> versions.stream().findFirst().filter(latest -> latest.isFor(reader)));
  }

  /** Whether what is filled in this form is never to be counted. */
  public boolean isTrial(FormId form) {
    if (listVersions(form).isEmpty()) {
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
        .orElseThrow(() -> LibraryProblem.unknownFile(form.form().value(), name));
  }

  /**
   * What the version was made of.
   *
   * @throws LibraryProblem when it was never published
   */
  public FormSource getSource(FormVersion form) {
    return store
        .findSource(form.form(), form.version())
        .orElseThrow(() -> LibraryProblem.unknownVersion(form.form().value(), form.version()));
  }

  /**
   * Publishes a version. Publishing the same again changes nothing.
   *
   * @throws LibraryProblem when the version exists with other content, or the form's id belongs to
   *     somebody else
   */
  public FormVersion publish(Publication form) {
    String md5 = Digests.md5(form.xform());
    findVersion(form.form(), form.version())
        .filter(known -> !known.md5().equals(md5))
        .ifPresent(known -> {
          throw LibraryProblem.versionTaken(form.form().value(), form.version());
        });
    return put(form, Digests.sha256(form.xform()));
  }

  /** Publishes, or gives the version of that name its new content: for the forms that ship. */
  FormVersion put(Publication form, String sourceHash) {
    Instant now = clock.instant();
    transaction.executeWithoutResult(status -> {
      if (!store.putForm(form, now)) {
        throw LibraryProblem.idTaken(form.form().value());
      }
      store.putVersion(form, Digests.md5(form.xform()), sourceHash, now);
    });
    reread();
    return findVersion(form.form(), form.version())
        .orElseThrow(() -> LibraryProblem.unknownVersion(form.form().value(), form.version()));
  }

  /** Hands out a form, or one version of it, no more; in the transaction under way. */
  public void withdraw(FormId form, Optional<String> version, OrganisationId who) {
    offers.withdraw(form, version, who, clock.instant());
    reread();
  }

  /** Hands out again what was withdrawn; in the transaction under way. */
  public void restore(FormId form, Optional<String> version, OrganisationId who) {
    offers.restore(form, version, who);
    reread();
  }

  /** Makes a published form the trial of another, for some phones only. */
  public void openTrial(FormId trial, FormId of, Audience audience) {
    offers.openTrial(trial, of, audience);
    reread();
  }

  /** Says what an own form tells of; in the transaction under way. */
  public void classify(FormId form, String category) {
    offers.classify(form, category);
    reread();
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
    Map<FormId, List<FormVersion>> forms = new LinkedHashMap<>();
    for (FormVersion version : store.listVersions()) {
      forms.computeIfAbsent(version.form(), id -> new ArrayList<>()).add(version);
    }
    return new Shelf(forms, offers.listWithdrawals(), offers.listAudiences(), System.nanoTime());
  }
}
