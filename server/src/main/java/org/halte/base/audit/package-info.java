/**
 * Who read or changed what: {@link org.halte.base.audit.Journal} adds lines that nobody can change.
 */
@NullMarked
package org.halte.base.audit;

import org.jspecify.annotations.NullMarked;
