package org.halte.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost, made for one test, and who trusts it. */
public record TestCertificate(Path certificate, Path key) {
  private static final Path OPENSSL = Path.of("/usr/bin/openssl");

  /** Whether one can be made here. */
  public static boolean isPossible() {
    return Files.isExecutable(OPENSSL);
  }

  public static TestCertificate in(Path folder) throws IOException, InterruptedException {
    var made = new TestCertificate(folder.resolve("fullchain.pem"), folder.resolve("privkey.pem"));
    var openssl =
        new ProcessBuilder(
            (OPENSSL
                    + " req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext"
                    + " subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "
                    + made.key
                    + " -out "
                    + made.certificate)
                .split(" "));
    int code =
        openssl
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.out").toFile())
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException("openssl made no certificate");
    }
    return made;
  }

  /** A phone or browser that trusts this certificate and no other. */
  public SSLContext trusted() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(certificate)) {
      store.setCertificateEntry(
          "halte", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
