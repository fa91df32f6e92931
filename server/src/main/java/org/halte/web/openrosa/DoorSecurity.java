package org.halte.web.openrosa;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The door has its own guard, {@link PhoneKeys}: no cookie, no session, no form of a page reaches
 * it, so the protections of pages stay out of the way of reports.
 */
@Configuration(proxyBeanMethods = false)
class DoorSecurity {

  private static final int BEFORE_PAGES = -100;

  @Bean
  @Order(BEFORE_PAGES)
  SecurityFilterChain openRosaChain(HttpSecurity http) throws Exception {
    return http.securityMatcher("/openrosa/**")
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .servletApi(AbstractHttpConfigurer::disable)
        .build();
  }
}
