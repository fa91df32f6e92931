/**
 * The only way in for a filled form, whatever it is about. Enter by {@link
 * org.halte.core.intake.Intake}: who is it, is it known → sealed and committed with one row of the
 * change feed → acknowledged → checked. Read what was received by {@link
 * org.halte.core.intake.Submissions}. Submissions are never changed: a correction is a new one that
 * names the one it replaces.
 */
@NullMarked
package org.halte.core.intake;

import org.jspecify.annotations.NullMarked;
