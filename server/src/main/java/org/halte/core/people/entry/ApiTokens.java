package org.halte.core.people.entry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.kernel.Ids;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.PeopleLog;
import org.halte.core.people.PeopleProblem;
import org.halte.core.people.Texts;
import org.halte.core.people.memory.Memories;
import org.halte.core.people.memory.ShortMemory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Personal API tokens: each member makes and revokes their own. */
@Service
public class ApiTokens {

  private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

  private final ApiTokenStore store;
  private final PeopleLog log;
  private final Clock clock;
  private final ShortMemory<String, Optional<ApiToken>> known;

  ApiTokens(ApiTokenStore store, PeopleLog log, Memories memories, Clock clock) {
    this.store = store;
    this.log = log;
    this.clock = clock;
    this.known = memories.open();
  }

  /**
   * A token just made.
   *
   * @param secret shown once, never again
   */
  public record Made(ApiToken token, String secret) {}

  /** Which token this is; whether its member is still active is for the caller to ask. */
  public Optional<ApiToken> authenticate(String token) {
    return known.get(token, () -> look(token));
  }

  @Transactional
  public Made create(Member member, String label) {
    String secret = Tokens.fresh();
    ApiToken token =
        new ApiToken(
            Ids.next(), member.id(), Texts.name("label", label), clock.instant(), Optional.empty());
    store.insert(token, Tokens.hash(secret));
    log.note(Actor.of(member), member.organisation(), "created", "api-token", token.id());
    return new Made(token, secret);
  }

  public List<ApiToken> listTokens(Member member) {
    return store.listOf(member.id());
  }

  /** Whether the token is this member's and still counts. */
  public boolean isValid(Member member, UUID id) {
    return store.listOf(member.id()).stream().anyMatch(token -> token.id().equals(id));
  }

  /** Throws when the token is not this member's. */
  @Transactional
  public void revoke(Member member, UUID id) {
    if (!store.revoke(id, member.id(), clock.instant())) {
      throw PeopleProblem.unknown("token", id);
    }
    log.note(Actor.of(member), member.organisation(), "revoked", "api-token", id);
  }

  private Optional<ApiToken> look(String token) {
    Optional<ApiToken> found = store.findByHash(Tokens.hash(token));
    Instant now = clock.instant();
    found
        .filter(one -> one.lastSeenAt().filter(now.minus(SEEN_AGAIN)::isBefore).isEmpty())
        .ifPresent(one -> store.seen(one.id(), now));
    return found;
  }
}
