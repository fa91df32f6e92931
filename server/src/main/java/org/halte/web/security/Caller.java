package org.halte.web.security;

import java.util.Locale;
import java.util.Optional;
import org.halte.core.policy.Viewer;

/**
 * Who makes the request at hand.
 *
 * @param locale the language they set in Halte, if it is known who they are
 * @param session true when a session cookie says who they are, not a token
 */
record Caller(Viewer viewer, Optional<Locale> locale, boolean session) {

  static final Caller NOBODY = new Caller(new Viewer.Public(), Optional.empty(), false);
}
