package org.halte.web.api.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.halte.core.people.entry.ApiTokens;
import org.halte.core.policy.Viewer;
import org.halte.web.security.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own personal API tokens. */
@RestController
@RequestMapping("/api/tokens")
class TokensApi {

  private final ApiTokens tokens;
  private final Viewers viewers;

  TokensApi(ApiTokens tokens, Viewers viewers) {
    this.tokens = tokens;
    this.viewers = viewers;
  }

  record Card(UUID id, String label, Instant createdAt, @Nullable Instant lastUsedAt) {}

  record Input(@Nullable String label) {}

  /** A token just made, shown once. */
  record Made(UUID id, String token) {}

  @GetMapping
  List<Card> list(Viewer viewer) {
    return tokens.listTokens(viewers.getMember(viewer)).stream()
        .map(token ->
            new Card(token.id(), token.label(), token.createdAt(), token.lastSeenAt().orElse(null)))
        .toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Made create(@RequestBody Input input, Viewer viewer) {
    ApiTokens.Made made = tokens.create(viewers.getMember(viewer), Wire.text(input.label()));
    return new Made(made.token().id(), made.secret());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable UUID id, Viewer viewer) {
    tokens.revoke(viewers.getMember(viewer), id);
  }
}
