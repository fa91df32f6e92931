package org.halte.core.people.entry;

import org.halte.core.people.MemberId;

/**
 * A member came back by a link that somebody else handed over: it proves less than knowing the
 * password or reading the mail did. Published inside the transaction that sets the new password.
 */
public record TrustLost(MemberId member) {}
