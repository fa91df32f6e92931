/**
 * Places on the globe as plain values, without a library: {@link org.halte.base.geo.Position},
 * {@link org.halte.base.geo.Box}, {@link org.halte.base.geo.Area} and the fixed grid of {@link
 * org.halte.base.geo.Cell}s that stands in for an exact position where only the district may show.
 */
@NullMarked
package org.halte.base.geo;

import org.jspecify.annotations.NullMarked;
