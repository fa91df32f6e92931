package org.halte.field.places;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Two values for one property of a place, both from the same version of it.
 *
 * @param property {@code name}, {@code kind}, {@code state}, {@code sensitivity} or {@code
 *     position}
 * @param earlierFrom instance id of the report that said the value that was there; empty for the
 *     desk
 * @param saidFrom instance id of the report that said the other
 */
public record PlaceConflict(
    UUID id,
    UUID place,
    String property,
    String before,
    String earlier,
    Optional<String> earlierFrom,
    Instant earlierAt,
    String said,
    String saidFrom,
    Instant saidAt) {}
