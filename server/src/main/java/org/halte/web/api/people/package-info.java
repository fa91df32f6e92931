/**
 * Signing in and joining, and the administration of organisations, members, teams, zones, phones
 * and tokens. Thin: who may do what is decided by {@link org.halte.core.people.Actor} and the
 * services behind. Enter by {@link org.halte.web.api.people.SessionApi}.
 */
@NullMarked
package org.halte.web.api.people;

import org.jspecify.annotations.NullMarked;
