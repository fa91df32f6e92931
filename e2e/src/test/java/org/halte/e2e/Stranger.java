package org.halte.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody without an account who holds a link, on a phone that may be a shared one. */
final class Stranger extends Screen {
  private final List<String> asked = new CopyOnWriteArrayList<>();

  Stranger(Browser browser, House house, String language) {
    super(browser, house, language, 390, 844, ColorScheme.LIGHT);
    page.onRequest(request -> asked.add(request.url().replaceFirst("^https?://[^/]+", "")));
  }

  /** Every address that the page has asked for. */
  List<String> asked() {
    return asked;
  }

  Stranger opens(String link) {
    // As whoever scans a code does: in a page of its own.
    page.navigate("about:blank");
    page.navigate(link);
    return this;
  }

  Stranger begins() {
    at("fill-begin").click();
    sees("screen");
    return this;
  }

  Stranger writes(String question, String text) {
    at("text-" + question).fill(text);
    return this;
  }

  Stranger next() {
    at("screen-next").click();
    return this;
  }

  void sends() {
    at("send").click();
    sees("fill-thanks");
  }

  /** The link is dead, and the page says why. */
  void isTold(String sentence) {
    assertThat(at("fill-closed")).containsText(sentence);
  }

  /** What is left in the browser: databases, storage, caches, workers, names of cookies. */
  String left() {
    return (String)
        page.evaluate(
            """
            async () => JSON.stringify({
              databases: (await indexedDB.databases()).map((one) => one.name),
              local: Object.keys(localStorage),
              session: Object.keys(sessionStorage),
              caches: await caches.keys(),
              workers: (await navigator.serviceWorker.getRegistrations()).length,
              cookies: document.cookie.replace(/=[^;]*/g, ''),
            })
            """);
  }
}
