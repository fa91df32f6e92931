package org.halte.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.halte.web.problems.ProblemAnswers;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what goes wrong before a controller is reached, such as a database that is away while the
 * session is read, in the same words as everything else.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class ProblemFilter extends OncePerRequestFilter {

  private final ProblemAnswers answers;

  ProblemFilter(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException e) {
      if (response.isCommitted()) {
        throw e;
      }
      response.resetBuffer();
      answers.write(request, response, e);
    }
  }
}
