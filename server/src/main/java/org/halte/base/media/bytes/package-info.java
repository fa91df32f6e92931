/**
 * What the cleaners of all containers share: reading bytes, and {@link
 * org.halte.base.media.bytes.Uncleanable saying no}.
 */
@NullMarked
package org.halte.base.media.bytes;

import org.jspecify.annotations.NullMarked;
