package org.halte.web.api.people;

import java.util.Map;
import org.halte.base.changes.FollowerRunner;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.people.PeopleProblem;
import org.halte.core.policy.Viewer;
import org.halte.web.security.Viewers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether Halte is well, for whoever watches it; needs no account and tells nothing of the field.
 */
@RestController
class HealthApi {

  private static final Logger LOG = LoggerFactory.getLogger(HealthApi.class);

  private final FollowerRunner followers;
  private final NightCalendar calendar;

  private final Viewers viewers;

  HealthApi(FollowerRunner followers, NightCalendar calendar, Viewers viewers) {
    this.followers = followers;
    this.calendar = calendar;
    this.viewers = viewers;
  }

  /**
   * How it is.
   *
   * @param status {@code ok}, or {@code down} while the database is away
   * @param followers how many changes each follower has still to apply; empty for strangers, whom
   *     it would tell how much happens
   */
  record Health(
      String status, String version, String database, Map<String, Long> followers, String night) {

    Health forStrangers() {
      return new Health(status, version, database, Map.of(), night);
    }
  }

  /** For whoever watches over the server from outside. */
  @GetMapping("/health")
  ResponseEntity<Health> health() {
    return answer(known().forStrangers());
  }

  /** For who runs the instance. */
  @GetMapping("/api/health")
  ResponseEntity<Health> wholeHealth(Viewer viewer) {
    if (!viewers.actorOf(viewer).runsInstance()) {
      throw PeopleProblem.forbidden();
    }
    return answer(known());
  }

  private static ResponseEntity<Health> answer(Health health) {
    boolean well = health.status().equals("ok");
    return ResponseEntity.status(well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(health);
  }

  private Health known() {
    String night = calendar.tonight().toString();
    try {
      return new Health("ok", version(), "ok", followers.lags(), night);
    } catch (RuntimeException e) {
      LOG.warn("The database does not answer: {}", e.getMessage());
      return new Health("down", version(), "away", Map.of(), night);
    }
  }

  private static String version() {
    String built = HealthApi.class.getPackage().getImplementationVersion();
    return built == null ? "development" : built;
  }
}
