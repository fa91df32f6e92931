/**
 * Who is calling, and what of the outside may come in: sessions, tokens, CSRF, headers, rate
 * limits, https. Controllers take a {@link org.halte.core.policy.Viewer} as a parameter; it comes
 * from {@link org.halte.web.security.CurrentViewer}. Which caller may use which address is written
 * in {@link org.halte.web.security.Gate}.
 */
@NullMarked
package org.halte.web.security;

import org.jspecify.annotations.NullMarked;
