/** WebM and Matroska, as browsers record: enter by {@link org.halte.base.media.films.Matroska}. */
@NullMarked
package org.halte.base.media.films;

import org.jspecify.annotations.NullMarked;
