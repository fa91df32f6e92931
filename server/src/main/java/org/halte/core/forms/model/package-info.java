/**
 * A questionnaire as its author wrote it: {@link org.halte.core.forms.model.FormModel} holds every
 * sheet, row and column of the workbook, typed where the standard gives it a meaning. Read by the
 * writer of XForms, by the builder and by whoever needs the meaning of a question.
 */
@NullMarked
package org.halte.core.forms.model;

import org.jspecify.annotations.NullMarked;
