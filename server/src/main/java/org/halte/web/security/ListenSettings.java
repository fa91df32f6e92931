package org.halte.web.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands in front of this instance.
 *
 * @param behindProxy {@code halte.behind-proxy} or HALTE_BEHIND_PROXY: true when a reverse proxy
 *     speaks https and forwards to Halte; its X-Forwarded headers are then believed
 */
@ConfigurationProperties("halte")
record ListenSettings(@DefaultValue("false") boolean behindProxy) {}
