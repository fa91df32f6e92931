/**
 * What every other package speaks: problems with a code and a sentence, texts in three languages,
 * identifiers, the clock and the night. Enter at {@link org.halte.base.kernel.Problem}, {@link
 * org.halte.base.kernel.Messages} and {@link org.halte.base.kernel.NightCalendar}.
 */
@NullMarked
package org.halte.base.kernel;

import org.jspecify.annotations.NullMarked;
