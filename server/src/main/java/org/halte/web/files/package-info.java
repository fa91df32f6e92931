/**
 * What somebody uploaded, on its way in and on its way out: looked at, named safely, and never
 * given to a browser as something that runs. Every door serves uploads through {@link
 * org.halte.web.files.ServedFile}.
 */
@NullMarked
package org.halte.web.files;

import org.jspecify.annotations.NullMarked;
