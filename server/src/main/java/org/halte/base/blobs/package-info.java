/**
 * Files of any size, sealed, beside the database: photos, mostly. Enter at {@link
 * org.halte.base.blobs.Blobs}.
 */
@NullMarked
package org.halte.base.blobs;

import org.jspecify.annotations.NullMarked;
