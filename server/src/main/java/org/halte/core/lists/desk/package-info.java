/**
 * Where coordinators keep lists: {@link org.halte.core.lists.desk.ListDesk} shows and describes
 * them, {@link org.halte.core.lists.desk.EntityDesk} changes entities by hand, {@link
 * org.halte.core.lists.desk.ConflictDesk} decides between two values, {@link
 * org.halte.core.lists.desk.ListUpload} fills a list from a file.
 */
@NullMarked
package org.halte.core.lists.desk;

import org.jspecify.annotations.NullMarked;
