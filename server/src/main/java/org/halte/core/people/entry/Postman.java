package org.halte.core.people.entry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.halte.base.kernel.Messages;
import org.halte.core.people.Member;
import org.halte.core.people.PeopleProblem;
import org.springframework.core.env.Environment;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Sends mail where HALTE_MAIL_URL names a server ({@code smtp://user:password@host:587} with
 * STARTTLS, {@code smtps://…:465}; user and password percent-encoded). HALTE_MAIL_FROM is the
 * sender, halte@host by default.
 */
@Component
final class Postman {

  private static final int SUBMISSION = 587;
  private static final int SMTPS = 465;
  private static final String TIMEOUT_MILLIS = "15000";

  private final Optional<JavaMailSenderImpl> sender;
  private final String from;
  private final Messages messages;

  Postman(Environment environment, Messages messages) {
    String url = environment.getProperty("halte.mail.url", "").strip();
    this.sender = url.isEmpty() ? Optional.empty() : Optional.of(sender(url));
    String host = sender.map(JavaMailSenderImpl::getHost).orElse("localhost");
    this.from = environment.getProperty("halte.mail.from", "halte@" + host);
    this.messages = messages;
  }

  boolean hasMail() {
    return sender.isPresent();
  }

  /**
   * Sends the texts {@code key-subject} and {@code key-text} with a link, in the reader's words.
   */
  void send(Member to, String key, String link) {
    SimpleMailMessage mail = new SimpleMailMessage();
    mail.setFrom(from);
    mail.setTo(to.email());
    mail.setSubject(messages.text(to.locale(), key + "-subject"));
    mail.setText(
        messages.text(to.locale(), key + "-text", Map.of("name", to.name(), "link", link)));
    sender.orElseThrow().send(mail);
  }

  private static JavaMailSenderImpl sender(String url) {
    try {
      URI uri = new URI(url);
      boolean tls = "smtps".equals(uri.getScheme());
      if ((!tls && !"smtp".equals(uri.getScheme())) || uri.getHost() == null) {
        throw PeopleProblem.badMailUrl();
      }
      JavaMailSenderImpl sender = new JavaMailSenderImpl();
      sender.setHost(uri.getHost());
      sender.setProtocol(uri.getScheme());
      sender.setPort(uri.getPort() > 0 ? uri.getPort() : tls ? SMTPS : SUBMISSION);
      Properties options = sender.getJavaMailProperties();
      options.put("mail." + uri.getScheme() + ".timeout", TIMEOUT_MILLIS);
      options.put("mail." + uri.getScheme() + ".connectiontimeout", TIMEOUT_MILLIS);
      if (uri.getUserInfo() != null) {
        String[] who = uri.getUserInfo().split(":", 2);
        sender.setUsername(who[0]);
        sender.setPassword(who.length > 1 ? who[1] : "");
        options.put("mail." + uri.getScheme() + ".auth", "true");
        // A password must not travel in the clear.
        options.put("mail.smtp.starttls.enable", "true");
        options.put("mail.smtp.starttls.required", "true");
      }
      return sender;
    } catch (URISyntaxException _) {
      throw PeopleProblem.badMailUrl();
    }
  }
}
