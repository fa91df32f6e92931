/**
 * The registry of places where people live: camps, squats, corners of a street. Positions and names
 * are sealed in the database and opened into memory at start. Enter by {@link
 * org.halte.field.places.PlaceRegistry} to find them and {@link org.halte.field.places.PlaceDesk}
 * to make or change one by hand.
 */
@NullMarked
package org.halte.field.places;

import org.jspecify.annotations.NullMarked;
