/**
 * The compiler of XLSForms, a library without Spring. Its stages read one after the other: workbook
 * → rows ({@link org.halte.core.forms.xlsform.rows.SheetReader}) → form model ({@code SurveyReader}
 * and its neighbours) → XForm (package {@code xform}). Enter by {@link
 * org.halte.core.forms.xlsform.XlsForm#compile}.
 */
@NullMarked
package org.halte.core.forms.xlsform;

import org.jspecify.annotations.NullMarked;
