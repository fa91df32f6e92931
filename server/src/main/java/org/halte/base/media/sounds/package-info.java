/** Sounds: only what is heard is kept. Enter by {@code clean} of the class that knows the file. */
@NullMarked
package org.halte.base.media.sounds;

import org.jspecify.annotations.NullMarked;
