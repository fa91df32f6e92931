package org.halte.web.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.coyote.CloseNowException;
import org.halte.base.database.DatabaseProblem;
import org.halte.base.kernel.Messages;
import org.halte.base.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.ObjectMapper;

/**
 * The one place where problems become answers. What we foresaw says what to do; what we did not
 * foresee gets a reference that the log knows, and nothing of the inside.
 */
@RestControllerAdvice
public class ProblemAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private final Messages messages;
  private final ObjectMapper json;

  ProblemAnswers(Messages messages, ObjectMapper json) {
    this.messages = messages;
    this.json = json;
  }

  /** Writes what went wrong where no controller is in play, such as in a filter. */
  public void write(HttpServletRequest request, HttpServletResponse response, Exception failure)
      throws IOException {
    var problem = failure instanceof Problem foreseen ? foreseen : translate(request, failure);
    var answer = detail(request, problem);
    response.setStatus(answer.getStatusCode().value());
    answer.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    json.writeValue(response.getOutputStream(), answer.getBody());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> foreseen(
      HttpServletRequest request, HttpServletResponse response, Problem problem) {
    checkNotBegun(response, problem);
    return detail(request, problem);
  }

  /** The reader has gone: nobody is left to answer. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException gone) {
    LOG.debug("a reader hung up: {}", gone.getMessage());
  }

  /** The rights it was written under have ended: the line is cut, so that nobody takes it whole. */
  @ExceptionHandler
  void ended(CloseNowException ended) throws CloseNowException {
    throw ended;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unforeseen(
      HttpServletRequest request, HttpServletResponse response, Exception failure) {
    checkNotBegun(response, failure);
    return detail(request, translate(request, failure));
  }

  /** A sentence in the middle of a file would make the file look whole: the line is cut instead. */
  private static void checkNotBegun(HttpServletResponse response, Exception failure) {
    if (response.isCommitted()) {
      throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
  }

  private static Problem translate(HttpServletRequest request, Exception failure) {
    return switch (failure) {
      case HttpMessageNotReadableException _ -> RequestProblem.unreadableBody();
      case MissingServletRequestParameterException missing ->
          RequestProblem.missing(missing.getParameterName());
      case MethodArgumentTypeMismatchException mismatch ->
          RequestProblem.badValue(mismatch.getName(), mismatch.getValue());
      case MaxUploadSizeExceededException _ -> RequestProblem.tooLarge();
      case MultipartException _ -> RequestProblem.unreadableBody();
      case NoResourceFoundException _, NoHandlerFoundException _ ->
          RequestProblem.nothingHere(request.getRequestURI());
      case ErrorResponse refusal -> RequestProblem.refused(refusal.getStatusCode().value());
      default -> DatabaseProblem.find(failure).<Problem>map(p -> p).orElseGet(() -> log(failure));
    };
  }

  private static Problem log(Exception failure) {
    var reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LOG.error("unexpected, reference {}", reference, failure);
    return RequestProblem.unexpected(reference);
  }

  private ResponseEntity<ProblemDetail> detail(HttpServletRequest request, Problem problem) {
    var language = ReaderLanguage.of(request);
    var status = HttpStatusCode.valueOf(status(problem));
    var detail = ProblemDetail.forStatusAndDetail(status, messages.text(language, problem));
    detail.setType(URI.create("urn:halte:problem:" + problem.code()));
    detail.setTitle(messages.text(language, "request.kind." + problem.kind().status()));
    detail.setProperty("code", problem.code());
    var answer =
        ResponseEntity.status(status)
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .header("Content-Language", language.getLanguage());
    if (problem.kind() == Problem.Kind.TOO_MANY && problem.values().get("seconds") != null) {
      answer.header("Retry-After", String.valueOf(problem.values().get("seconds")));
    }
    return answer.body(detail);
  }

  private static int status(Problem problem) {
    return switch (problem.code()) {
      case "request.refused" -> (Integer) problem.values().getOrDefault("status", 400);
      case "request.unexpected" -> 500;
      default -> problem.kind().status();
    };
  }
}
