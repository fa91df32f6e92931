/** PDF: enter by {@link org.halte.base.media.papers.Pdf}. */
@NullMarked
package org.halte.base.media.papers;

import org.jspecify.annotations.NullMarked;
