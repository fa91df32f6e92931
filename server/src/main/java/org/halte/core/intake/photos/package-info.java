/**
 * Photos without what they tell besides the picture: {@link
 * org.halte.core.intake.photos.PhotoMetadata} is called for every file that is handed in.
 */
@NullMarked
package org.halte.core.intake.photos;

import org.jspecify.annotations.NullMarked;
