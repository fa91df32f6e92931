/**
 * The reports of trials: kept apart from all that counts, and deleted in one go. Enter by {@link
 * org.halte.core.intake.trials.FormReports}.
 */
@NullMarked
package org.halte.core.intake.trials;

import org.jspecify.annotations.NullMarked;
