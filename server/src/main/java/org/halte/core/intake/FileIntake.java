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
import org.halte.base.media.Cleaned.Kept;
import org.halte.base.media.Cleaned.Refused;
import org.halte.base.media.Media;
import org.halte.core.intake.IntakeStore.NewFile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Photos and sounds that come with forms: cleaned, then sealed. A report is never lost for its
 * photo: a file that cannot be cleaned is left out and said so. A blob is written before the
 * transaction that names it: a crash in between leaves a sealed file that nobody names, never a
 * name without its file.
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

  /**
   * Cleans, seals and writes the files; their rows are still to be made. What cannot be cleaned is
   * not kept, and its row says why.
   */
  List<NewFile> keep(List<SentFile> sent, Instant at) {
    List<NewFile> kept = new ArrayList<>();
    try {
      for (SentFile file : sent) {
        kept.add(
            switch (Media.clean(file.content())) {
              case Kept clean -> keep(file.name(), clean, at);
              case Refused refused -> NewFile.refused(file.name(), refused.reason(), at);
            });
      }
    } catch (RuntimeException e) {
      forget(kept);
      throw e;
    }
    return kept;
  }

  private NewFile keep(String name, Kept clean, Instant at) {
    BlobId blob = blobs.put(clean.content());
    return NewFile.kept(name, clean.contentType(), blob.value(), clean.content().length, at);
  }

  static List<RefusedFile> refusals(List<NewFile> arrived) {
    return arrived.stream()
        .flatMap(file ->
            Optional.ofNullable(file.refused())
                .map(reason -> new RefusedFile(file.name(), reason))
                .stream())
        .toList();
  }

  /** Takes back files whose rows were not made. */
  void forget(List<NewFile> kept) {
    kept.stream().map(NewFile::blob).filter(Objects::nonNull).forEach(this::delete);
  }

  private void delete(String blob) {
    blobs.delete(new BlobId(blob));
  }

  /**
   * Adds files to a form that is here: missing ones are added, changed ones replaced. A file that
   * cannot be cleaned never takes the place of one that is here.
   *
   * @return what was not kept
   */
  List<RefusedFile> add(UUID submission, String instanceId, List<SentFile> sent) {
    List<RefusedFile> refusals = new ArrayList<>();
    for (SentFile file : sent) {
      Optional<String> before = store.findBlob(submission, file.name());
      switch (Media.clean(file.content())) {
        case Kept clean -> {
          boolean here =
              before
                  .filter(blob -> Arrays.equals(clean.content(), blobs.get(new BlobId(blob))))
                  .isPresent();
          if (!here) {
            replace(submission, instanceId, keep(file.name(), clean, clock.instant()));
          }
        }
        case Refused refused -> {
          refusals.add(new RefusedFile(file.name(), refused.reason()));
          if (before.isEmpty() && !store.isRefused(submission, file.name())) {
            NewFile row = NewFile.refused(file.name(), refused.reason(), clock.instant());
            replace(submission, instanceId, row);
          }
        }
      }
    }
    return refusals;
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
