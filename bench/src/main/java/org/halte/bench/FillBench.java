package org.halte.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long a volunteer waits for a form, on a phone with a quarter of this machine's speed: the
 * browser is slowed down, without network, and each form is opened on a page that was just loaded,
 * app, engine and form from the phone's own store.
 */
final class FillBench implements Bench.Scenario {
  private static final int SLOWER = 4;
  private static final int TIMES = 7;
  private static final double FIRST_QUESTION_MS = 3_000;
  private static final double ANSWER_MS = 100;
  private static final String SHOWN =
      "() => document.querySelector('[data-testid=screen]') && performance.now()";

  private static final String FIRST_PLACE =
      """
      token => fetch('/api/phone/pack', { headers: { Authorization: 'Bearer ' + token } })
        .then(answer => answer.json()).then(pack => pack.places[0].id)
      """;

  /** From the tap to the frame after the one that draws it. */
  private static final String ANSWER =
      """
      selector => new Promise(done => {
        const target = document.querySelector(selector), start = performance.now()
        if (target.tagName === 'BUTTON') target.click()
        else { target.value = '7'; target.dispatchEvent(new Event('input', { bubbles: true })) }
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)))
      })
      """;

  @Override
  public void run(Figures figures) throws Exception {
    try (var demo = DemoProcess.start(DemoProcess.freshFolder(), DemoProcess.freePort());
        var playwright = Playwright.create();
        var browser = launch(playwright)) {
      demo.publish("mesure-300", questions());
      demo.publish("mesure-2000", choices());
      try (var phone = link(browser, demo)) {
        measure(
            figures,
            phone,
            demo,
            "passage/" + place(phone, demo),
            "[data-testid=choice-rencontre]");
        measure(figures, phone, demo, "mesure-300", "[data-testid=text-q0]");
        measure(figures, phone, demo, "mesure-2000", "[data-testid=choice-r1]");
      }
    }
  }

  private static Browser launch(Playwright playwright) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(System.getenv("HALTE_CHROMIUM")))
                .setArgs(
                    List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
  }

  /** A phone that has all it needs for the night, then loses the network. */
  private static BrowserContext link(Browser browser, DemoProcess demo) {
    var phone = browser.newContext(new Browser.NewContextOptions().setViewportSize(360, 740));
    var page = phone.newPage();
    // Without a team, as the phone that the places are asked for: it carries the same ones.
    var coordinator =
        demo.demo()
            .get("accounts")
            .valueStream()
            .filter(one -> one.get("role").asString().equals("coordinator"))
            .findFirst()
            .orElseThrow();
    page.navigate(demo.url("/app/").toString());
    page.fill("[data-testid=sign-in-email]", coordinator.get("email").asString());
    page.fill("[data-testid=sign-in-password]", coordinator.get("password").asString());
    page.click("[data-testid=sign-in]");
    page.waitForSelector("[data-testid=place-row]");
    page.waitForFunction("() => navigator.serviceWorker.ready.then(() => true)");
    for (var form : List.of("passage", "mesure-300", "mesure-2000")) {
      page.navigate(demo.url("/app/") + "#/fill/" + form);
      page.reload();
      page.waitForSelector("[data-testid=screen]", patience());
    }
    page.close();
    return phone;
  }

  /** A place of the phone's zones; the last thing that needs the network. */
  private static String place(BrowserContext phone, DemoProcess demo) {
    try (var page = phone.newPage()) {
      page.navigate(demo.url("/app/").toString());
      var door = demo.openRosa();
      var id = page.evaluate(FIRST_PLACE, door.substring(door.lastIndexOf('/') + 1));
      phone.setOffline(true);
      return (String) id;
    }
  }

  private static Page.WaitForSelectorOptions patience() {
    return new Page.WaitForSelectorOptions().setTimeout(120_000);
  }

  private static void measure(
      Figures figures, BrowserContext phone, DemoProcess demo, String form, String answer) {
    var shown = new double[TIMES];
    var answered = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      try (var page = phone.newPage()) {
        var throttle = new com.google.gson.JsonObject();
        throttle.addProperty("rate", SLOWER);
        phone.newCDPSession(page).send("Emulation.setCPUThrottlingRate", throttle);
        page.navigate(demo.url("/app/") + "#/fill/" + form);
        var first =
            page.waitForFunction(
                SHOWN, null, new Page.WaitForFunctionOptions().setTimeout(120_000));
        shown[i] = ((Number) first.jsonValue()).doubleValue();
        page.waitForSelector(answer);
        answered[i] = ((Number) page.evaluate(ANSWER, answer)).doubleValue();
      }
    }
    var name = "fill." + form.replaceFirst("/.*", "");
    figures.less(name + ".first-question", Figures.median(shown), "ms", FIRST_QUESTION_MS);
    figures.less(name + ".answer", Figures.median(answered), "ms", ANSWER_MS);
  }

  /** Three hundred questions, ten to a screen. */
  private static String questions() {
    var rows =
        IntStream.range(0, 30)
            .mapToObj(group ->
                "| begin group | g%d | Groupe %d | field-list |%n".formatted(group, group)
                    + IntStream.range(group * 10, group * 10 + 10)
                        .mapToObj(n -> "| text | q%d | Question %d | |%n".formatted(n, n))
                        .collect(Collectors.joining())
                    + "| end group | | | |%n".formatted())
            .collect(Collectors.joining());
    return "## survey%n%n| type | name | label | appearance |%n|---|---|---|---|%n".formatted()
        + rows;
  }

  /** Two thousand places of ten regions; five questions filter them. */
  private static String choices() {
    var asked =
        IntStream.range(0, 5)
            .mapToObj(
                n -> "| select_one ville | v%d | Ville %d | region = ${region} |%n".formatted(n, n))
            .collect(Collectors.joining());
    var regions =
        IntStream.range(0, 10)
            .mapToObj(n -> "| region | r%d | Région %d | |%n".formatted(n, n))
            .collect(Collectors.joining());
    var towns =
        IntStream.range(0, 2_000)
            .mapToObj(n -> "| ville | t%d | Ville %d | r%d |%n".formatted(n, n, n % 10))
            .collect(Collectors.joining());
    return ("## survey%n%n| type | name | label | choice_filter |%n|---|---|---|---|%n"
                + "| select_one region | region | Région | |%n")
            .formatted()
        + asked
        + "%n## choices%n%n| list_name | name | label | region |%n|---|---|---|---|%n".formatted()
        + regions
        + towns;
  }
}
