/**
 * Who is who: organisations, members, roles, teams, and the ways in (invitations, device tokens,
 * personal API tokens). Enter by {@code People}.
 */
@NullMarked
package org.halte.core.people;

import org.jspecify.annotations.NullMarked;
