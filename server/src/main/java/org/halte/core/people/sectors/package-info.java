/**
 * The sectors of an association: named sets of shared zones that it made for itself, for its teams
 * to go to. Enter by {@code Sectors}.
 */
@NullMarked
package org.halte.core.people.sectors;

import org.jspecify.annotations.NullMarked;
