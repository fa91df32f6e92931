/**
 * Questionnaires: the forms that ship with Halte. Enter by {@link
 * org.halte.core.forms.ShippedForms}. The compiler of XLSForms is in {@code xlsform}, the writer of
 * XForms in {@code xform}, filled forms in {@code answers}.
 */
@NullMarked
package org.halte.core.forms;

import org.jspecify.annotations.NullMarked;
