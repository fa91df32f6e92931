/**
 * Pictures: each class keeps a list of the parts that make the picture and leaves out all others.
 * Enter by {@code clean} of the class that knows the file.
 */
@NullMarked
package org.halte.base.media.pictures;

import org.jspecify.annotations.NullMarked;
