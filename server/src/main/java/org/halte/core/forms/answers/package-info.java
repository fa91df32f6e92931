/**
 * Filled forms. {@link org.halte.core.forms.answers.InstanceReader} turns what a phone sent into
 * {@link org.halte.core.forms.answers.Answers}, safely; {@link
 * org.halte.core.forms.answers.AnswerCheck} says which answers break the rules of their form. It is
 * the only class that touches JavaRosa.
 */
@NullMarked
package org.halte.core.forms.answers;

import org.jspecify.annotations.NullMarked;
