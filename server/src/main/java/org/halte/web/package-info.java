/**
 * The face that browsers, phones and other programs see. {@link org.halte.web.HalteRunner} starts a
 * whole Halte, database included, and hands back a {@link org.halte.web.RunningHalte}; {@link
 * org.halte.web.HalteServer} is the Spring application inside.
 */
@NullMarked
package org.halte.web;

import org.jspecify.annotations.NullMarked;
