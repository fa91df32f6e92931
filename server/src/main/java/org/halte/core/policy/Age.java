package org.halte.core.policy;

/**
 * How far back a thing lies. Whoever is only shown how things stand sees a place and the last visit
 * to it, or the place alone; what came before is its past.
 */
public enum Age {
  /** The thing as it stands: a place, a zone, an entry of a list. */
  STANDING,
  /** The last visit of one association to a place, among those that count. */
  LATEST,
  /** Everything that happened before, and what is no visit. */
  PAST
}
