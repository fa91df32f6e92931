package org.halte.base.vault;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys live.
 *
 * @param keys {@code halte.vault.keys} or HALTE_VAULT_KEYS: the file of keys, made at first start;
 *     {@code keys/vault.json} in the data folder by default. Another disk keeps the keys away from
 *     whoever copies the data
 */
@ConfigurationProperties("halte.vault")
record VaultSettings(Path keys) {}
