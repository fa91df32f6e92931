/**
 * The data page of a form: every report that was filled with it, in all its versions, one column
 * per question, as one viewer may see them. Enter by {@link org.halte.field.data.FormTable};
 * exports are in {@code export}, charts in {@code charts}.
 */
@NullMarked
package org.halte.field.data;

import org.jspecify.annotations.NullMarked;
