/**
 * Cards, lists and sheets of places and reports as one viewer may see them, on screens, on phones
 * and live. Enter by {@link org.halte.field.figures.boards.PlaceBoard} and {@link
 * org.halte.field.figures.boards.ReportBoard}.
 */
@NullMarked
package org.halte.field.figures.boards;

import org.jspecify.annotations.NullMarked;
