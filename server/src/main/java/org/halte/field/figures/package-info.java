/**
 * The counters of the field by the definitions of the glossary, as one viewer may see them. Enter
 * by {@link org.halte.field.figures.Figures}; {@link org.halte.field.figures.Selection} says of
 * which part of the field.
 */
@NullMarked
package org.halte.field.figures;

import org.jspecify.annotations.NullMarked;
