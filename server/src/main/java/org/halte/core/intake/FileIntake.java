package org.halte.core.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.blobs.BlobId;
import org.halte.base.blobs.Blobs;
import org.halte.base.changes.Changes;
import org.halte.core.intake.IntakeStore.NewFile;
import org.halte.core.intake.photos.PhotoMetadata;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Photos and sounds that come with forms. A blob is written before the transaction that names it: a
 * crash in between leaves a sealed file that nobody names, never a name without its file.
 */
@Component
class FileIntake {

  private static final long MEGABYTE = 1_000_000;

  private final IntakeStore store;
  private final Blobs blobs;
  private final Changes changes;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final IntakeSettings settings;

  FileIntake(
      IntakeStore store,
      Blobs blobs,
      Changes changes,
      TransactionTemplate transaction,
      Clock clock,
      IntakeSettings settings) {
    this.store = store;
    this.blobs = blobs;
    this.changes = changes;
    this.transaction = transaction;
    this.clock = clock;
    this.settings = settings;
  }

  void checkSizes(List<SentFile> sent) {
    for (SentFile file : sent) {
      if (file.content().length > settings.largestFile()) {
        throw IntakeProblem.fileTooLarge(
            file.name(), file.content().length / MEGABYTE, settings.largestFile() / MEGABYTE);
      }
    }
  }

  /** Cleans, seals and writes the files; their rows are still to be made. */
  List<NewFile> keep(List<SentFile> sent, Instant at) {
    List<NewFile> kept = new ArrayList<>();
    try {
      for (SentFile file : sent) {
        kept.add(keep(file, PhotoMetadata.remove(file.content()), at));
      }
    } catch (RuntimeException e) {
      forget(kept);
      throw e;
    }
    return kept;
  }

  private NewFile keep(SentFile file, byte[] clean, Instant at) {
    BlobId blob = blobs.put(clean);
    return new NewFile(file.name(), file.contentType(), blob.value(), clean.length, at);
  }

  /** Takes back files whose rows were not made. */
  void forget(List<NewFile> kept) {
    kept.stream().map(NewFile::blob).filter(Objects::nonNull).forEach(this::delete);
  }

  private void delete(String blob) {
    blobs.delete(new BlobId(blob));
  }

  /** Adds files to a form that is here: missing ones are added, changed ones replaced. */
  void add(UUID submission, String instanceId, List<SentFile> sent) {
    for (SentFile file : sent) {
      byte[] clean = PhotoMetadata.remove(file.content());
      boolean here =
          store
              .findBlob(submission, file.name())
              .filter(blob -> Arrays.equals(clean, blobs.get(new BlobId(blob))))
              .isPresent();
      if (!here) {
        replace(submission, instanceId, keep(file, clean, clock.instant()));
      }
    }
  }

  private void replace(UUID submission, String instanceId, NewFile fresh) {
    Optional<String> old;
    try {
      old =
          Objects.requireNonNull(
              transaction.execute(status -> {
                Optional<String> before = store.lockBlob(submission, fresh.name());
                store.putFile(submission, fresh);
                store.lendToCorrection(submission, fresh);
                changes.append(Intake.TOPIC, "attached", instanceId, Map.of("name", fresh.name()));
                return before;
              }));
    } catch (RuntimeException e) {
      forget(List.of(fresh));
      throw e;
    }
    old.filter(blob -> !store.isBlobUsed(blob)).ifPresent(this::delete);
  }
}
