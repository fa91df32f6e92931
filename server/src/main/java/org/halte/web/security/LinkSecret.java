package org.halte.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The secret of a link as its page hands it on. The page's address carries it behind {@code #},
 * which no browser sends; its requests name the word {@code link} in the path and the secret in a
 * header, so that it stands in no log of any proxy. A secret in the path works as before.
 */
public final class LinkSecret {

  private static final String HEADER = "Halte-Link";
  private static final String IN_HEADER = "link";

  private LinkSecret() {}

  /** The secret; empty, like one that nobody knows, where the header is missing. */
  public static String of(String inPath, HttpServletRequest request) {
    return inPath.equals(IN_HEADER)
        ? Optional.ofNullable(request.getHeader(HEADER)).orElse("").strip()
        : inPath;
  }
}
