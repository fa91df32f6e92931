package org.halte.base.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database to use.
 *
 * @param url {@code halte.database.url} or HALTE_DATABASE_URL: an external PostgreSQL, 15 or newer,
 *     as {@code postgresql://user:password@host:5432/database}; empty = the one built in
 */
@ConfigurationProperties("halte.database")
public record DatabaseSettings(@DefaultValue("") String url) {

  @Override
  public String toString() {
    return url.isBlank() ? "built in" : DatabaseAddress.parse(url).place();
  }
}
