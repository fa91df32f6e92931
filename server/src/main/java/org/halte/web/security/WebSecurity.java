package org.halte.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halte.core.people.entry.Links;
import org.halte.web.problems.ProblemAnswers;
import org.halte.web.problems.RequestProblem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts the guards in order: headers, session, CSRF, and {@link GateKeeper} once a route is matched.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** A coordinator's night is long; the phone has its own token. */
  private static final Duration SESSION_LIFE = Duration.ofHours(12);

  private static final long A_YEAR_SECONDS = Duration.ofDays(365).toSeconds();

  @Bean
  SecurityFilterChain guards(HttpSecurity http, CsrfTokenRepository csrf, ProblemAnswers answers) {
    return http.csrf(guard ->
            guard
                .spa()
                .csrfTokenRepository(csrf)
                .requireCsrfProtectionMatcher(WebSecurity::speaksByCookie))
        .headers(WebSecurity::headers)
        .exceptionHandling(failure ->
            failure.accessDeniedHandler(
                (request, response, _) -> answers.write(request, response, SecurityProblem.csrf())))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
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
  SessionKeys sessionKeys(Links links) {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName("HALTE_SESSION");
    cookie.setSameSite("Lax");
    cookie.setUseHttpOnlyCookie(true);
    cookie.setCookiePath("/");
    if (links.isSecure()) {
      cookie.setUseSecureCookie(true);
    }
    return new SessionKeys(cookie);
  }

  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionTable() {
    return repository -> {
      repository.setTableName("core.session");
      repository.setDefaultMaxInactiveInterval(SESSION_LIFE);
      // Nobody asks for the sessions of a person, so the table does not say whose they are.
      repository.setIndexResolver(session -> Map.of());
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

  /** What is no address at all is refused in the words of everything else. */
  @Bean
  RequestRejectedHandler noAddresses(ProblemAnswers answers) {
    return (request, response, _) -> answers.write(request, response, RequestProblem.noAddress());
  }

  @Bean
  WebMvcConfigurer gateAndViewers(CurrentViewer current, Leases leases) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
            .addInterceptor(new GateKeeper(current, leases))
            .order(Ordered.HIGHEST_PRECEDENCE);
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(current);
      }
    };
  }
}
