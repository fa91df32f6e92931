package org.halte.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.halte.core.people.entry.Links;
import org.halte.web.problems.ProblemAnswers;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the guards in order: headers, session, CSRF, {@link GateFilter}. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

  /** Everything comes from here; nothing of ours may be framed. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' blob: data:; font-src 'self' data:; worker-src 'self' blob:; "
          + "connect-src 'self' blob: data:; manifest-src 'self'; media-src 'self' blob:; "
          + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** A coordinator's night is long; the phone has its own token. */
  private static final Duration SESSION_LIFE = Duration.ofHours(12);

  private static final long A_YEAR_SECONDS = Duration.ofDays(365).toSeconds();

  @Bean
  SecurityFilterChain guards(
      HttpSecurity http, CurrentViewer current, CsrfTokenRepository csrf, ProblemAnswers answers) {
    return http.csrf(guard ->
            guard
                .spa()
                .csrfTokenRepository(csrf)
                .requireCsrfProtectionMatcher(WebSecurity::speaksByCookie))
        .headers(WebSecurity::headers)
        .exceptionHandling(failure ->
            failure.accessDeniedHandler(
                (request, response, _) -> answers.write(request, response, SecurityProblem.csrf())))
        .addFilterBefore(new GateFilter(current), AuthorizationFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .permissionsPolicyHeader(policy ->
            policy.policy(
                "geolocation=(self), camera=(self), microphone=(self), payment=(), usb=()"))
        .httpStrictTransportSecurity(
            hsts -> hsts.maxAgeInSeconds(A_YEAR_SECONDS).includeSubDomains(false));
  }

  /**
   * Changes made on the word of a session cookie. Tokens are not sent by browsers on their own, and
   * addresses open to everybody ask for JSON, which no foreign page can send unasked.
   */
  private static boolean speaksByCookie(HttpServletRequest request) {
    return !SAFE.contains(request.getMethod())
        && !CurrentViewer.hasToken(request)
        && !request.getRequestURI().startsWith("/openrosa/")
        && !Gate.isOpen(request);
  }

  @Bean
  CsrfTokenRepository csrfTokens(Links links) {
    CookieCsrfTokenRepository cookies = CookieCsrfTokenRepository.withHttpOnlyFalse();
    cookies.setCookiePath("/");
    cookies.setCookieCustomizer(cookie -> {
      cookie.sameSite("Lax");
      if (links.isSecure()) {
        cookie.secure(true);
      }
    });
    return cookies;
  }

  @Bean
  DefaultCookieSerializerCustomizer sessionCookie(Links links) {
    return cookie -> {
      cookie.setCookieName("HALTE_SESSION");
      cookie.setSameSite("Lax");
      cookie.setUseHttpOnlyCookie(true);
      cookie.setCookiePath("/");
      if (links.isSecure()) {
        cookie.setUseSecureCookie(true);
      }
    };
  }

  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionTable() {
    return repository -> {
      repository.setTableName("core.session");
      repository.setDefaultMaxInactiveInterval(SESSION_LIFE);
    };
  }

  @Bean
  SecurityContextRepository sessionContexts() {
    return new HttpSessionSecurityContextRepository();
  }

  /** Keeps Spring Boot from making a user with a printed password; sign-in is {@code People}'s. */
  @Bean
  UserDetailsService noUsers() {
    return name -> {
      throw new UsernameNotFoundException(name);
    };
  }

  @Bean
  WebMvcConfigurer viewerParameters(CurrentViewer current) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(current);
      }
    };
  }
}
