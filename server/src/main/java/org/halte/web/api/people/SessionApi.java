package org.halte.web.api.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.halte.core.people.People;
import org.halte.core.people.Texts;
import org.halte.core.policy.Viewer;
import org.halte.web.security.Sessions;
import org.halte.web.security.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and one's own account. */
@RestController
class SessionApi {

  private final Sessions sessions;
  private final People people;
  private final Viewers viewers;
  private final Me me;

  SessionApi(Sessions sessions, People people, Viewers viewers, Me me) {
    this.sessions = sessions;
    this.people = people;
    this.viewers = viewers;
    this.me = me;
  }

  /**
   * Who wants to come in.
   *
   * @param association which one to enter, for who has an account in several with one password
   */
  record Credentials(
      @Nullable String email, @Nullable String password, @Nullable String association) {}

  record NewPassword(@Nullable String old, @Nullable String password) {}

  /** Null leaves a thing as it is. */
  record SelfChange(@Nullable String name, @Nullable String locale) {}

  @PostMapping(path = "/api/session", consumes = MediaType.APPLICATION_JSON_VALUE)
  Me.Card signIn(
      @RequestBody Credentials with, HttpServletRequest request, HttpServletResponse response) {
    return me.of(
        sessions
            .signIn(
                Wire.text(with.email()),
                Wire.text(with.password()),
                Wire.text(with.association()),
                request,
                response)
            .member());
  }

  @DeleteMapping("/api/session")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(HttpServletRequest request, HttpServletResponse response) {
    sessions.end(request, response);
  }

  @GetMapping("/api/me")
  Me.Card me(Viewer viewer) {
    return me.of(viewer);
  }

  @PatchMapping("/api/me")
  Me.Card change(@RequestBody SelfChange change, Viewer viewer) {
    return me.of(
        people.changeSelf(
            viewers.getMember(viewer),
            Optional.ofNullable(change.name()),
            Optional.ofNullable(change.locale()).map(Texts::locale)));
  }

  /** Ends every other session of the member. */
  @PutMapping("/api/me/password")
  Me.Card changePassword(
      @RequestBody NewPassword wanted,
      Viewer viewer,
      HttpServletRequest request,
      HttpServletResponse response) {
    return me.of(
        sessions
            .changePassword(
                viewers.getMember(viewer),
                Wire.text(wanted.old()),
                Wire.text(wanted.password()),
                request,
                response)
            .member());
  }
}
