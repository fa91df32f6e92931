package org.halte.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.halte.web.problems.ProblemAnswers;
import org.halte.web.problems.RequestProblem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything, refusals included: no answer of any servlet is read as something else
 * than it says, none runs as a page but the built screens, and no address goes to another site. A
 * servlet that is not written here does not exist.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SafeHeaders extends OncePerRequestFilter {

  private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

  /** Data, files, refusals: nothing in them runs or loads anything, wherever it is opened. */
  private static final String NO_PAGE = "sandbox; default-src 'none'; frame-ancestors 'none'";

  /** Everything comes from here; nothing of ours may be framed. */
  private static final String PAGE =
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' blob: data:; font-src 'self' data:; worker-src 'self' blob:; "
          + "connect-src 'self' blob: data:; manifest-src 'self'; media-src 'self' blob:; "
          + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

  /** Spring's, whose routes {@link Gate} knows, and the ODK door, which knows its phones. */
  private static final Set<String> SERVLETS = Set.of("dispatcherServlet", "openrosa");

  private final ProblemAnswers answers;

  SafeHeaders(ProblemAnswers answers) {
    this.answers = answers;
  }

  /** The answer is a page of ours. */
  static void allowPage(HttpServletResponse response) {
    response.setHeader(CONTENT_SECURITY_POLICY, PAGE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader(CONTENT_SECURITY_POLICY, NO_PAGE);
    if (!SERVLETS.contains(request.getHttpServletMapping().getServletName())) {
      answers.write(request, response, RequestProblem.nothingHere(request.getRequestURI()));
      return;
    }
    chain.doFilter(request, response);
  }

  /** A refusal of the server itself has the same headers. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
