package org.halte.web.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands in front of this instance.
 *
 * @param behindProxy {@code halte.behind-proxy} or HALTE_BEHIND_PROXY: true when a reverse proxy
 *     speaks https and forwards to Halte; its X-Forwarded headers are then believed
 * @param trustedProxies {@code halte.trusted-proxies} or HALTE_TRUSTED_PROXIES: the addresses of
 *     proxies, with commas, whose headers are believed; empty = this machine and private networks
 */
@ConfigurationProperties("halte")
record ListenSettings(
    @DefaultValue("false") boolean behindProxy, @DefaultValue List<String> trustedProxies) {

  ListenSettings {
    trustedProxies = List.copyOf(trustedProxies);
  }
}
