package org.halte.core.people.entry;

import java.net.URI;
import java.net.URISyntaxException;
import org.halte.core.people.PeopleProblem;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Addresses of this instance as people type them: HALTE_PUBLIC_URL ({@code halte.public-url}), or
 * this machine when it is not set. Never taken from a request, whose Host header anybody can write.
 */
@Component
public class Links {

  private final Environment environment;
  private final String publicUrl;

  Links(Environment environment) {
    this.environment = environment;
    this.publicUrl = check(environment.getProperty("halte.public-url", "").strip());
  }

  /** The whole address of a path such as {@code /join/…}. */
  public String to(String path) {
    return base() + path;
  }

  /** Whether people reach this instance by https. */
  public boolean isSecure() {
    return base().startsWith("https:");
  }

  private String base() {
    if (!publicUrl.isEmpty()) {
      return publicUrl;
    }
    boolean own = !environment.getProperty("halte.tls.certificate", "").isBlank();
    String port = environment.getProperty("local.server.port", "8080");
    return (own ? "https" : "http") + "://localhost:" + port;
  }

  private static String check(String url) {
    if (url.isEmpty()) {
      return url;
    }
    try {
      URI uri = new URI(url);
      boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return url.replaceFirst("/+$", "");
      }
    } catch (URISyntaxException _) {
      // Answered below, with what is expected.
    }
    throw PeopleProblem.badPublicUrl(url);
  }
}
