package org.halte.core.people;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as Argon2id hashes with the parameters OWASP advises (19 MiB, two passes, one lane). A
 * semaphore keeps a burst of sign-ins from taking 19 MiB each all at once.
 */
@Component
final class Passwords {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;

  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;
  private static final int DIFFERENT_CHARACTERS = 5;
  private static final int PATIENCE_SECONDS = 15;

  private final Argon2PasswordEncoder encoder =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
  private final Semaphore atOnce =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
  private final String nobody = encoder.encode("nobody has this password");

  /** The hash of a new password; throws {@link PeopleProblem} when it is too easy to guess. */
  String hash(String password) {
    check(password);
    return one(() -> encoder.encode(password));
  }

  /**
   * Whether the password fits. Takes as long for no hash as for a wrong password, so that time does
   * not tell who has an account.
   */
  boolean fits(String password, @Nullable String hash) {
    if (password.length() > LONGEST) {
      return false;
    }
    boolean fits = one(() -> encoder.matches(password, hash == null ? nobody : hash));
    return fits && hash != null;
  }

  private static void check(String password) {
    boolean easy = password.chars().distinct().count() < DIFFERENT_CHARACTERS;
    if (password.length() < SHORTEST || password.length() > LONGEST || easy) {
      throw PeopleProblem.weakPassword(SHORTEST);
    }
  }

  private <T> T one(Supplier<T> work) {
    try {
      if (!atOnce.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw PeopleProblem.busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PeopleProblem.busy();
    }
    try {
      return work.get();
    } finally {
      atOnce.release();
    }
  }
}
