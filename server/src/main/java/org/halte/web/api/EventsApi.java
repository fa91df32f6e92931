package org.halte.web.api;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.halte.core.live.LiveEvent;
import org.halte.core.live.LiveHub;
import org.halte.core.live.LiveListener;
import org.halte.core.policy.Access;
import org.halte.core.policy.Policy;
import org.halte.core.policy.Reading;
import org.halte.core.policy.Viewer;
import org.halte.web.security.Viewers;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events: what happens, as the viewer may see it. A comment every twenty seconds keeps
 * the line open; {@code Last-Event-ID} resumes.
 */
@RestController
class EventsApi {

  private static final long PING_MILLIS = 20_000;
  private static final long NO_LIMIT = 0;

  private final LiveHub hub;
  private final Policy policy;
  private final Viewers viewers;

  EventsApi(LiveHub hub, Policy policy, Viewers viewers) {
    this.hub = hub;
    this.policy = policy;
    this.viewers = viewers;
  }

  @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(
      @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId, Viewer viewer) {
    Supplier<Optional<Access>> opener =
        () -> viewers.findAgain(viewer).map(who -> policy.open(who, new Reading("events", "*")));
    LiveListener listener = hub.listen(opener, lastEventId);
    SseEmitter emitter = new SseEmitter(NO_LIMIT);
    emitter.onCompletion(listener::close);
    emitter.onError(_ -> listener.close());
    Thread.ofVirtual().name("events").start(() -> pass(listener, emitter));
    return emitter;
  }

  private static void pass(LiveListener listener, SseEmitter emitter) {
    try {
      emitter.send(SseEmitter.event().comment("bonsoir"));
      while (!listener.isClosed()) {
        Optional<LiveEvent> event = listener.poll(PING_MILLIS);
        if (event.isPresent()) {
          LiveEvent e = event.get();
          emitter.send(
              SseEmitter.event()
                  .id(e.id())
                  .name(e.name())
                  .data(e.data(), MediaType.APPLICATION_JSON));
        } else if (!listener.isClosed()) {
          emitter.send(SseEmitter.event().comment("ping"));
        }
      }
      emitter.complete();
    } catch (IOException | IllegalStateException e) {
      // The screen is gone.
      listener.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      listener.close();
    }
  }
}
