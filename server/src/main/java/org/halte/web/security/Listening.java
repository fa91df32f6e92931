package org.halte.web.security;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Compression;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

/**
 * How the server listens: with its own certificate, behind a proxy whose forwarding headers count,
 * or on this machine alone. Plain http for other machines is refused: passwords would travel in the
 * clear, and phones give a page no position, camera or service worker without https.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ListenSettings.class, TlsSettings.class})
class Listening implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

  private static final DataSize WORTH_PACKING = DataSize.ofKilobytes(2);

  private final ListenSettings settings;
  private final TlsSettings tls;

  Listening(ListenSettings settings, TlsSettings tls) {
    this.settings = settings;
    this.tls = tls;
  }

  /** After Spring Boot's own, which sets the address. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    if (tls.isSet()) {
      server.setSsl(certificate());
    } else if (!settings.behindProxy() && !isThisMachine(server.getAddress())) {
      throw SecurityProblem.plainHttp(String.valueOf(server.getAddress()));
    }
    // Spring Boot may have put one of its own, which believes everybody of a private network.
    server.getEngineValves().removeIf(RemoteIpValve.class::isInstance);
    if (settings.behindProxy()) {
      server.addEngineValves(proxy());
    }
    server.setCompression(compression());
  }

  private static boolean isThisMachine(@Nullable InetAddress address) {
    return address != null && address.isLoopbackAddress();
  }

  /** Tomcat believes the headers from loopback and private addresses, or from those named alone. */
  private RemoteIpValve proxy() {
    RemoteIpValve proxy = new RemoteIpValve();
    if (!settings.trustedProxies().isEmpty()) {
      proxy.setInternalProxies(
          settings.trustedProxies().stream()
              .map(Listening::written)
              .map(Pattern::quote)
              .collect(Collectors.joining("|")));
    }
    proxy.setRemoteIpHeader("X-Forwarded-For");
    proxy.setProtocolHeader("X-Forwarded-Proto");
    proxy.setHostHeader("X-Forwarded-Host");
    proxy.setPortHeader("X-Forwarded-Port");
    return proxy;
  }

  /** As the server writes the address of whoever connects; throws when it is none. */
  private static String written(String proxy) {
    try {
      return InetAddress.ofLiteral(proxy.strip()).getHostAddress();
    } catch (IllegalArgumentException e) {
      throw (SecurityProblem) SecurityProblem.badProxy(proxy).initCause(e);
    }
  }

  private Ssl certificate() {
    if (tls.certificate().isBlank() || tls.key().isBlank()) {
      throw SecurityProblem.halfCertificate();
    }
    Ssl ssl = new Ssl();
    ssl.setCertificate(readable(tls.certificate()));
    ssl.setCertificatePrivateKey(readable(tls.key()));
    ssl.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    return ssl;
  }

  private static String readable(String file) {
    Path path = Path.of(file).toAbsolutePath();
    if (!Files.isReadable(path)) {
      throw SecurityProblem.unreadableCertificate(file);
    }
    return path.toUri().toString();
  }

  /** Events are left out: packed, they would wait for company. */
  private static Compression compression() {
    Compression compression = new Compression();
    compression.setEnabled(true);
    compression.setMinResponseSize(WORTH_PACKING);
    compression.setMimeTypes(
        new String[] {
          "text/html",
          "text/css",
          "text/javascript",
          "application/javascript",
          "application/json",
          "application/problem+json",
          "application/geo+json",
          "application/manifest+json",
          "application/wasm",
          "application/xml",
          "text/xml",
          "text/csv",
          "image/svg+xml"
        });
    return compression;
  }
}
