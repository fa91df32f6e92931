package org.halte.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * Keys of sessions: the cookie holds a random secret, the server knows the session by the hash of
 * it. Whoever reads the database, or a backup of it, finds no session to take over.
 */
final class SessionKeys implements SessionIdGenerator, HttpSessionIdResolver {

  private static final int SECRET_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final CookieSerializer cookies;

  /** Made by this request, on its way into the cookie and nowhere else. */
  private final ThreadLocal<@Nullable String> fresh = new ThreadLocal<>();

  SessionKeys(CookieSerializer cookies) {
    this.cookies = cookies;
  }

  @Override
  public String generate() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    fresh.set(secret);
    return hash(secret);
  }

  @Override
  public List<String> resolveSessionIds(HttpServletRequest request) {
    return cookies.readCookieValues(request).stream().map(SessionKeys::hash).toList();
  }

  @Override
  public void setSessionId(
      HttpServletRequest request, HttpServletResponse response, String sessionId) {
    String secret = fresh.get();
    fresh.remove();
    // Of a session that ended while this request was under way nobody knows the secret any more.
    if (secret != null && hash(secret).equals(sessionId)) {
      cookies.writeCookieValue(new CookieValue(request, response, secret));
    }
  }

  @Override
  public void expireSession(HttpServletRequest request, HttpServletResponse response) {
    cookies.writeCookieValue(new CookieValue(request, response, ""));
  }

  private static String hash(String secret) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
