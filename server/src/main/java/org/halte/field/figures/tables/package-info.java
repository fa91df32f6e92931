/**
 * Places, reports and evictions behind the port of {@code core.tables}: what grids, exports and
 * connectors page through. Enter by {@link org.halte.field.figures.tables.Exports} or the registry
 * of tables.
 */
@NullMarked
package org.halte.field.figures.tables;

import org.jspecify.annotations.NullMarked;
