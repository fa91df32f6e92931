/**
 * What is wrong with a questionnaire, at which cell and in plain words: {@link
 * org.halte.core.forms.problems.Problems} gathers it while a form is compiled, each {@link
 * org.halte.core.forms.problems.FormProblem} has a {@link
 * org.halte.core.forms.problems.ProblemCode} that stays.
 */
@NullMarked
package org.halte.core.forms.problems;

import org.jspecify.annotations.NullMarked;
