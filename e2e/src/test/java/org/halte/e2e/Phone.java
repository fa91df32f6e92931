package org.halte.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.halte.e2e.House.Account;

/** A volunteer's phone with the app on it; counts the taps of a thumb. */
final class Phone extends Screen {
  private int taps;

  Phone(Browser browser, House house, String language) {
    super(browser, house, language, 360, 740, ColorScheme.DARK);
  }

  /** Signs in, links the phone to the team and waits until everything for the night is stored. */
  Phone isLinkedTo(Account account) {
    page.navigate(house.url("/app/"));
    fill("sign-in-email", account.email());
    fill("sign-in-password", account.password());
    at("sign-in").click();
    var team = page.locator("[data-testid^='team-']").first();
    var list = at("place-row").first();
    assertThat(team.or(list).first()).isVisible();
    if (team.isVisible()) {
      team.click();
    }
    assertThat(list).isVisible();
    page.waitForFunction("() => navigator.serviceWorker.ready.then(() => true)");
    return this;
  }

  Phone offline() {
    context.setOffline(true);
    return this;
  }

  Phone online() {
    context.setOffline(false);
    return this;
  }

  /** The name of a place of tonight's list, counted from 0. */
  String place(int index) {
    return at("place-row").nth(index).locator("[data-name], h2, h3, strong, b").first().innerText();
  }

  void tap(Locator target) {
    target.click();
    taps++;
  }

  void tap(String testId) {
    tap(at(testId).first());
  }

  int taps() {
    return taps;
  }

  /** From tonight's list straight into the visit of one place, counted from 0. */
  Phone startsVisitOf(int index) {
    taps = 0;
    tap(at("place-visit").nth(index));
    sees("screen");
    return this;
  }

  /** The same by the name of the place, wherever it stands on the list by now. */
  Phone startsVisitOf(String place) {
    sees("place-row");
    page.locator("li, article, .row")
        .filter(new Locator.FilterOptions().setHas(at("place-visit")).setHasText(place))
        .last()
        .getByTestId("place-visit")
        .click();
    sees("screen");
    return this;
  }

  /** Opens a form that is about no place. */
  Phone begins(String form) {
    page.navigate(house.url("/app/") + "#/places");
    sees("place-row");
    page.navigate(house.url("/app/") + "#/fill/" + form);
    sees("screen");
    return this;
  }

  /** From tonight's list into the first visit that can start as the last one did. */
  Phone startsAVisitThatLends() {
    int places = at("place-visit").count();
    for (int i = 0; i < places; i++) {
      startsVisitOf(i);
      if (at("as-last-time").count() > 0) {
        return this;
      }
      at("leave").click();
      sees("place-row");
    }
    throw new AssertionError("no place of the phone's zones has a visit to start from");
  }

  Phone writes(String testId, String text) {
    at(testId).last().fill(text);
    return this;
  }

  /** Sets corners on the map, moving it under the cross between them. */
  Phone draws(String question, int corners) {
    at("question-" + question).getByTestId("trace-draw").click();
    assertThat(at("trace-set")).isEnabled();
    for (int i = 0; i < corners; i++) {
      at("trace-set").click();
      page.mouse().move(180, 400);
      page.mouse().down();
      page.mouse().move(240 - 40 * i, 340, new Mouse.MoveOptions().setSteps(4));
      page.mouse().up();
    }
    at("trace-take").click();
    sees("trace-value");
    return this;
  }

  Phone signs(String question) {
    var canvas = at("sketch-" + question).boundingBox();
    page.mouse().move(canvas.x + 40, canvas.y + 60);
    page.mouse().down();
    page.mouse().move(canvas.x + 160, canvas.y + 120, new Mouse.MoveOptions().setSteps(4));
    page.mouse().up();
    assertThat(at("question-" + question).getByRole(AriaRole.BUTTON)).isEnabled();
    return this;
  }

  Phone answers(String choice) {
    tap("choice-" + choice);
    return this;
  }

  /** Chooses by the words on the screen, where the codes are made on the phone. */
  Phone chooses(String words) {
    var choice = new Page.GetByRoleOptions().setName(words);
    tap(page.getByRole(AriaRole.RADIO, choice).first());
    return this;
  }

  Phone next() {
    tap("screen-next");
    return this;
  }

  Phone digits(String number) {
    for (var digit : number.split("")) {
      tap("digit-" + digit);
    }
    return this;
  }

  /** The form that counts the taps of a water point. */
  Phone counts(String point, String taps) {
    return begins("compter-robinets").chooses(point).digits(taps).sends();
  }

  /** Brings places, forms and lists up to date, and waits until that is done. */
  Phone refreshes() {
    page.navigate(house.url("/app/") + "#/places");
    at("refresh").click();
    return isTold("à jour");
  }

  Phone leavesADraft() {
    tap("leave");
    doesNotSee("screen");
    return this;
  }

  Phone goesOnWithTheDraft() {
    at("nav-outbox").click();
    tap("draft-resume");
    sees("screen");
    return this;
  }

  /** The line that comes up for a moment says so. */
  Phone isTold(String words) {
    assertThat(at("news")).containsText(words);
    return this;
  }

  Phone sends() {
    tap("send");
    doesNotSee("screen");
    return this;
  }

  /** As many reports as that are with the server. */
  Phone hasDelivered(int reports) {
    assertThat(page.locator("[data-testid='outbox-item'][data-condition='received']"))
        .hasCount(reports);
    return this;
  }

  Phone opensOutbox() {
    at("nav-outbox").click();
    sees("outbox-item");
    return this;
  }

  /**
   * The newest report of the outbox stands at {@code queued}, {@code sending}, {@code received}.
   */
  Phone outboxSays(String condition) {
    assertThat(at("outbox-item").first())
        .hasAttribute(
            "data-condition",
            condition,
            new LocatorAssertions.HasAttributeOptions().setTimeout(30_000));
    return this;
  }
}
