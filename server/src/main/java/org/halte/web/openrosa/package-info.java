/**
 * The ODK door: what ODK Collect, KoboCollect and our own app speak (OpenRosa 1.0,
 * docs/openrosa.md). Enter by {@link org.halte.web.openrosa.OpenRosaServlet}. The token in the
 * address is a secret: it is in no log, no error and no exception of this package.
 */
@NullMarked
package org.halte.web.openrosa;

import org.jspecify.annotations.NullMarked;
