package org.halte.core.lists.entities;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How lists are kept.
 *
 * @param patience {@code halte.lists.patience} or HALTE_LISTS_PATIENCE: how long a change waits for
 *     the one before it until it is applied with a mark, one day by default
 */
@ConfigurationProperties("halte.lists")
record ListSettings(@DefaultValue("24h") Duration patience) {}
