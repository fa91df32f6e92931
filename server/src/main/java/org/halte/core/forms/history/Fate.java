package org.halte.core.forms.history;

/** What becomes of old answers when the questions of a form change. */
public enum Fate {
  /** It is the same question: old answers are answers to the new one. */
  CARRY,
  /** The parts added up are the whole: what was asked at once is now asked in parts, or back. */
  SUM,
  /** They stay what they are, in the old reports only; the new question begins without a past. */
  KEEP
}
