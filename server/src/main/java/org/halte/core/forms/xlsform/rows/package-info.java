/**
 * The compiler's first stage: sheets as {@link org.halte.core.forms.xlsform.rows.SheetReader} whose
 * columns have a meaning, whatever name their author gave them.
 */
@NullMarked
package org.halte.core.forms.xlsform.rows;

import org.jspecify.annotations.NullMarked;
