package org.halte.core.lists.entities;

import java.time.Duration;
import org.halte.base.kernel.NightCalendar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Applies, with a mark, what has waited too long: a phone may be lost, what it said must not. */
@Component
@EnableConfigurationProperties(ListSettings.class)
public class Patience implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final Duration ROUND = Duration.ofMinutes(1);

  private final EntityIntake intake;
  private final ListSettings settings;
  private final NightCalendar calendar;
  private volatile boolean running;
  private Thread thread = new Thread(() -> {});

  Patience(EntityIntake intake, ListSettings settings, NightCalendar calendar) {
    this.intake = intake;
    this.settings = settings;
    this.calendar = calendar;
  }

  @Override
  public synchronized void start() {
    if (!running) {
      running = true;
      thread = Thread.ofVirtual().name("lists-patience").start(this::run);
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    thread.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (running) {
      try {
        Thread.sleep(ROUND);
        round();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.debug("What waits goes on waiting for the database", e);
      }
    }
  }

  /** One look at what waits. */
  public void round() {
    intake.listDue(calendar.now().minus(settings.patience())).forEach(this::force);
  }

  private void force(Waiting held) {
    try {
      intake.force(held);
    } catch (RuntimeException e) {
      LOG.warn("A change of a list goes on waiting: {}", e.getClass().getSimpleName());
    }
  }
}
