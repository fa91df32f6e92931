package org.halte.core.forms.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One question over all versions of its form.
 *
 * @param id stable: the name it had first, with a number when that was taken
 * @param latest as the newest version that has it asks it
 * @param since the first version with it
 * @param until the last version with it; empty while the newest version asks it
 * @param paths where each version has it, oldest first
 * @param sumOf the ids of the questions that make it up where it is not asked itself
 */
public record TrackedQuestion(
    String id,
    VersionQuestion latest,
    String since,
    Optional<String> until,
    Map<String, String> paths,
    List<String> sumOf) {
  public TrackedQuestion {
    paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
    sumOf = List.copyOf(sumOf);
  }
}
