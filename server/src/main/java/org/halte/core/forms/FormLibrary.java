package org.halte.core.forms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.halte.core.people.OrganisationId;
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
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Shelf shelf = new Shelf(Map.of(), 0);

  FormLibrary(FormStore store, TransactionTemplate transaction, Clock clock) {
    this.store = store;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Newest first in each list; {@code readAt} is of the machine's running time, nanoseconds. */
  private record Shelf(Map<FormId, List<FormVersion>> forms, long readAt) {
    boolean isFresh() {
      return !forms.isEmpty() && System.nanoTime() - readAt < FRESH.toNanos();
    }
  }

  /** The latest version of every form that members and phones of an organisation may fill. */
  public List<FormVersion> listFor(OrganisationId reader) {
    return shelf().forms().values().stream()
        .map(List::getFirst)
        .filter(form -> form.isFor(reader))
        .toList();
  }

  /** The latest version of a form, if the organisation may fill it. */
  public Optional<FormVersion> findLatest(FormId form, OrganisationId reader) {
    return listVersions(form).stream().findFirst().filter(latest -> latest.isFor(reader));
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
    reading.lock();
    try {
      shelf = read();
    } finally {
      reading.unlock();
    }
    return findVersion(form.form(), form.version())
        .orElseThrow(() -> LibraryProblem.unknownVersion(form.form().value(), form.version()));
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
    return new Shelf(forms, System.nanoTime());
  }
}
