/** Figures of whole paths. Enter by {@link org.halte.bench.Bench}. */
@NullMarked
package org.halte.bench;

import org.jspecify.annotations.NullMarked;
