package org.halte.core.lists.entities;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.forms.answers.AnswerTypes;
import org.halte.core.forms.answers.Answers;
import org.halte.core.forms.answers.EntityAction;
import org.halte.core.forms.answers.InstanceReader;
import org.halte.core.intake.Submission;
import org.halte.core.intake.Submissions;
import org.halte.core.policy.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what filled forms say of entities, in whatever order the forms come: what cannot be applied
 * yet waits, and is tried again whenever something is said of its entity.
 */
@Component
public class EntityIntake {

  private static final Viewer.System SELF = new Viewer.System("lists");

  private final Submissions submissions;
  private final ListCatalogue catalogue;
  private final ListForms forms;
  private final ListStore lists;
  private final ListTellers tellers;
  private final EntityStore entities;
  private final EntityKeeper keeper;
  private final WaitingStore waiting;
  private final NightCalendar calendar;

  EntityIntake(
      Submissions submissions,
      ListCatalogue catalogue,
      ListForms forms,
      ListStore lists,
      ListTellers tellers,
      EntityStore entities,
      EntityKeeper keeper,
      WaitingStore waiting,
      NightCalendar calendar) {
    this.submissions = submissions;
    this.catalogue = catalogue;
    this.forms = forms;
    this.lists = lists;
    this.tellers = tellers;
    this.entities = entities;
    this.keeper = keeper;
    this.waiting = waiting;
    this.calendar = calendar;
  }

  /**
   * Takes all that a received form says; a form seen again changes nothing. What waits for a
   * coordinator, as it came by a link or is to replace what its sender may not, says nothing yet.
   */
  @Transactional
  public void take(String instanceId) {
    Submission submission = submissions.read(instanceId, SELF);
    boolean waits =
        submission.held() || (submission.claims().isPresent() && submission.replaces().isEmpty());
    if (!waits) {
      take(submission, false);
    }
  }

  /** As {@link #take}, of a form that waited until a coordinator approved it. */
  @Transactional
  public void takeApproved(String instanceId) {
    take(submissions.read(instanceId, SELF), true);
  }

  private void take(Submission submission, boolean approved) {
    if (forms.isTrial(submission.form())) {
      return;
    }
    Answers answers = InstanceReader.read(submission.xml());
    for (int i = 0; i < answers.entities().size(); i++) {
      EntityAction action = answers.entities().get(i);
      if (catalogue.isOwn(action.dataset()) && (action.create() || action.update())) {
        take(submission, answers, i, approved);
      }
    }
  }

  private void take(Submission submission, Answers answers, int ordinal, boolean approved) {
    EntityAction action = answers.entities().get(ordinal);
    ListDefinition list =
        lists.lock(catalogue.ensure(submission.organisation(), action.dataset()).id());
    Optional<Said> said = read(submission, answers, ordinal);
    String instanceId = submission.instanceId();
    if (said.isEmpty()) {
      hold(list, instanceId, ordinal, action, Waiting.Reason.BAD_ID);
    } else if (!approved && !tellers.mayTell(submission, list, action)) {
      hold(list, instanceId, ordinal, action, Waiting.Reason.APPROVAL);
    } else {
      attempt(list, said.get(), submission.replacedBy());
    }
  }

  private void attempt(ListDefinition list, Said said, Optional<String> replacedBy) {
    Optional<Waiting.Reason> reason = keeper.apply(list, said, replacedBy, Optional.empty());
    if (reason.isPresent()) {
      int seen = entities.find(list.id(), said.entity()).map(Entity::version).orElse(0);
      waiting.hold(
          new Waiting(
              said.instanceId(),
              said.ordinal(),
              list.id(),
              said.entity().toString(),
              reason.get(),
              said.base(),
              seen,
              calendar.now()));
    } else {
      release(list, said.entity());
    }
  }

  private void hold(
      ListDefinition list,
      String instanceId,
      int ordinal,
      EntityAction action,
      Waiting.Reason reason) {
    waiting.hold(
        new Waiting(
            instanceId,
            ordinal,
            list.id(),
            action.id().substring(0, Math.min(100, action.id().length())),
            reason,
            action.baseVersion(),
            0,
            calendar.now()));
  }

  /** Tries again what waits for news of an entity, until nothing moves any more. */
  void release(ListDefinition list, UUID entity) {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Waiting held : waiting.listIn(list.id())) {
        boolean concerned =
            held.entity().equals(entity.toString()) && held.reason() != Waiting.Reason.APPROVAL;
        if (concerned && retry(list, held, Optional.empty())) {
          moved = true;
        }
      }
    }
  }

  /**
   * Applies something without what it waits for, from the version that the server had when it came.
   */
  @Transactional
  public void force(Waiting held) {
    ListDefinition list = lists.lock(held.list());
    if (retry(list, held, Optional.of(held.seen()))) {
      release(list, UUID.fromString(held.entity()));
    }
  }

  /**
   * What waits in a list.
   *
   * @param sentId the report that said it, as its phone calls it
   */
  public Optional<Waiting> findWaiting(ListDefinition list, String sentId, int ordinal) {
    return submissions
        .findSent(list.organisation(), sentId, SELF)
        .flatMap(submission -> waiting.find(submission.instanceId(), ordinal))
        .filter(held -> held.list().equals(list.id()));
  }

  /** What has waited since before a moment. */
  List<Waiting> listDue(Instant before) {
    return waiting.listDue(before);
  }

  private boolean retry(ListDefinition list, Waiting held, Optional<Integer> forced) {
    Submission submission = submissions.read(held.instanceId(), SELF);
    Answers answers = InstanceReader.read(submission.xml());
    return read(submission, answers, held.ordinal())
        .filter(said -> keeper.apply(list, said, submission.replacedBy(), forced).isEmpty())
        .isPresent();
  }

  /** Empty when the form names no usable id. */
  private Optional<Said> read(Submission submission, Answers answers, int ordinal) {
    EntityAction action = answers.entities().get(ordinal);
    return idOf(action.id())
        .map(id ->
            new Said(
                submission.instanceId(),
                ordinal,
                id,
                action.create(),
                forms.values(submission.form(), submission.formVersion(), action),
                action.baseVersion(),
                action.trunkVersion(),
                action.branchId(),
                submission.replaces(),
                submission.member(),
                notedAt(submission, answers),
                submission.receivedAt()));
  }

  /** A phone's clock that runs ahead does not make its word the last one. */
  private Instant notedAt(Submission submission, Answers answers) {
    return forms
        .startQuestion(submission.form(), submission.formVersion())
        .flatMap(answers.root()::findText)
        .flatMap(AnswerTypes::toMoment)
        .map(moment -> moment.toInstant())
        .filter(moment -> !moment.isAfter(submission.receivedAt()))
        .orElse(submission.receivedAt());
  }

  private static Optional<UUID> idOf(String text) {
    try {
      return Optional.of(UUID.fromString(text.strip().replaceFirst("^uuid:", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
