package org.halte.core.tables;

/** The row as it stands after a {@link Command}. */
public record Written(long number, long version) {}
