package org.halte.field.reports;

import java.time.Instant;
import java.util.Optional;
import org.halte.base.kernel.Night;
import org.halte.field.reports.facts.Result;

/**
 * What one report says of its place's life. A place may have thousands of reports and each new one
 * asks for all of them, so nothing is opened and no line of needs is read.
 *
 * @param visit whether somebody went there
 * @param eviction whether it tells of an eviction, of the kind given if it says so
 */
record Trace(
    Night night,
    Instant startedAt,
    boolean visit,
    Optional<Result> result,
    Optional<Integer> headcount,
    boolean eviction,
    Optional<String> evictionKind) {}
