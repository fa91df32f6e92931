package org.halte.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.halte.core.live.LiveEvent;
import org.halte.core.live.LiveHub;
import org.halte.core.live.LiveListener;
import org.halte.core.policy.Access;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.halte.web.security.Lease;
import org.halte.web.security.Leases;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events: what happens, as the viewer may see it. A comment every twenty seconds keeps
 * the line open; {@code Last-Event-ID} resumes. The line ends within a second of the session, token
 * or phone that opened it, and whenever its rights change: the screen then connects anew.
 */
@RestController
class EventsApi {

  private static final long BEAT_MILLIS = 400;
  private static final int BEATS_OF_A_PING = 50;

  /** While nothing is heard of a change, rights are looked up anew this often. */
  private static final Duration RIGHTS_LAST = Duration.ofSeconds(30);

  private static final long NO_LIMIT = 0;

  private final LiveHub hub;
  private final Policy policy;

  EventsApi(LiveHub hub, Policy policy) {
    this.hub = hub;
    this.policy = policy;
  }

  @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(
      @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId,
      Viewer viewer,
      HttpServletRequest request) {
    Lease lease =
        Leases.find(request).orElseThrow(() -> new IllegalStateException("no lease of " + viewer));
    Supplier<Optional<Access>> opener =
        () -> lease.now().map(who -> policy.open(who, new Reading("events", "*")));
    LiveListener listener = hub.listen(opener, lastEventId);
    SseEmitter emitter = new SseEmitter(NO_LIMIT);
    emitter.onCompletion(listener::close);
    emitter.onError(_ -> listener.close());
    Thread.ofVirtual().name("events").start(() -> pass(listener, lease, emitter));
    return emitter;
  }

  private static void pass(LiveListener listener, Lease lease, SseEmitter emitter) {
    try {
      emitter.send(SseEmitter.event().comment("bonsoir"));
      int beats = 0;
      while (!listener.isClosed() && lease.holds(RIGHTS_LAST)) {
        Optional<LiveEvent> event = listener.poll(BEAT_MILLIS);
        if (event.isPresent() && lease.holds(RIGHTS_LAST)) {
          send(event.get(), emitter);
          beats = 0;
        } else if (++beats == BEATS_OF_A_PING) {
          emitter.send(SseEmitter.event().comment("ping"));
          beats = 0;
        }
      }
      listener.close();
      emitter.complete();
    } catch (IOException | IllegalStateException e) {
      // The screen is gone.
      listener.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      listener.close();
    }
  }

  private static void send(LiveEvent event, SseEmitter emitter) throws IOException {
    emitter.send(
        SseEmitter.event()
            .id(event.id())
            .name(event.name())
            .data(event.data(), MediaType.APPLICATION_JSON));
  }
}
