/**
 * Brings in what associations already have: places and past visits from spreadsheets and maps.
 * {@link org.halte.exchange.Imports} proposes which column is what, tries without writing, and
 * hands every row to {@code core.intake} as a filled form, so that what is imported has a source
 * like everything else. {@link org.halte.exchange.FormFiller} fills a form from values by name.
 */
@NullMarked
package org.halte.exchange;

import org.jspecify.annotations.NullMarked;
