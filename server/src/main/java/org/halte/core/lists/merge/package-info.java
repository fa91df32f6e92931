/** How two changes that began at one version are brought together: {@link ThreeWay}. Pure. */
@NullMarked
package org.halte.core.lists.merge;

import org.jspecify.annotations.NullMarked;
