/**
 * The lists an organisation keeps, with every change there ever was. {@link
 * org.halte.core.lists.entities.EntityFollower} takes what filled forms say, {@link
 * org.halte.core.lists.entities.EntityKeeper} brings it together with what others said without
 * overwriting anything in silence, {@link org.halte.core.lists.entities.ListCatalogue} knows which
 * lists there are, {@link org.halte.core.lists.entities.OwnLists} hands them to phones.
 */
@NullMarked
package org.halte.core.lists.entities;

import org.jspecify.annotations.NullMarked;
