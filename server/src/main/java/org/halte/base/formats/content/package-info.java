/**
 * What bytes really are, whatever their name says. Enter by {@link
 * org.halte.base.formats.content.FileKind}.
 */
@NullMarked
package org.halte.base.formats.content;

import org.jspecify.annotations.NullMarked;
