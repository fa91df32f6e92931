package org.halte.core.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.halte.base.changes.Changes;
import org.halte.base.kernel.Ids;
import org.halte.base.vault.Vault;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.answers.Answers;
import org.halte.core.intake.IntakeStore.Known;
import org.halte.core.intake.IntakeStore.NewFile;
import org.halte.core.intake.IntakeStore.NewSubmission;
import org.halte.core.intake.Receipt.Outcome;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes filled forms. When {@link #receive} returns, the form is sealed, committed and will not be
 * lost; what is in it is looked at later by followers of the topic {@code submission}:
 *
 * <ul>
 *   <li>{@code received}, subject = instance id, body {@code {"form","version","organisation"}}
 *       with the key of the form
 *   <li>{@code accepted}, subject = instance id: it takes the place of the report it corrects, for
 *       which it waited
 *   <li>{@code approved}, subject = instance id: a coordinator approved what waited
 *   <li>{@code attached}, subject = instance id, body {@code {"name"}}: a file that came later
 *   <li>{@code checked}, subject = instance id, body {@code {"findings"}}: see {@link
 *       AnswerChecker}
 *   <li>{@code again}, subject = instance id: its answers are read anew, see {@link
 *       Submissions#announceAgain}
 * </ul>
 */
@Component
public class Intake {

  /** The topic of the change feed on which followers learn of forms. */
  public static final String TOPIC = "submission";

  /** The kind of change that a new form makes, as its followers look for it. */
  public static final String RECEIVED = "received";

  /** The kind of change by which a correction that waited takes effect. */
  public static final String ACCEPTED = "accepted";

  /** The kind of change by which a report that waited for a coordinator takes effect. */
  public static final String APPROVED = "approved";

  private final FormLibrary library;
  private final IntakeStore store;
  private final Replacements replacements;
  private final FileIntake files;
  private final Changes changes;
  private final Vault vault;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final AtomicInteger inHand = new AtomicInteger();

  Intake(
      FormLibrary library,
      IntakeStore store,
      Replacements replacements,
      FileIntake files,
      Changes changes,
      Vault vault,
      TransactionTemplate transaction,
      Clock clock) {
    this.library = library;
    this.store = store;
    this.replacements = replacements;
    this.files = files;
    this.changes = changes;
    this.vault = vault;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Receives a form and the files that came with it. The same form again is {@code KNOWN} and adds
   * the files that were missing; nothing is refused for its answers or its files: one that cannot
   * be cleaned of metadata is left out, and the receipt says so. Called inside a transaction, it
   * joins it: then only the caller's commit makes it durable (bulk imports do so).
   *
   * @throws IntakeProblem when it is no filled form (INVALID), of no form that the sender may fill
   *     (NOT_FOUND), contradicts what came before under its identity (CONFLICT), a file is too
   *     large (TOO_LARGE), or it cannot be stored now (UNAVAILABLE, STORAGE_FULL): nothing was
   *     acknowledged, send it again
   */
  public Receipt receive(Delivery delivery) {
    Sender sender = Sender.of(delivery.sender());
    Answers answers = Envelope.read(delivery.xml());
    var _ = form(answers, sender);
    if (sender.link() != null) {
      answers
          .deprecatedId()
          .ifPresent(id -> {
            // A link only adds: whoever holds it can neither see nor replace what is here.
            throw IntakeProblem.unknownSubmission(id);
          });
    }
    files.checkSizes(delivery.files());
    inHand.incrementAndGet();
    try {
      return StorageTrouble.translate(() -> store(delivery, sender, answers));
    } finally {
      inHand.decrementAndGet();
    }
  }

  /** The form that the sender's association knows by the id in the report. */
  private FormId form(Answers answers, Sender sender) {
    return library
        .find(answers.formId(), sender.organisation())
        .orElseThrow(() -> IntakeProblem.unknownForm(answers.formId()));
  }

  /** Whether somebody waits for an acknowledgement at this moment. */
  boolean isBusy() {
    return inHand.get() > 0;
  }

  private Receipt store(Delivery delivery, Sender sender, Answers answers) {
    byte[] hash = Envelope.hash(delivery.xml());
    if (!delivery.files().isEmpty()) {
      // Photos are sealed and written before the transaction: first see that they are wanted.
      Optional<Known> known = store.findKnown(sender.organisation(), answers.instanceId());
      if (known.isPresent()) {
        return again(delivery, answers, hash, known.get());
      }
    }
    Instant now = delivery.receivedAt().orElseGet(clock::instant);
    List<NewFile> arrived = files.keep(delivery.files(), now);
    NewSubmission row = toRow(Ids.next(), delivery, sender, answers, hash, now);
    boolean created;
    try {
      created = commit(row, withAwaited(answers, arrived));
    } catch (RuntimeException e) {
      files.forget(arrived);
      throw e;
    }
    if (created) {
      return new Receipt(
          row.id(), answers.instanceId(), Outcome.CREATED, FileIntake.refusals(arrived));
    }
    files.forget(arrived);
    Known known =
        store
            .findKnown(sender.organisation(), answers.instanceId())
            .orElseThrow(() -> IntakeProblem.conflict(answers.instanceId()));
    return again(delivery, answers, hash, known);
  }

  /** One transaction: the form, the names of its files, one row in the change feed. */
  private boolean commit(NewSubmission row, List<NewFile> files) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          replacements.lock(row);
          if (row.claims() != null
              && store.findKnown(row.sender().organisation(), row.sentId()).isPresent()) {
            return false;
          }
          Optional<String> replaces = replacements.claim(row);
          boolean taken = !store.insert(row, replaces);
          NewSubmission kept = taken ? row.apart() : row;
          if (taken && !store.insert(kept, replaces)) {
            return false;
          }
          files.forEach(file -> store.putFile(kept.id(), file));
          announce(kept);
          replacements.acceptWaiting(kept);
          return true;
        }));
  }

  private void announce(NewSubmission row) {
    changes.append(
        TOPIC,
        RECEIVED,
        row.instanceId(),
        Map.of(
            "form", row.form(),
            "version", row.version(),
            "organisation", row.sender().organisation().toString()));
  }

  private NewSubmission toRow(
      UUID id, Delivery delivery, Sender sender, Answers answers, byte[] hash, Instant now) {
    return new NewSubmission(
        id,
        answers.instanceId(),
        answers.instanceId(),
        form(answers, sender).value(),
        answers.version(),
        sender,
        delivery.deviceId(),
        hash,
        vault.seal(delivery.xml(), Submissions.xmlPurpose(id)),
        answers.deprecatedId().orElse(null),
        now);
  }

  /** Files that the form names and that have not come get a row too: the desk shows them. */
  private static List<NewFile> withAwaited(Answers answers, List<NewFile> arrived) {
    List<NewFile> all = new ArrayList<>(arrived);
    Set<String> names = new HashSet<>();
    arrived.forEach(file -> names.add(file.name()));
    for (String name : answers.listFileNames()) {
      if (names.add(name)) {
        all.add(NewFile.awaited(name));
      }
    }
    return all;
  }

  /** The same form once more: after a cut answer, or with the rest of its photos. */
  private Receipt again(Delivery delivery, Answers answers, byte[] hash, Known known) {
    if (!Arrays.equals(hash, known.contentHash())) {
      throw IntakeProblem.conflict(answers.instanceId());
    }
    List<RefusedFile> refused = files.add(known.id(), known.instanceId(), delivery.files());
    return new Receipt(known.id(), answers.instanceId(), Outcome.KNOWN, refused);
  }

  /**
   * Corrects a report: stores a new form that names the one it replaces, with the same files. The
   * caller has asked {@code core.policy} whether the viewer may write it; here only the same
   * organisation is required.
   *
   * @param instanceId as the association's phones know it
   * @param newValues the new answer by question: its path as findings give it ({@code
   *     /data/besoins[2]/quantite}) or, when only one question has it, its name; "" clears
   * @throws IntakeProblem when there is no such report, it was corrected already, or it has no such
   *     question
   */
  public Receipt correct(Viewer viewer, String instanceId, Map<String, String> newValues) {
    Sender sender = Sender.of(viewer);
    return StorageTrouble.translate(() -> {
      Submission old =
          store
              .findSent(sender.organisation(), instanceId)
              .map(sealed -> Submissions.open(sealed, vault))
              .orElseThrow(() -> IntakeProblem.unknownSubmission(instanceId));
      byte[] xml = Correction.apply(old.xml(), instanceId, newValues);
      return transaction.execute(status -> {
        Receipt receipt = receive(new Delivery(viewer, xml, List.of(), ""));
        store.copyFiles(old.id(), receipt.submission());
        return receipt;
      });
    });
  }
}
