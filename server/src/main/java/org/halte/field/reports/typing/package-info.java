/**
 * Reads the answers of a form, ours or somebody else's, as typed facts. Enter by {@link
 * org.halte.field.reports.typing.ReportTyping}; {@link org.halte.field.reports.typing.Meanings}
 * knows what the questions of other forms mean.
 */
@NullMarked
package org.halte.field.reports.typing;

import org.jspecify.annotations.NullMarked;
