/**
 * What went wrong, said to whoever called: every {@link org.halte.base.kernel.Problem} as RFC 9457
 * with a sentence in the reader's language. Enter by {@link org.halte.web.problems.ProblemAnswers}.
 */
@NullMarked
package org.halte.web.problems;

import org.jspecify.annotations.NullMarked;
