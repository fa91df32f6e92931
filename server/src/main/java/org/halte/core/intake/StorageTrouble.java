package org.halte.core.intake;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.halte.base.database.DatabaseProblem;
import org.halte.base.kernel.Problem;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Turns what a database or disk in trouble throws into a sentence; never a false promise. */
final class StorageTrouble {

  private StorageTrouble() {}

  static <T> T translate(Supplier<T> work) {
    try {
      return work.get();
    } catch (IntakeProblem e) {
      throw e;
    } catch (RuntimeException e) {
      Optional<DatabaseProblem> known = DatabaseProblem.find(e);
      if (known.isPresent()) {
        throw known.get().kind() == Problem.Kind.STORAGE_FULL
            ? IntakeProblem.storageFull(e)
            : IntakeProblem.storageAway(e);
      }
      throw isOfDatabase(e) || e instanceof UncheckedIOException ? IntakeProblem.storageAway(e) : e;
    }
  }

  static boolean isOfDatabase(Throwable trouble) {
    return trouble instanceof DataAccessException
        || trouble instanceof TransactionException
        || trouble instanceof DatabaseProblem;
  }
}
