/**
 * The data of a form as files: a workbook or csv with a table per repeat, and its photos in a zip.
 * Enter by {@link org.halte.field.data.export.FormExport}.
 */
@NullMarked
package org.halte.field.data.export;

import org.jspecify.annotations.NullMarked;
