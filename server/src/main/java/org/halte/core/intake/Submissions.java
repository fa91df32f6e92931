package org.halte.core.intake;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.halte.base.blobs.BlobId;
import org.halte.base.blobs.Blobs;
import org.halte.base.changes.Changes;
import org.halte.base.vault.Vault;
import org.halte.core.forms.FormId;
import org.halte.core.intake.findings.FindingStore;
import org.halte.core.intake.findings.Flag;
import org.halte.core.people.OrganisationId;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Component;

/**
 * What was received, opened again. Only Halte itself reads here: a feature that shows something to
 * a person has asked {@code core.policy} before, for the report that it made of the submission.
 */
@Component
public class Submissions {

  private final IntakeStore store;
  private final FindingStore findings;
  private final Blobs blobs;
  private final Vault vault;
  private final Changes changes;

  Submissions(IntakeStore store, FindingStore findings, Blobs blobs, Vault vault, Changes changes) {
    this.store = store;
    this.findings = findings;
    this.blobs = blobs;
    this.vault = vault;
    this.changes = changes;
  }

  static String xmlPurpose(UUID submission) {
    return "core.submission.xml:" + submission;
  }

  static Submission open(IntakeStore.Sealed sealed, Vault vault) {
    Submission s = sealed.row();
    return new Submission(
        s.id(),
        s.instanceId(),
        s.sentId(),
        s.form(),
        s.formVersion(),
        s.organisation(),
        s.team(),
        s.member(),
        s.deviceToken(),
        s.deviceId(),
        s.link(),
        s.held(),
        vault.open(s.xml(), xmlPurpose(s.id())),
        s.claims(),
        s.replaces(),
        s.replacedBy(),
        s.receivedAt());
  }

  /**
   * The submission of that identity.
   *
   * @throws IntakeProblem when there is none
   */
  public Submission read(String instanceId, Viewer.System viewer) {
    return find(instanceId, viewer).orElseThrow(() -> IntakeProblem.unknownSubmission(instanceId));
  }

  /** The submission of that identity, if it came. */
  public Optional<Submission> find(String instanceId, Viewer.System viewer) {
    return store.find(instanceId).map(sealed -> open(sealed, vault));
  }

  /** The submission that an association's phones know by that identity, if it came. */
  public Optional<Submission> findSent(
      OrganisationId organisation, String sentId, Viewer.System viewer) {
    return store.findSent(organisation, sentId).map(sealed -> open(sealed, vault));
  }

  /** A coordinator approved what waited: what it says of other things is taken up as well. */
  public void announceApproved(String instanceId) {
    changes.append(Intake.TOPIC, Intake.APPROVED, instanceId, Map.of());
  }

  /**
   * Has followers derive every submission of a form again: the change {@code submission/again}, in
   * the transaction under way.
   */
  public void announceAgain(FormId form) {
    store
        .listInstances(form.value())
        .forEach(instance -> changes.append(Intake.TOPIC, "again", instance, Map.of()));
  }

  /** Several submissions at once, by identity. */
  public Map<String, Submission> listByInstances(
      Collection<String> instanceIds, Viewer.System viewer) {
    return store.listByInstances(instanceIds).stream()
        .map(sealed -> open(sealed, vault))
        .collect(Collectors.toMap(Submission::instanceId, Function.identity()));
  }

  /** The files that it names or that came with it, by name. */
  public List<StoredFile> listFiles(Submission submission) {
    return store.listFiles(submission.id());
  }

  /** The files of several submissions at once, by identity. */
  public Map<String, List<StoredFile>> listFiles(
      Collection<String> instanceIds, Viewer.System viewer) {
    return store.listFiles(instanceIds);
  }

  /** A file's bytes, without metadata; empty while it has not come. */
  public Optional<byte[]> findFile(Submission submission, String name) {
    return store.findBlob(submission.id(), name).map(BlobId::new).map(blobs::get);
  }

  /** What the check wants a person to look at, in the form's order; empty when all is well. */
  public List<Flag> listFlags(Submission submission) {
    return findings.list(submission.id());
  }
}
