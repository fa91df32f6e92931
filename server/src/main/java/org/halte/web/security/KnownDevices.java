package org.halte.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.vault.Vault;
import org.halte.base.vault.VaultProblem;
import org.halte.core.people.entry.Links;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Remembers, in a sealed cookie, which accounts were signed in to from a device. It opens nothing:
 * it only counts the device's wrong passwords apart from those of strangers, so that nobody can
 * keep somebody else out by trying their address.
 */
@Component
final class KnownDevices {

  private static final String COOKIE = "HALTE_DEVICE";
  private static final String PURPOSE = "known device";
  private static final Duration LIFE = Duration.ofDays(180);
  private static final int MOST_ACCOUNTS = 8;

  private final Vault vault;
  private final boolean secure;

  KnownDevices(Vault vault, Links links) {
    this.vault = vault;
    this.secure = links.isSecure();
  }

  /** A name of the device, if the account was signed in to from it. */
  Optional<String> find(String account, HttpServletRequest request) {
    List<String> words = read(request);
    return words.indexOf(hash(account)) > 0 ? Optional.of(words.getFirst()) : Optional.empty();
  }

  /** From now on the device is known to the account. */
  void remember(String account, HttpServletRequest request, HttpServletResponse response) {
    List<String> words = new ArrayList<>(read(request));
    if (words.isEmpty()) {
      words.add(UUID.randomUUID().toString());
    }
    words.remove(hash(account));
    words.add(1, hash(account));
    List<String> kept = words.subList(0, Math.min(words.size(), MOST_ACCOUNTS + 1));
    byte[] sealed = vault.sealText(String.join(" ", kept), PURPOSE);
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
            .httpOnly(true)
            .secure(secure)
            .sameSite("Strict")
            .path("/api/session")
            .maxAge(LIFE)
            .build()
            .toString());
  }

  /** The device's name and the accounts; empty for no cookie, or one that is not ours. */
  private List<String> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .findFirst()
        .map(cookie -> open(cookie.getValue()))
        .orElse(List.of());
  }

  private List<String> open(String sealed) {
    try {
      return List.of(vault.openText(Base64.getUrlDecoder().decode(sealed), PURPOSE).split(" ", -1));
    } catch (VaultProblem | IllegalArgumentException e) {
      return List.of();
    }
  }

  private static String hash(String account) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(account.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
