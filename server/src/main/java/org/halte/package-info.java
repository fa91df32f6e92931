/** Halte: the field and the directory on one ground floor. Enter by {@code org.halte.cli}. */
@NullMarked
package org.halte;

import org.jspecify.annotations.NullMarked;
