package org.halte.core.tables;

/** What the cells of a column hold, and the Java type they come as. */
public enum ColumnType {
  /** {@link String}. */
  TEXT,
  /** {@link Long}. */
  INTEGER,
  /** {@link Double}. */
  DECIMAL,
  /** {@link Boolean}. */
  BOOLEAN,
  /** {@link java.time.LocalDate}. */
  DATE,
  /** {@link java.time.Instant}. */
  INSTANT,
  /** {@link String}: one code of a list. */
  CHOICE,
  /** {@link java.util.List} of codes. */
  CHOICES,
  /** {@link org.halte.base.geo.Position}. */
  POSITION,
  /** {@link java.util.UUID} of a row elsewhere. */
  REFERENCE
}
