package org.halte.web.openrosa;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.halte.base.kernel.Messages;
import org.halte.base.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every address below {@code /openrosa/{token}}, or below {@code /openrosa} with a {@link DoorLogin
 * login}. A servlet of its own, because a phone's POST must be read as it streams in, and because
 * errors here are OpenRosa XML with a sentence that the app shows. A missing X-OpenRosa-Version is
 * tolerated: nothing depends on it, and a report must not wait for an update of an app.
 */
public final class OpenRosaServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(OpenRosaServlet.class);

  /** A refused photo is read to its end, or the phone would see a broken line, not the sentence. */
  private static final long MOST_SWALLOWED = 2 * SubmissionDoor.MOST_BYTES;

  private static final long MOST_SWALLOWED_OF_STRANGERS = 10_000_000;

  private final transient DoorKeys keys;
  private final transient FormDoor forms;
  private final transient SubmissionDoor submissions;
  private final transient Messages messages;

  OpenRosaServlet(DoorKeys keys, FormDoor forms, SubmissionDoor submissions, Messages messages) {
    this.keys = keys;
    this.forms = forms;
    this.submissions = submissions;
    this.messages = messages;
  }

  @Override
  protected void service(HttpServletRequest http, HttpServletResponse response) throws IOException {
    Locale locale = language(http, Messages.LANGUAGES.getFirst());
    long swallowed = MOST_SWALLOWED_OF_STRANGERS;
    DoorAnswer answer;
    try {
      String path = http.getPathInfo() == null ? "" : http.getPathInfo();
      List<String> steps = List.of(path.replaceFirst("^/", "").split("/", -1));
      DoorLogin login = DoorLogin.of(http, steps.getFirst());
      DoorKeys.Holder holder = find(login);
      swallowed = MOST_SWALLOWED;
      locale = language(http, holder.locale());
      answer = answer(toRequest(http, steps, login), holder, () -> find(login), locale);
    } catch (Problem problem) {
      answer = refuse(problem, locale);
      if (answer.status() == HttpServletResponse.SC_UNAUTHORIZED && http.isSecure()) {
        response.setHeader("WWW-Authenticate", "Basic realm=\"Halte\", charset=\"UTF-8\"");
      }
      swallow(http, swallowed);
    } catch (IOException e) {
      // The phone hung up in the middle: there is nobody to answer, it will send again.
      LOG.debug("A phone hung up: {}", e.getClass().getSimpleName());
      answer = refuse(DoorProblem.brokenMultipart(), locale);
    } catch (RuntimeException e) {
      answer = confess(e, locale);
      swallow(http, swallowed);
    }
    write(http, response, answer);
  }

  private DoorKeys.Holder find(DoorLogin login) {
    return login.find(keys).orElseThrow(DoorProblem::wrongToken);
  }

  private DoorAnswer answer(
      DoorRequest request, DoorKeys.Holder holder, Supplier<DoorKeys.Holder> again, Locale locale)
      throws IOException {
    if (request.steps().equals(List.of("submission"))) {
      return switch (request.method()) {
        case "HEAD" -> DoorAnswer.empty(HttpServletResponse.SC_NO_CONTENT);
        case "POST" -> submissions.receive(request, () -> again.get().viewer(), locale);
        default -> throw DoorProblem.unknownAddress();
      };
    }
    return forms.answer(request, holder.viewer());
  }

  private static DoorRequest toRequest(
      HttpServletRequest http, List<String> steps, DoorLogin login) {
    String url = http.getRequestURL().toString();
    String root = http.getContextPath() + http.getServletPath();
    int end = url.indexOf(root, url.indexOf("//") + 2) + root.length();
    String base = url.substring(0, end);
    return login.way() == DoorLogin.Way.ADDRESS
        ? new DoorRequest(
            http,
            http.getMethod(),
            base + "/" + DoorRequest.encode(login.token()),
            steps.subList(1, steps.size()))
        : new DoorRequest(http, http.getMethod(), base, steps);
  }

  /** The first language of the phone that Halte speaks; Collect names none. */
  private static Locale language(HttpServletRequest http, Locale otherwise) {
    if (http.getHeader("Accept-Language") == null) {
      return otherwise;
    }
    return Collections.list(http.getLocales()).stream()
        .map(locale -> Locale.of(locale.getLanguage()))
        .filter(Messages.LANGUAGES::contains)
        .findFirst()
        .orElse(otherwise);
  }

  private DoorAnswer refuse(Problem problem, Locale locale) {
    if (problem.kind().status() >= 500) {
      LOG.warn("A report could not be taken: {}", problem.code(), problem.getCause());
    }
    String sentence = messages.text(locale, problem);
    return DoorAnswer.xml(problem.kind().status(), OpenRosaXml.message(sentence, "submit_error"));
  }

  /** Our own fault; the number finds it in the log, which does not know the address. */
  private DoorAnswer confess(RuntimeException e, Locale locale) {
    String number = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("Trouble {} at the ODK door", number, e);
    String sentence = messages.text(locale, "openrosa.trouble", Map.of("number", number));
    return DoorAnswer.xml(500, OpenRosaXml.message(sentence, "submit_error"));
  }

  private static void swallow(HttpServletRequest http, long most) {
    try (InputStream in = http.getInputStream()) {
      long left = most;
      while (left > 0) {
        long skipped = in.skip(Math.min(left, 65_536));
        if (skipped <= 0 && in.read() < 0) {
          return;
        }
        left -= Math.max(skipped, 1);
      }
    } catch (IOException e) {
      LOG.debug("A phone hung up: {}", e.getClass().getSimpleName());
    }
  }

  private static void write(
      HttpServletRequest http, HttpServletResponse response, DoorAnswer answer) throws IOException {
    response.setStatus(answer.status());
    response.setHeader("X-OpenRosa-Version", "1.0");
    response.setHeader(
        "X-OpenRosa-Accept-Content-Length", Long.toString(SubmissionDoor.MOST_BYTES));
    response.setDateHeader("Date", System.currentTimeMillis());
    response.setHeader("Cache-Control", "no-store");
    if (answer.status() == HttpServletResponse.SC_NO_CONTENT) {
      return;
    }
    response.setContentType(answer.contentType());
    if (!answer.disposition().isEmpty()) {
      response.setHeader("Content-Disposition", answer.disposition());
    }
    response.setContentLength(answer.body().length);
    if (!http.getMethod().equals("HEAD")) {
      response.getOutputStream().write(answer.body());
    }
  }
}
