package org.halte.field.data;

/**
 * One report as a viewer may see it.
 *
 * @param filling only the answers that are open
 */
public record DataRow(Head head, Filling filling) {}
