/**
 * What a coordinator should look at in a list: two values of one property, changes brought
 * together, a change of what was deleted, two entities that may be one. {@link
 * org.halte.core.lists.conflicts.ConflictStore} keeps it, sealed, until somebody has chosen.
 */
@NullMarked
package org.halte.core.lists.conflicts;

import org.jspecify.annotations.NullMarked;
