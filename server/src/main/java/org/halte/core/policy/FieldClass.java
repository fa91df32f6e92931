package org.halte.core.policy;

/** The kinds of field that rights speak of; every column of every field table has one. */
public enum FieldClass {
  /** Where a place is. */
  POSITION,
  /** Name, kind and state of a place. */
  PLACE,
  /** How many people, in total. */
  COUNTS,
  /** Minors, women, health, origins. */
  VULNERABLE,
  NEEDS,
  GIVEN,
  /** Free text. */
  TEXT,
  PHOTO,
  /** Who went, and when exactly. */
  TEAM
}
