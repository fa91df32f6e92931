/**
 * ISO base media (ISO/IEC 14496-12): films and sounds of phones (MP4, MOV, 3GP, M4A) and the
 * pictures that lie in the same boxes (HEIC, AVIF). Enter by {@link
 * org.halte.base.media.boxes.IsoMedia}; nothing is moved, what is not needed to play is blanked
 * where it lies.
 */
@NullMarked
package org.halte.base.media.boxes;

import org.jspecify.annotations.NullMarked;
