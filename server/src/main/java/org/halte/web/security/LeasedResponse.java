package org.halte.web.security;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * An answer that stops in the middle when the rights it is written under end. The line is cut, so
 * that nobody takes the beginning of a file for the whole.
 */
final class LeasedResponse extends HttpServletResponseWrapper {

  private static final Duration AT_MOST_OLD = Duration.ofMillis(500);
  private static final int PIECE = 65_536;

  private final HttpServletRequest request;
  private @Nullable ServletOutputStream leased;

  LeasedResponse(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.request = request;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (leased == null) {
      leased = new Leased(super.getOutputStream());
    }
    return leased;
  }

  private void check() throws IOException {
    boolean ended =
        Leases.find(request).filter(lease -> !isStream() && !lease.holds(AT_MOST_OLD)).isPresent();
    if (ended) {
      throw new CloseNowException("the rights that this answer stood on have ended");
    }
  }

  /** Events look at their lease themselves, between one and the next. */
  private boolean isStream() {
    String type = getContentType();
    return type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
  }

  private final class Leased extends ServletOutputStream {

    private final ServletOutputStream out;

    Leased(ServletOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      check();
      out.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      for (int done = 0; done < length; done += PIECE) {
        check();
        out.write(bytes, from + done, Math.min(PIECE, length - done));
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }

    @Override
    public boolean isReady() {
      return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      out.setWriteListener(listener);
    }
  }
}
