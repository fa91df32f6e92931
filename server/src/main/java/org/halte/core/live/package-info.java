/**
 * What happens, told to those who watch and may see it, within the second. {@link
 * org.halte.core.live.LiveHub} reads the change feed once per node, has each thing loaded once by
 * the feature it belongs to ({@link org.halte.core.live.LiveSource}), and decides for every
 * listener on its own.
 */
@NullMarked
package org.halte.core.live;

import org.jspecify.annotations.NullMarked;
