package org.halte.web.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An own certificate.
 *
 * @param certificate {@code halte.tls.certificate} or HALTE_TLS_CERTIFICATE: PEM file with the
 *     certificate and its chain
 * @param key {@code halte.tls.key} or HALTE_TLS_KEY: PEM file with its private key
 */
@ConfigurationProperties("halte.tls")
record TlsSettings(@DefaultValue("") String certificate, @DefaultValue("") String key) {

  boolean isSet() {
    return !certificate.isBlank() || !key.isBlank();
  }
}
