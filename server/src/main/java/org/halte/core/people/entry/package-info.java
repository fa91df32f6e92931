/**
 * The ways in: set-up link, invitations, device tokens, personal API tokens, password resets. Of
 * every token only the SHA-256 is kept. Enter by {@link org.halte.core.people.entry.Devices} and
 * {@link org.halte.core.people.entry.Invitations}.
 */
@NullMarked
package org.halte.core.people.entry;

import org.jspecify.annotations.NullMarked;
