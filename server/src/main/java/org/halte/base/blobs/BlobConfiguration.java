package org.halte.base.blobs;

import org.halte.base.vault.Vault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The blobs of this instance, in the folder that the settings name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BlobSettings.class)
class BlobConfiguration {

  @Bean
  Blobs blobs(BlobSettings settings, Vault vault) {
    return new Blobs(settings.folder(), vault);
  }
}
