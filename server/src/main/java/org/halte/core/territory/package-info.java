/** The zones that teams, rights and figures are cut by. Enter by {@code Territory}. */
@NullMarked
package org.halte.core.territory;

import org.jspecify.annotations.NullMarked;
