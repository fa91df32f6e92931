/**
 * Lists of entities (places, …) that travel to phones beside the forms. A feature offers its list
 * as an {@link org.halte.core.lists.EntityListSource}; {@link org.halte.core.lists.EntityLists}
 * writes the CSV for one phone: what its teams serve, nothing else. Lists that organisations keep
 * themselves live in {@link org.halte.core.lists.entities}.
 */
@NullMarked
package org.halte.core.lists;

import org.jspecify.annotations.NullMarked;
