package org.halte.web.security;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * What a session remembers: who signed in, and with which password (its epoch). Everything else is
 * read anew with each request, so that a role taken away is gone at once.
 */
record SessionMember(UUID id, int epoch) implements Principal, Serializable {

  @Override
  public String getName() {
    return id.toString();
  }
}
