package org.halte.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.halte.e2e.House.Account;

/** A coordinator's window on the desk. */
final class Desk extends Screen {
  Desk(Browser browser, House house, String language) {
    super(browser, house, language, 1440, 900, ColorScheme.LIGHT);
  }

  Desk signIn(Account account) {
    page.navigate(house.url("/sign-in"));
    fill("sign-in-email", account.email());
    fill("sign-in-password", account.password());
    at("sign-in-submit").click();
    page.waitForURL(Pattern.compile(".*/desk/.*"));
    return this;
  }

  Desk opensTheMap() {
    page.navigate(house.url("/desk/"));
    assertThat(at("map-ready")).isAttached();
    return this;
  }

  /** One of the association's own lists. */
  Desk opensTheList(String name) {
    page.navigate(house.url("/desk/lists/" + name));
    sees("entity-row");
    return this;
  }

  /** Changes one value of an entry of the list on the screen. */
  void changes(String entry, String column, String value) {
    opensTheEntry(entry).locator("[name='" + column + "']").fill(value);
    at("entity-save").click();
    doesNotSee("entity-save");
  }

  void deletes(String entry) {
    opensTheEntry(entry)
        .locator("button", new Locator.LocatorOptions().setHasText("Supprimer"))
        .click();
    at("confirm").click();
    assertThat(entityRow(entry)).hasCount(0);
  }

  private Locator opensTheEntry(String entry) {
    entityRow(entry).locator(".open").click();
    sees("entity-save");
    return page.locator("form.form");
  }

  private Locator entityRow(String entry) {
    return at("entity-row").filter(new Locator.FilterOptions().setHasText(entry));
  }

  Desk onAPhone() {
    page.setViewportSize(390, 844);
    return this;
  }

  Locator placeRow(String name) {
    return at("place-row").filter(new Locator.FilterOptions().setHasText(name)).first();
  }

  /** A counter as the screen shows it, without its words. */
  long counter(String id) {
    var value = at("counter-" + id).getAttribute("data-value");
    return value == null || value.isBlank() ? 0 : Long.parseLong(value);
  }

  /** Waits until a counter shows more than before. */
  void counterRises(String id, long before) {
    page.waitForCondition(() -> counter(id) > before);
  }

  /** A report that has just come in lights up the row of its place. */
  void placeLightsUp(String name, double withinMillis) {
    assertThat(placeRow(name))
        .hasAttribute(
            "data-fresh",
            Pattern.compile(".*"),
            new LocatorAssertions.HasAttributeOptions().setTimeout(withinMillis));
  }

  void isLive() {
    assertThat(at("live-state")).hasAttribute("data-state", "live");
  }

  /**
   * Makes a link to fill a form, whose fillings wait for approval.
   *
   * @return its address, which the desk shows this once
   */
  String makesALink(String form, String name, boolean once) {
    page.navigate(house.url("/desk/forms/" + form + "/data?tab=links"));
    at("link-new").click();
    fill("link-name", name);
    if (once) {
      at("link-once").check();
    }
    at("link-make").click();
    var address = at("link-address").inputValue();
    page.keyboard().press("Escape");
    doesNotSee("link-address");
    return house.url(address.substring(address.indexOf("/fill/")));
  }

  /** Cuts off the link of that name on the page that shows it. */
  void cutsTheLink(String name) {
    var row = at("link-row").filter(new Locator.FilterOptions().setHasText(name));
    row.getByRole(AriaRole.BUTTON).click();
    at("confirm").click();
    assertThat(row).hasAttribute("data-state", "revoked");
  }
}
