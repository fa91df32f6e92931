/**
 * The database and the folder it lives in. {@link org.halte.base.database.DataFolder} locks a
 * folder, {@link org.halte.base.database.EmbeddedPostgres} runs a server inside it, {@link
 * org.halte.base.database.DatabaseStart} picks that one or an external one and migrates it while
 * the rest of Halte starts. Failures become {@link org.halte.base.database.DatabaseProblem}s.
 */
@NullMarked
package org.halte.base.database;

import org.jspecify.annotations.NullMarked;
