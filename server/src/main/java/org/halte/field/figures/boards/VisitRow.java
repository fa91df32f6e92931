package org.halte.field.figures.boards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.policy.Facts;
import org.halte.field.reports.facts.Alert;
import org.halte.field.reports.facts.GivenLine;
import org.halte.field.reports.facts.NeedLine;
import org.halte.field.reports.facts.Quality;
import org.halte.field.reports.facts.Result;

/** What a place's card needs of one visit, without anything sealed. */
record VisitRow(
    UUID place,
    long number,
    Facts facts,
    String category,
    Instant at,
    Optional<Result> result,
    Optional<Integer> headcount,
    Quality quality,
    Alert alert,
    List<NeedLine> needs,
    List<GivenLine> given) {}
