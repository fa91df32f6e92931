/**
 * The port behind every generic door: a named typed table that any screen, export or protocol can
 * page through and write to under the rights of its {@link org.halte.core.policy.Viewer}. Enter by
 * {@link org.halte.core.tables.Tables}; a feature offers its data as a {@link
 * org.halte.core.tables.DataTable}.
 */
@NullMarked
package org.halte.core.tables;

import org.jspecify.annotations.NullMarked;
