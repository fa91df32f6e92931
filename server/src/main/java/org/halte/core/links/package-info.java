/**
 * Links by which somebody without an account fills one form of an association: they write and see
 * nothing. Enter by {@link org.halte.core.links.FillLinks}.
 */
@NullMarked
package org.halte.core.links;

import org.jspecify.annotations.NullMarked;
