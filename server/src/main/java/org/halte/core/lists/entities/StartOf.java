package org.halte.core.lists.entities;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What a change started from: found among the changes there were, or not there yet. */
sealed interface StartOf {

  /** The version the phone saw, and what it saw; {@code forced} when that is only a guess. */
  record Start(int version, Map<String, String> state, boolean forced) implements StartOf {
    public Start {
      state = Map.copyOf(state);
    }
  }

  /** It is not here yet. */
  record Missing(Waiting.Reason reason) implements StartOf {}

  /**
   * Finds it, as ODK Central does: by the version the phone names, or in a chain of changes made
   * offline by the change before it. A correction starts from what it corrects.
   *
   * @param deeds of the entity that the form names, the first one first
   * @param forced the version to start from when the right one never came
   */
  static StartOf find(List<Deed> deeds, Said said, Optional<Integer> forced) {
    Optional<Deed> corrected =
        said.corrects()
            .flatMap(original -> one(deeds, d -> d.source().equals(Optional.of(original))));
    if (corrected.isPresent()) {
      return seenBy(corrected.get());
    }
    if (said.creates()) {
      return again(deeds, said);
    }
    if (said.branch().isPresent() && !said.base().equals(said.trunk())) {
      return inBranch(deeds, said, forced);
    }
    return said.base().isEmpty()
        ? new Start(0, Map.of(), false)
        : byVersion(deeds, said.base().get(), Waiting.Reason.VERSION, forced);
  }

  /**
   * The same entity is made once more. If the first making was only guessed from a later change,
   * this is the true one: it fills in what that change did not say.
   */
  private static StartOf again(List<Deed> deeds, Said said) {
    Map<String, String> base = new HashMap<>();
    if (deeds.getFirst().forced()) {
      base.putAll(said.values());
      base.keySet().retainAll(deeds.getLast().after().keySet());
    }
    return new Start(0, base, false);
  }

  private static StartOf inBranch(List<Deed> deeds, Said said, Optional<Integer> forced) {
    int base = said.base().orElse(0);
    Optional<Deed> before =
        base == 1 && said.trunk().isEmpty()
            ? one(deeds, d -> d.version() == 1)
            : one(
                deeds,
                d ->
                    d.branch()
                        .filter(b -> said.branch().get().equals(b.id()) && b.base() == base - 1)
                        .isPresent());
    if (before.isPresent()) {
      return seenBy(before.get());
    }
    return byVersion(deeds, 0, Waiting.Reason.BRANCH, forced.map(seen -> said.trunk().orElse(1)));
  }

  private static StartOf byVersion(
      List<Deed> deeds, int version, Waiting.Reason missing, Optional<Integer> forced) {
    Optional<Deed> seen = one(deeds, d -> d.version() == version);
    if (seen.isPresent()) {
      return new Start(version, seen.get().after(), false);
    }
    if (forced.isEmpty()) {
      return new Missing(missing);
    }
    Deed guess = one(deeds, d -> d.version() == forced.get()).orElseGet(deeds::getFirst);
    return new Start(guess.version(), guess.after(), true);
  }

  /** What the phone itself had after a change of its own, whatever the server made of it. */
  private static Start seenBy(Deed own) {
    Map<String, String> state = new HashMap<>(own.after());
    state.putAll(own.said());
    return new Start(own.version(), state, false);
  }

  private static Optional<Deed> one(List<Deed> deeds, Predicate<Deed> wanted) {
    return deeds.stream().filter(wanted).findFirst();
  }
}
