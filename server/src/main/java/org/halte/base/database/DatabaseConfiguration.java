package org.halte.base.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The database as beans. The {@link DatabaseStart} is handed in by whoever starts the context; the
 * first bean that needs the pool waits for it.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  @Bean
  HikariDataSource dataSource(DatabaseStart start) {
    return start.pool();
  }

  @Bean
  PlatformTransactionManager transactionManager(HikariDataSource dataSource) {
    return new Transactions(dataSource);
  }
}
