package org.halte.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.halte.bench.DemoProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packaged Halte with its fictional Paris, and one browser: started once, shared by all
 * stories, gone with the JVM.
 */
final class House {
  private static final House SHARED = new House();

  private final Path data;
  private final int port;
  private final Browser browser;
  private DemoProcess demo;

  private House() {
    try {
      // Whoever writes stories names a folder that is already filled, and waits less.
      var named = System.getenv("HALTE_E2E_DATA");
      data = named == null ? DemoProcess.freshFolder() : Path.of(named);
      port = DemoProcess.freePort();
      demo = DemoProcess.start(data, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    browser = launchBrowser();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> demo.close()));
  }

  static House shared() {
    return SHARED;
  }

  private static Browser launchBrowser() {
    var options =
        new LaunchOptions()
            .setExecutablePath(Path.of(chromium()))
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--use-gl=angle",
                    "--use-angle=swiftshader",
                    "--enable-unsafe-swiftshader",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync"));
    var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    return Playwright.create(new Playwright.CreateOptions().setEnv(environment))
        .chromium()
        .launch(options);
  }

  private static String chromium() {
    var named = System.getenv("HALTE_CHROMIUM");
    return named == null ? "/usr/bin/chromium" : named;
  }

  /** Somebody of the demo who holds a role; the first named unless told another association. */
  Account account(String role) {
    return accounts().stream().filter(one -> one.role().equals(role)).findFirst().orElseThrow();
  }

  /** Somebody of another association than the first coordinator's. */
  Account elsewhere(String role) {
    var home = account("coordinator").organisation();
    return accounts().stream()
        .filter(one -> one.role().equals(role) && !one.organisation().equals(home))
        .findFirst()
        .orElseThrow();
  }

  private List<Account> accounts() {
    return demo.demo().get("accounts").valueStream().map(House::account).toList();
  }

  private static Account account(JsonNode node) {
    return new Account(
        node.get("role").asString(),
        node.get("organisation").asString(),
        node.get("email").asString(),
        node.get("password").asString(),
        node.get("apiToken").asString());
  }

  /** A person of the demo. */
  record Account(
      String role, String organisation, String email, String password, String apiToken) {}

  Desk desk(String language) {
    return new Desk(browser, this, language);
  }

  Phone phone(String language) {
    return new Phone(browser, this, language);
  }

  Stranger stranger(String language) {
    return new Stranger(browser, this, language);
  }

  String url(String path) {
    return demo.url(path).toString();
  }

  /** Lets the account of somebody ask for another language; the desk speaks it everywhere. */
  void speaksTo(Account account, String language) {
    send(
        HttpRequest.newBuilder(demo.url("/api/me"))
            .header("Authorization", "Bearer " + account.apiToken())
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"locale\":\"" + language + "\"}"))
            .build());
  }

  /** What an address answers to somebody. */
  String reads(String path, Account account) {
    return send(
        HttpRequest.newBuilder(demo.url(path))
            .header("Authorization", "Bearer " + account.apiToken())
            .build());
  }

  /** A place as the API tells of it. */
  JsonNode place(String name, Account account) {
    return JsonMapper.shared()
        .readTree(reads("/api/places", account))
        .get("places")
        .valueStream()
        .filter(place -> place.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String send(HttpRequest request) {
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(request.uri() + " answered " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A form of the first association. */
  void publishes(String id, String markdown) {
    try {
      demo.publish(id, markdown);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Kills Java and the database as a power cut would, and starts them again. */
  void losesPower() {
    try {
      demo.kill();
      demo = DemoProcess.start(data, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Where the pictures of the screens go: {@code build/screenshots}. */
  static Path picture(String name) {
    try {
      var folder = Files.createDirectories(Path.of("..", "build", "screenshots"));
      return folder.resolve(name + ".png");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
