package org.halte.field.reports.facts;

import java.util.Optional;

/**
 * What an eviction report says.
 *
 * @param kind {@code expulsion_sans_solution}, {@code nettoyage} …
 * @param source who saw it: {@code observee}, {@code temoins}, {@code presse}, {@code officielle}
 * @param solution {@code aucune}, {@code partielle}, {@code pour_tous} or {@code inconnue}
 * @param people how many were there
 */
public record EvictionFacts(
    Optional<String> kind,
    Optional<String> source,
    Optional<String> legalBasis,
    String solution,
    Optional<Integer> people,
    Quality quality,
    Optional<Integer> left,
    Optional<Integer> backOnStreet,
    Optional<Integer> arrests) {}
