package org.halte.core.intake;

import java.util.Map;
import java.util.Optional;
import org.halte.base.changes.Changes;
import org.halte.core.intake.IntakeStore.NewSubmission;
import org.halte.core.intake.ReplacementStore.Sent;
import org.halte.core.people.Member;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.People;
import org.halte.core.people.Role;
import org.springframework.stereotype.Component;

/**
 * Which report takes the place of which. Its author may replace a report, and a coordinator of its
 * association; what a person has judged is replaced by nobody from a phone. Everything else is
 * taken in and waits for a coordinator, with the same answer whether the report that it names is
 * another's, another association's or nowhere: docs/decisions/019.
 */
@Component
public class Replacements {

  private final ReplacementStore store;
  private final People people;
  private final Changes changes;

  Replacements(ReplacementStore store, People people, Changes changes) {
    this.store = store;
    this.people = people;
    this.changes = changes;
  }

  /** Nobody else stores a report of this identity, or a correction of it, meanwhile. */
  void lock(NewSubmission row) {
    OrganisationId organisation = row.sender().organisation();
    Optional.ofNullable(row.claims())
        .filter(claimed -> claimed.compareTo(row.sentId()) < 0)
        .ifPresent(claimed -> store.lockIdentity(organisation, claimed));
    store.lockIdentity(organisation, row.sentId());
    Optional.ofNullable(row.claims())
        .filter(claimed -> claimed.compareTo(row.sentId()) > 0)
        .ifPresent(claimed -> store.lockIdentity(organisation, claimed));
  }

  /**
   * What a new report replaces.
   *
   * @return empty when it waits for a coordinator
   * @throws IntakeProblem when the sender may replace that report and somebody has, or has asked
   *     for it before
   */
  Optional<String> claim(NewSubmission row) {
    String claimed = row.claims();
    if (claimed == null) {
      return Optional.empty();
    }
    Sent correction = sent(row);
    OrganisationId organisation = row.sender().organisation();
    Optional<String> original =
        store
            .lockSent(organisation, claimed)
            .filter(found -> mayReplace(correction, row.sender().coordinator(), found))
            .map(Sent::instanceId);
    boolean late =
        original.isPresent()
            ? store.findReplacement(original.get()).isPresent()
            : store.listClaims(organisation, claimed).stream().anyMatch(correction::isBySameAuthor);
    if (late) {
      throw IntakeProblem.superseded(claimed);
    }
    return original;
  }

  /** A correction that came before what it corrects takes its place now. */
  void acceptWaiting(NewSubmission row) {
    Sent original = sent(row);
    store.listClaims(row.sender().organisation(), row.sentId()).stream()
        .filter(claim -> mayReplace(claim, false, original))
        .findFirst()
        .ifPresent(claim -> accept(claim, original));
  }

  /**
   * A coordinator approved what waited to replace a report.
   *
   * @return false when another correction stands in the place of that report already
   */
  public boolean approve(String instanceId) {
    Optional<Sent> claim = store.find(instanceId);
    Optional<Sent> original =
        claim.flatMap(c -> c.claims().flatMap(id -> store.lockSent(c.organisation(), id)));
    if (original.isEmpty()) {
      return true;
    }
    if (store.findReplacement(original.get().instanceId()).isPresent()) {
      return false;
    }
    accept(claim.orElseThrow(), original.get());
    return true;
  }

  /** The report that one wants to replace and does not, if it is here. */
  public Optional<String> findClaimed(String instanceId) {
    return store
        .find(instanceId)
        .flatMap(c -> c.claims().flatMap(id -> store.lockSent(c.organisation(), id)))
        .map(Sent::instanceId);
  }

  /** What took the place of a report, as its phone calls it. */
  public Optional<String> findReplacement(String instanceId) {
    return store.findReplacement(instanceId);
  }

  /** Notes whether a person's judgement of a report stands. */
  public void setJudged(String instanceId, boolean judged) {
    store.setJudged(instanceId, judged);
  }

  private void accept(Sent claim, Sent original) {
    store.replace(claim.instanceId(), original.instanceId());
    changes.append(Intake.TOPIC, Intake.ACCEPTED, claim.instanceId(), Map.of());
  }

  private boolean mayReplace(Sent correction, boolean coordinator, Sent original) {
    boolean byPhone = correction.device().isPresent();
    if (original.judged() && byPhone) {
      return false;
    }
    return coordinator
        || correction.isBySameAuthor(original)
        || correction.member().filter(m -> coordinates(m, original.organisation())).isPresent();
  }

  private boolean coordinates(MemberId member, OrganisationId organisation) {
    return people
        .findMember(member)
        .filter(Member::active)
        .filter(m -> m.organisation().equals(organisation) && m.is(Role.COORDINATOR))
        .isPresent();
  }

  private static Sent sent(NewSubmission row) {
    Sender sender = row.sender();
    return new Sent(
        row.instanceId(),
        sender.organisation(),
        Optional.ofNullable(sender.member()).map(MemberId::new),
        Optional.ofNullable(sender.deviceToken()),
        Optional.ofNullable(row.claims()),
        false);
  }
}
