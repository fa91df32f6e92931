/**
 * A question keeps its identity over the versions of its form. {@link
 * org.halte.core.forms.history.Histories} hands out the {@link
 * org.halte.core.forms.history.QuestionHistory} of a form: whoever reads answers of several
 * versions reads them through it, so that figures over years stay whole. {@link
 * org.halte.core.forms.history.Comparison} tells what changes from one version to the next.
 */
@NullMarked
package org.halte.core.forms.history;

import org.jspecify.annotations.NullMarked;
