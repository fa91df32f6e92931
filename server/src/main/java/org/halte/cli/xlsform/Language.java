package org.halte.cli.xlsform;

import org.halte.core.forms.problems.FormProblem;

/** The language of the sentences, by its code. */
public enum Language {
  fr,
  en;

  /** The sentence of a problem. */
  public String say(FormProblem problem) {
    return pick(problem.french(), problem.english());
  }

  String pick(String french, String english) {
    return this == fr ? french : english;
  }
}
