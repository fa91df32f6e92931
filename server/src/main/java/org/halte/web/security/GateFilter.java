package org.halte.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.halte.core.policy.Viewer;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before everything under /api and asks {@link Gate}. */
final class GateFilter extends OncePerRequestFilter {

  private final CurrentViewer current;

  GateFilter(CurrentViewer current) {
    this.current = current;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Caller caller =
        Gate.isOpen(request) && !CurrentViewer.hasToken(request)
            ? Caller.NOBODY
            : current.callerOf(request);
    if (!Gate.lets(caller, request)) {
      throw caller.viewer() instanceof Viewer.Public
          ? SecurityProblem.signInFirst()
          : SecurityProblem.notForYou();
    }
    chain.doFilter(request, response);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return !path.equals("/api") && !path.startsWith("/api/");
  }
}
