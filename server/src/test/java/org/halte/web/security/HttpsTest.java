package org.halte.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.halte.base.kernel.Problem;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.Organisations;
import org.halte.core.people.People;
import org.halte.core.people.Role;
import org.halte.core.people.entry.Devices;
import org.halte.core.people.entry.Links;
import org.halte.testing.TestDatabase;
import org.halte.testing.TestHalte;
import org.halte.web.RunningHalte;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Halte listens to, and the recipes of docs/https.md as they are written there. */
class HttpsTest {

  private static final Actor HOUSE = Actor.house("test");
  private static final Path NGINX = Path.of("/usr/sbin/nginx");
  private static final Path OPENSSL = Path.of("/usr/bin/openssl");
  private static final int PHOTO_BYTES = 50_000_000;

  @TempDir Path folder;

  @Test
  void plainHttpForOtherMachinesIsRefusedWithTheRemedy() {
    try (TestDatabase database = TestDatabase.fresh()) {
      assertThatThrownBy(
              () -> TestHalte.start(folder, TestHalte.database(database), "server.address=0.0.0.0"))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.code()).isEqualTo("security.plain-http"));
    }
  }

  @Test
  void aSecretThatEverybodyKnowsIsRefused() {
    try (TestDatabase database = TestDatabase.fresh()) {
      assertThatThrownBy(() ->
              TestHalte.start(folder, TestHalte.database(database), "halte.recovery-key=changeme"))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.code()).isEqualTo("security.weak-secret"));
    }
  }

  @Test
  void withItsOwnCertificateHalteSpeaksHttpsAndItsCookiesAreSecure() throws Exception {
    certificate();
    try (TestDatabase database = TestDatabase.fresh();
        RunningHalte halte =
            TestHalte.start(
                folder.resolve("data"),
                TestHalte.database(database),
                "halte.tls.certificate=" + folder.resolve("fullchain.pem"),
                "halte.tls.key=" + folder.resolve("privkey.pem"))) {
      assertThat(halte.get(Links.class).to("/join/x")).startsWith("https://localhost:");
      int port = halte.url().getPort();

      HttpResponse<String> answer = signIn(trusting(), port, member(halte));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(sessionCookie(answer)).contains("Secure");
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
  }

  @Test
  void theNginxRecipeCarriesCookiesEventsAndBigPhotos() throws Exception {
    assumeTrue(Files.isExecutable(NGINX), "skipped: nginx is not installed (apt install nginx)");
    certificate();
    int port = freePort();
    try (TestDatabase database = TestDatabase.fresh();
        RunningHalte halte =
            TestHalte.start(
                folder.resolve("data"),
                TestHalte.database(database),
                "halte.behind-proxy=true",
                "halte.public-url=https://localhost:" + port)) {
      Process nginx = nginx(port, halte.url().getPort());
      try {
        Member member = member(halte);
        HttpClient browser = trusting();
        HttpResponse<String> signedIn = signIn(browser, port, member);

        assertThat(signedIn.statusCode()).isEqualTo(200);
        assertThat(sessionCookie(signedIn)).contains("Secure").contains("HttpOnly");
        assertThat(signedIn.headers().firstValue("Strict-Transport-Security")).isPresent();
        eventsFlow(browser, port, sessionCookie(signedIn).replaceFirst(";.*", ""));
        bigPhotoArrives(browser, port, halte, member);
      } finally {
        nginx.destroy();
        nginx.waitFor(10, TimeUnit.SECONDS);
      }
      assertThat(Files.readString(folder.resolve("access.log")))
          .contains("/openrosa/***")
          .doesNotContain("submission");
    }
  }

  /** The first comment of the stream comes at once, not when a buffer is full. */
  private static void eventsFlow(HttpClient browser, int port, String cookie) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at(port, "/api/events")).header("Cookie", cookie).build();
    HttpResponse<InputStream> stream =
        browser.sendAsync(request, BodyHandlers.ofInputStream()).get(10, TimeUnit.SECONDS);
    assertThat(stream.statusCode()).isEqualTo(200);
    try (var lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).startsWith(":");
    }
  }

  private static void bigPhotoArrives(
      HttpClient browser, int port, RunningHalte halte, Member member) throws Exception {
    String token =
        halte
            .get(Devices.class)
            .createShared(HOUSE, member.organisation(), Optional.empty(), "Essai")
            .secret();
    String boundary = "halte-boundary";
    String head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"photo.jpg\";"
            + " filename=\"photo.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n";
    byte[] photo = new byte[PHOTO_BYTES];
    HttpRequest request =
        HttpRequest.newBuilder(at(port, "/openrosa/" + token + "/submission"))
            .timeout(Duration.ofSeconds(120))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofByteArray(photo),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
            .build();

    HttpResponse<String> answer = browser.send(request, BodyHandlers.ofString());

    // It reached Halte, whose door then says that a form is missing.
    assertThat(answer.headers().firstValue("X-OpenRosa-Version")).contains("1.0");
    assertThat(answer.body()).contains("OpenRosaResponse");
  }

  private Process nginx(int port, int upstream) throws IOException, InterruptedException {
    String recipe =
        block(Files.readString(Path.of("../docs/https.md")))
            .replace("listen 80;", "listen " + freePort() + ";")
            .replace("listen 443 ", "listen " + port + " ")
            .replace("halte.example.org", "localhost")
            .replace("/etc/halte", folder.toString())
            .replace("/var/log/nginx/halte.log", folder + "/access.log")
            .replace("/var/log/nginx/halte-error.log", folder + "/error.log")
            .replace("127.0.0.1:8080", "127.0.0.1:" + upstream);
    Files.createDirectories(folder.resolve("tmp"));
    Files.writeString(
        folder.resolve("nginx.conf"),
        """
        daemon off;
        %s
        pid %2$s/nginx.pid;
        error_log %2$s/start.log;
        events {}
        http {
          client_body_temp_path %2$s/tmp/body;
          proxy_temp_path %2$s/tmp/proxy;
          fastcgi_temp_path %2$s/tmp/fastcgi;
          uwsgi_temp_path %2$s/tmp/uwsgi;
          scgi_temp_path %2$s/tmp/scgi;
          %3$s
        }
        """
            .formatted(
                System.getProperty("user.name").equals("root") ? "user root;" : "",
                folder,
                recipe));
    Process nginx =
        new ProcessBuilder(NGINX.toString(), "-p", folder.toString(), "-c", folder + "/nginx.conf")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.out").toFile())
            .start();
    for (int i = 0; i < 100 && !listens(port); i++) {
      assertThat(nginx.isAlive()).as(Files.readString(folder.resolve("nginx.out"))).isTrue();
      Thread.sleep(100);
    }
    return nginx;
  }

  private static boolean listens(int port) {
    try (var socket = new java.net.Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static String block(String markdown) {
    Matcher found = Pattern.compile("```nginx\\n(.*?)```", Pattern.DOTALL).matcher(markdown);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static Member member(RunningHalte halte) {
    var organisation = halte.get(Organisations.class).createOrganisation(HOUSE, "essai", "Essai");
    return halte
        .get(People.class)
        .createMember(
            HOUSE,
            new People.NewMember(
                organisation.id(),
                "nour@exemple.org",
                "Nour",
                TestHalte.PASSWORD,
                Set.of(Role.COORDINATOR),
                Locale.FRENCH));
  }

  private static HttpResponse<String> signIn(HttpClient browser, int port, Member member)
      throws Exception {
    String body =
        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(member.email(), TestHalte.PASSWORD);
    HttpRequest request =
        HttpRequest.newBuilder(at(port, "/api/session"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return browser.send(request, BodyHandlers.ofString());
  }

  private static String sessionCookie(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("HALTE_SESSION="))
        .findFirst()
        .orElseThrow();
  }

  private static URI at(int port, String path) {
    return URI.create("https://localhost:" + port + path);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void certificate() throws Exception {
    assumeTrue(Files.isExecutable(OPENSSL), "skipped: openssl is not installed");
    Process openssl =
        new ProcessBuilder(
                OPENSSL.toString(),
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout",
                folder.resolve("privkey.pem").toString(),
                "-out",
                folder.resolve("fullchain.pem").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.out").toFile())
            .start();
    assertThat(openssl.waitFor()).isZero();
  }

  /** A browser that trusts the certificate just made, and nothing else. */
  private HttpClient trusting() throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(folder.resolve("fullchain.pem"))) {
      store.setCertificateEntry(
          "halte", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
