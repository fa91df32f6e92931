package org.halte.core.intake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.halte.base.changes.Changes;
import org.halte.base.vault.Vault;
import org.halte.core.intake.findings.FindingStore;
import org.halte.core.intake.findings.Flag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks received forms against their own rules, one after the other, when nobody waits at the
 * door. Reads what {@link CheckQueue} noted; says what it found as {@link Flag}s and, when that
 * changed, by the change {@code submission/checked} with the number of flags in its body. A form
 * that cannot be checked at all gets a flag that says so and never stops the others.
 */
@Component
public class AnswerChecker implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerChecker.class);
  private static final Duration IDLE = Duration.ofMillis(300);
  private static final Duration TROUBLE = Duration.ofSeconds(1);
  private static final Duration STEP_ASIDE = Duration.ofMillis(20);

  /** Even a door that never rests must not stop the check. */
  private static final int MOST_STEPS_ASIDE = 5;

  private final FindingStore findings;
  private final IntakeStore store;
  private final FormCheck check;
  private final Intake intake;
  private final Vault vault;
  private final Changes changes;
  private final TransactionTemplate transaction;
  private volatile boolean running;
  private volatile Optional<Thread> worker = Optional.empty();

  AnswerChecker(
      FindingStore findings,
      IntakeStore store,
      FormCheck check,
      Intake intake,
      Vault vault,
      Changes changes,
      TransactionTemplate transaction) {
    this.findings = findings;
    this.store = store;
    this.check = check;
    this.intake = intake;
    this.vault = vault;
    this.changes = changes;
    this.transaction = transaction;
  }

  @Override
  public synchronized void start() {
    if (!running) {
      running = true;
      Thread thread = new Thread(this::run, "answer-checker");
      thread.setDaemon(true);
      thread.start();
      worker = Optional.of(thread);
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    worker.ifPresent(Thread::interrupt);
    worker = Optional.empty();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Waits until nothing that was noted is left to check; false when the time was not enough. */
  public boolean awaitIdle(Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (findings.countPending() > 0) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(20);
    }
    return true;
  }

  private void run() {
    while (running) {
      try {
        Optional<String> next = findings.findPending();
        if (next.isEmpty()) {
          Thread.sleep(IDLE);
        } else {
          stepAside();
          check(next.get());
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.debug("The check waits for the database", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(TROUBLE);
    } catch (InterruptedException e) {
      running = false;
    }
  }

  private void stepAside() throws InterruptedException {
    for (int i = 0; i < MOST_STEPS_ASIDE && intake.isBusy(); i++) {
      Thread.sleep(STEP_ASIDE);
    }
  }

  private void check(String instanceId) {
    IntakeStore.Sealed sealed = store.find(instanceId).orElseThrow();
    List<Flag> flags = examine(sealed);
    transaction.executeWithoutResult(status -> {
      if (!findings.dequeue(sealed.row().id())) {
        // Another node was faster.
        return;
      }
      if (findings.replace(sealed.row().id(), flags)) {
        changes.append(Intake.TOPIC, "checked", instanceId, Map.of("findings", flags.size()));
      }
      // The original came after its correction: that one is no longer without an original.
      sealed
          .row()
          .replacedBy()
          .filter(correction -> findings.isFlagged(correction, "unknown-original"))
          .ifPresent(findings::enqueue);
    });
  }

  private List<Flag> examine(IntakeStore.Sealed sealed) {
    try {
      return check.check(Submissions.open(sealed, vault));
    } catch (RuntimeException | StackOverflowError e) {
      if (StorageTrouble.isOfDatabase(e)) {
        throw e;
      }
      LOG.warn("A form could not be checked: {}", e.getClass().getSimpleName());
      return List.of(new Flag("/", "not-checked", ""));
    }
  }
}
