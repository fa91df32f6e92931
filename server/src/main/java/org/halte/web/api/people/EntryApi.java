package org.halte.web.api.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.halte.core.people.Member;
import org.halte.core.people.Organisations;
import org.halte.core.people.PeopleProblem;
import org.halte.core.people.entry.Enrolments;
import org.halte.core.people.entry.Invitation;
import org.halte.core.people.entry.Invitations;
import org.halte.core.people.entry.PasswordResets;
import org.halte.core.people.entry.Setup;
import org.halte.web.problems.ReaderLanguage;
import org.halte.web.security.LinkSecret;
import org.halte.web.security.RateLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What links open for people and phones that nobody knows yet: the set-up, an invitation, a new
 * password, an enrolment. Wrong links are counted by address.
 */
@RestController
class EntryApi {

  private final Setup setup;
  private final Invitations invitations;
  private final PasswordResets resets;
  private final Enrolments enrolments;
  private final Organisations organisations;
  private final RateLimits limits;

  EntryApi(
      Setup setup,
      Invitations invitations,
      PasswordResets resets,
      Enrolments enrolments,
      Organisations organisations,
      RateLimits limits) {
    this.setup = setup;
    this.invitations = invitations;
    this.resets = resets;
    this.enrolments = enrolments;
    this.organisations = organisations;
    this.limits = limits;
  }

  record FirstSteps(
      @Nullable String organisation,
      @Nullable String name,
      @Nullable String email,
      @Nullable String password) {}

  record Joining(@Nullable String name, @Nullable String email, @Nullable String password) {}

  record Invited(Wire.Named organisation, List<String> roles, @Nullable String email) {}

  record Joined(Wire.Named member) {}

  record Forgotten(@Nullable String email) {}

  record EnrolmentCode(@Nullable String code) {}

  record NewPassword(@Nullable String password) {}

  /** Whether a mail is on its way if the address is known; without mail an administrator helps. */
  record Asked(boolean mail) {}

  @GetMapping("/api/setup/{token}")
  Map<String, Boolean> checkSetup(@PathVariable String token, HttpServletRequest request) {
    return guarded(
        request,
        () -> {
          setup.check(LinkSecret.of(token, request));
          return Map.of("open", true);
        });
  }

  @PostMapping(path = "/api/setup/{token}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Joined setUp(
      @PathVariable String token, @RequestBody FirstSteps steps, HttpServletRequest request) {
    return guarded(
        request,
        () ->
            joined(
                setup.use(
                    LinkSecret.of(token, request),
                    Wire.text(steps.organisation()),
                    Wire.text(steps.name()),
                    Wire.text(steps.email()),
                    Wire.text(steps.password()),
                    ReaderLanguage.of(request))));
  }

  @GetMapping("/api/invitations/{token}")
  Invited invitation(@PathVariable String token, HttpServletRequest request) {
    Invitation invitation = guarded(request, () -> invitations.open(LinkSecret.of(token, request)));
    return new Invited(
        Wire.Named.of(organisations.getOrganisation(invitation.organisation())),
        Wire.roles(invitation.roles()),
        invitation.email().orElse(null));
  }

  @PostMapping(path = "/api/invitations/{token}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Joined join(@PathVariable String token, @RequestBody Joining who, HttpServletRequest request) {
    return guarded(
        request,
        () ->
            joined(
                invitations.accept(
                    LinkSecret.of(token, request),
                    Wire.text(who.name()),
                    Wire.text(who.email()),
                    Wire.text(who.password()),
                    ReaderLanguage.of(request))));
  }

  @PostMapping(path = "/api/password-resets", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Asked askForPassword(@RequestBody Forgotten who, HttpServletRequest request) {
    limits.take(RateLimits.Budget.RESET, request.getRemoteAddr());
    limits.take(
        RateLimits.Budget.RESET_OF_ACCOUNT,
        Wire.text(who.email()).strip().toLowerCase(Locale.ROOT));
    return new Asked(resets.request(Wire.text(who.email())));
  }

  @PostMapping(path = "/api/password-resets/{token}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setPassword(
      @PathVariable String token, @RequestBody NewPassword wanted, HttpServletRequest request) {
    var _ =
        guarded(
            request,
            () -> {
              resets.redeem(LinkSecret.of(token, request), Wire.text(wanted.password()));
              return token;
            });
  }

  /** A phone exchanges the code of its address for its token; see {@code POST /api/devices}. */
  @PostMapping(path = "/api/enrol", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  PhoneToken enrol(@RequestBody EnrolmentCode wanted, HttpServletRequest request) {
    return guarded(
        request,
        () -> PhoneToken.of(enrolments.redeem(Wire.text(wanted.code()), Optional.empty())));
  }

  private static Joined joined(Member member) {
    return new Joined(new Wire.Named(member.id().value(), member.name()));
  }

  private <T> T guarded(HttpServletRequest request, Supplier<T> work) {
    try {
      return work.get();
    } catch (PeopleProblem problem) {
      // Whoever holds a link that is used or old did not guess it.
      if (problem.code().equals("people.unknown-link")) {
        limits.wrong(RateLimits.Kind.LINK, request.getRemoteAddr());
      }
      throw problem;
    }
  }
}
