package org.halte.web.security;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How often something may be tried, per node. Every limit takes its place first, in one step, and
 * gives it back where nothing was wrong. Secrets too long to be guessed, such as tokens and links,
 * are looked up before anything is counted: wrong ones of others never stand in the way of a right
 * one. How limits work: docs/decisions/021.
 */
@Component
public class RateLimits {

  /** What may be wrong. */
  @SuppressWarnings("ImmutableEnumChecker") // a rule is a record of numbers and durations
  public enum Kind {
    /** Passwords for one account from a device that was signed in to it before. */
    KNOWN_DEVICE(8, 5, 120, 300),
    /** Passwords for one account from one address. */
    ACCOUNT_HERE(8, 5, 300, 600),
    /** Passwords for one account from devices it never knew, wherever they are. */
    ACCOUNT(30, 2, 60, 300),
    /** Passwords from one address, from devices that no account knows. */
    ADDRESS(40, 2, 30, 15),
    /** The old password, where somebody signed in gives themselves a new one. */
    OLD_PASSWORD(8, 5, 300, 600),
    /** Set-up, invitation, reset and fill links from one address. */
    LINK(30, 2, 60, 20),
    /** Tokens from one address. */
    TOKEN(60, 2, 30, 10);

    private final Pauses.Rule rule;

    Kind(int free, int firstSeconds, int longestSeconds, int forgetSeconds) {
      this.rule =
          new Pauses.Rule(
              free,
              Duration.ofSeconds(firstSeconds),
              Duration.ofSeconds(longestSeconds),
              Duration.ofSeconds(forgetSeconds));
    }
  }

  /** What may be done so often within a time, right or wrong. */
  public enum Budget {
    /** Asked-for resets from one address. */
    RESET(10, Duration.ofHours(1)),
    /** Asked-for resets of one account: each mail makes the link of the one before worthless. */
    RESET_OF_ACCOUNT(3, Duration.ofHours(1)),
    /** Forms handed in by one link from one address: a whole shelter may share one. */
    FILL(60, Duration.ofMinutes(10)),
    /** Steps of imports of one association. */
    IMPORT(60, Duration.ofMinutes(10)),
    /**
     * Requests of one phone: enough for every outbox of a shelter behind one shared link, and more
     * than two cores can store, so that only a phone that went wild is told to wait.
     */
    PHONE(10_000, Duration.ofSeconds(2));

    private final int times;
    private final Duration time;

    Budget(int times, Duration time) {
      this.times = times;
      this.time = time;
    }
  }

  /** Whose tries are counted together. */
  public record Key(Kind kind, String who) {}

  private record Purse(Budget budget, String who) {}

  private final Map<Key, Pauses> pauses = recent();
  private final Map<Purse, Bucket> purses = recent();

  /**
   * Does something that may turn out wrong, such as looking at a password. Takes a place with each
   * key first; throws when one has none.
   *
   * @param isWrong whether a failure counts; any other, such as a database that is away, does not
   */
  public <T> T attempt(List<Key> keys, Supplier<T> work, Predicate<RuntimeException> isWrong) {
    List<Pauses> taken = take(keys);
    try {
      T right = work.get();
      for (int i = 0; i < keys.size(); i++) {
        succeed(keys.get(i).kind(), taken.get(i));
      }
      return right;
    } catch (RuntimeException e) {
      long now = System.nanoTime();
      taken.forEach(isWrong.test(e) ? place -> place.keep(now) : Pauses::giveBack);
      throw e;
    }
  }

  /** Notes that somebody gave a wrong secret; throws when it is time for a pause. */
  public void wrong(Kind kind, String who) {
    take(List.of(new Key(kind, who))).forEach(place -> place.keep(System.nanoTime()));
  }

  /** Does something once more; throws when it was done often enough. */
  public void take(Budget budget, String who) {
    var probe =
        get(purses, new Purse(budget, who), RateLimits::full).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw tooMany(probe.getNanosToWaitForRefill());
    }
  }

  /** All places or none. */
  private List<Pauses> take(List<Key> keys) {
    List<Pauses> taken = new ArrayList<>();
    for (Key key : keys) {
      Pauses place = get(pauses, key, known -> new Pauses(known.kind().rule));
      long wait = place.take(System.nanoTime());
      if (wait > 0) {
        taken.forEach(Pauses::giveBack);
        throw tooMany(wait);
      }
      taken.add(place);
    }
    return taken;
  }

  /** A right password says nothing about the tries of others, for the account or at the address. */
  private static void succeed(Kind kind, Pauses place) {
    switch (kind) {
      case KNOWN_DEVICE, ACCOUNT_HERE, OLD_PASSWORD -> place.forgive();
      case ACCOUNT, ADDRESS, LINK, TOKEN -> place.giveBack();
    }
  }

  private static SecurityProblem tooMany(long nanos) {
    return SecurityProblem.tooMany(Duration.ofNanos(nanos).toSeconds() + 1);
  }

  private static Bucket full(Purse purse) {
    Budget budget = purse.budget();
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(budget.times).refillGreedy(budget.times, budget.time))
        .build();
  }

  private static <K, V> V get(Map<K, V> known, K key, Function<K, V> fresh) {
    synchronized (known) {
      return known.computeIfAbsent(key, fresh);
    }
  }

  private static <K, V> Map<K, V> recent() {
    return new Recent<>();
  }

  /** The last ones that were asked for: an attacker's names must not fill the memory. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 20_000;

    Recent() {
      super(256, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > MOST;
    }
  }
}
