/**
 * Files that people hand in, without what they tell besides their content: where, when and with
 * which device a picture, a sound, a film or a paper was made. Enter by {@link
 * org.halte.base.media.Media#clean}; each kind of container has a class below, and what none of
 * them knows is refused.
 */
@NullMarked
package org.halte.base.media;

import org.jspecify.annotations.NullMarked;
