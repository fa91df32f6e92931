/**
 * Who sees what, decided in one place. Enter by {@link org.halte.core.policy.Policy#open}: it
 * writes the journal and hands back an {@link org.halte.core.policy.Access}, the same rules as a
 * SQL condition, as a loop over columns and for a single row. Whatever no grant opens is closed.
 */
@NullMarked
package org.halte.core.policy;

import org.jspecify.annotations.NullMarked;
