package org.halte.web.security;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How often something may be tried, per node. What counts for most kinds are failures, so that
 * thirty volunteers behind one router do not lock each other out.
 */
@Component
public class RateLimits {

  /** What is limited: so many within a time, filled up evenly. */
  public enum Kind {
    /** Wrong passwords for one account from one address. */
    ACCOUNT(8, Duration.ofMinutes(10)),
    /** Wrong passwords from one address. */
    SIGN_IN(40, Duration.ofMinutes(10)),
    /** Asked-for resets from one address. */
    RESET(10, Duration.ofHours(1)),
    /** Wrong set-up, invitation and reset links from one address. */
    LINK(30, Duration.ofMinutes(10)),
    /** Forms handed in by a link from one address: a whole shelter may share one. */
    FILL(60, Duration.ofMinutes(10)),
    /** Wrong tokens from one address. */
    TOKEN(60, Duration.ofMinutes(10)),
    /**
     * Requests of one phone: enough for every outbox of a shelter behind one shared link, and more
     * than two cores can store, so that only a phone that went wild is told to wait.
     */
    PHONE(10_000, Duration.ofSeconds(2));

    private final int tries;
    private final Duration time;

    Kind(int tries, Duration time) {
      this.tries = tries;
      this.time = time;
    }
  }

  private static final int MOST_KEYS = 20_000;

  private record Key(Kind kind, String who) {}

  private final Map<Key, Bucket> buckets =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Bucket> eldest) {
          return size() > MOST_KEYS;
        }
      };

  /** Throws when there is no try left, without using one. */
  public void check(Kind kind, String who) {
    var probe = bucket(kind, who).estimateAbilityToConsume(1);
    if (!probe.canBeConsumed()) {
      throw tooMany(probe.getNanosToWaitForRefill());
    }
  }

  /** Uses a try, e.g. after a failure. */
  public void count(Kind kind, String who) {
    bucket(kind, who).tryConsume(1);
  }

  /** Uses a try; throws when there is none left. */
  public void take(Kind kind, String who) {
    var probe = bucket(kind, who).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw tooMany(probe.getNanosToWaitForRefill());
    }
  }

  private static SecurityProblem tooMany(long nanos) {
    return SecurityProblem.tooMany(Duration.ofNanos(nanos).toSeconds() + 1);
  }

  private Bucket bucket(Kind kind, String who) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(new Key(kind, who), RateLimits::full);
    }
  }

  private static Bucket full(Key key) {
    return Bucket.builder()
        .addLimit(limit ->
            limit.capacity(key.kind().tries).refillGreedy(key.kind().tries, key.kind().time))
        .build();
  }
}
