/**
 * Why a report should be looked at before it is believed: {@link
 * org.halte.core.intake.findings.FindingStore} keeps each {@link
 * org.halte.core.intake.findings.Flag} sealed, and which reports still wait for their check.
 */
@NullMarked
package org.halte.core.intake.findings;

import org.jspecify.annotations.NullMarked;
