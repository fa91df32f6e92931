package org.halte.core.policy;

import java.util.Optional;
import org.halte.base.geo.Cell;
import org.halte.core.territory.ZoneId;

/**
 * What is left of a thing for those who see it by district.
 *
 * @param there whether it exists
 * @param zone the zone that holds the centre of its cell: where a zone ends tells nothing about the
 *     point
 * @param cell of the fixed grid
 */
public record Outline(
    boolean there, Sensitivity sensitivity, Optional<ZoneId> zone, Optional<Cell> cell) {}
