/**
 * The hunt: tries every way in and out of a running Halte as everybody who must not see something,
 * and looks for it in whatever comes back. {@link org.halte.hunt.HuntWorld} alone knows how people
 * sign in, phones enrol and reports are sent; {@link org.halte.hunt.Hunt} is where to enter. It
 * knows no test framework, so that the bench runs the long version.
 */
@NullMarked
package org.halte.hunt;

import org.jspecify.annotations.NullMarked;
