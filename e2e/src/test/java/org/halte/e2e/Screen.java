package org.halte.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** One browser window of one person: what the phone and the desk have in common. */
abstract class Screen implements AutoCloseable {
  private static final double PATIENCE = 30_000;

  final House house;
  final BrowserContext context;
  final Page page;
  private final Set<String> foreignHosts = new ConcurrentSkipListSet<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  Screen(
      Browser browser, House house, String language, int width, int height, ColorScheme colours) {
    this.house = house;
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(language)
                .setColorScheme(colours)
                .setTimezoneId("Europe/Paris")
                .setHasTouch(width < 600)
                .setServiceWorkers(ServiceWorkerPolicy.ALLOW)
                .setPermissions(List.of("geolocation"))
                .setGeolocation(48.8842, 2.3655));
    context.setDefaultTimeout(PATIENCE);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    page = context.newPage();
    page.onRequest(request -> noteHost(request.url()));
    page.onPageError(complaints::add);
  }

  private void noteHost(String url) {
    var host = URI.create(url.replaceAll("[|{}\\s]", "_")).getHost();
    if (host != null && !host.equals("127.0.0.1") && !host.equals("localhost")) {
      foreignHosts.add(host);
    }
  }

  /** Every other host that the window has asked for anything; must stay empty. */
  Set<String> foreignHosts() {
    return foreignHosts;
  }

  /** What the page's scripts complained of; must stay empty. */
  List<String> complaints() {
    return complaints;
  }

  Locator at(String testId) {
    return page.getByTestId(testId);
  }

  void fill(String testId, String text) {
    at(testId).fill(text);
  }

  void sees(String testId) {
    assertThat(at(testId).first()).isVisible();
  }

  void doesNotSee(String testId) {
    assertThat(at(testId)).hasCount(0);
  }

  void readsFrom(String direction) {
    assertThat(page.locator("html")).hasAttribute("dir", direction);
  }

  /** Nothing sticks out at the side: a page that scrolls sideways is broken on a phone. */
  boolean fitsItsWidth() {
    return (Boolean)
        page.evaluate(
            "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1");
  }

  void picture(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(House.picture(name)));
  }

  @Override
  public void close() {
    context.close();
  }
}
