package org.halte.cli.demo.story;

import java.util.Optional;
import java.util.UUID;

/**
 * A place is cleared at the end of a night.
 *
 * @param night index of the night it belongs to (from noon to noon: at dawn it is still that night)
 * @param present how many people were driven away
 * @param solution code of the shipped form: aucune, partielle, pour_tous, inconnue
 * @param housed how many were taken somewhere
 * @param movedTo the place where most of the others went
 * @param tents how many tents were seized
 */
public record Eviction(
    int night,
    UUID place,
    int present,
    String solution,
    int housed,
    Optional<UUID> movedTo,
    int tents) {}
