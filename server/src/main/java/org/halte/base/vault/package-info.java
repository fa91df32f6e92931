/**
 * The only place that encrypts. {@link org.halte.base.vault.Vault} seals bytes and texts for one
 * purpose each with keys that live outside the database.
 */
@NullMarked
package org.halte.base.vault;

import org.jspecify.annotations.NullMarked;
