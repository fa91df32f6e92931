package org.halte.web.api.people;

import java.util.Map;
import org.halte.base.changes.FollowerRunner;
import org.halte.base.kernel.NightCalendar;
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

  HealthApi(FollowerRunner followers, NightCalendar calendar) {
    this.followers = followers;
    this.calendar = calendar;
  }

  /**
   * How it is.
   *
   * @param status {@code ok}, or {@code down} while the database is away
   * @param followers how many changes each follower has still to apply
   */
  record Health(
      String status, String version, String database, Map<String, Long> followers, String night) {}

  @GetMapping("/health")
  ResponseEntity<Health> health() {
    String night = calendar.tonight().toString();
    try {
      return ResponseEntity.ok(new Health("ok", version(), "ok", followers.lags(), night));
    } catch (RuntimeException e) {
      LOG.warn("The database does not answer: {}", e.getMessage());
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
          .body(new Health("down", version(), "away", Map.of(), night));
    }
  }

  private static String version() {
    String built = HealthApi.class.getPackage().getImplementationVersion();
    return built == null ? "development" : built;
  }
}
