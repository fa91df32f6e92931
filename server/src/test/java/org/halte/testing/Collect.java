package org.halte.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.halte.testing.OpenRosaClient.PhoneFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * ODK Collect, as its source behaves: keeps the forms and files of its server and fetches those
 * whose hash changed, looks at root names, namespaces and checksums, asks by HEAD before it sends,
 * sends the form again with every bundle of files, and takes 201 and 202 for success and nothing
 * else. It gives name and password only over https, and only when it is asked.
 */
public final class Collect {

  /** What Collect refuses; its words are what the volunteer would see. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String words) {
      super(words);
    }
  }

  /** What an update brought: names of forms, and of files of forms, that were fetched. */
  public record Update(List<String> forms, List<String> files) {}

  private final URI server;
  private final Optional<String> login;
  private final HttpClient http;
  private final long bundle;
  private final Map<String, String> hashes = new LinkedHashMap<>();
  private final Map<String, byte[]> kept = new LinkedHashMap<>();

  private Collect(URI server, Optional<String> login, HttpClient http, long bundle) {
    this.server = server;
    this.login = login;
    this.http = http;
    this.bundle = bundle;
  }

  /** Set up by a QR code: everything is in the address. */
  public static Collect at(String server) {
    return new Collect(URI.create(server), Optional.empty(), client(null), Long.MAX_VALUE);
  }

  /** Set up by hand with an address, a name and a password. */
  public Collect login(String name, String password) {
    String both = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
    return new Collect(server, Optional.of("Basic " + both), http, bundle);
  }

  public Collect trusting(SSLContext context) {
    return new Collect(server, login, client(context), bundle);
  }

  /** As if the server announced no more than this for one POST. */
  public Collect bundles(long bytes) {
    return new Collect(server, login, http, bytes);
  }

  private static HttpClient client(SSLContext context) {
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5));
    return (context == null ? builder : builder.sslContext(context)).build();
  }

  /** Something that was fetched: {@code essai} or {@code essai/lieux.csv}. */
  public byte[] kept(String name) {
    return kept.get(name);
  }

  /** “Match exactly”: has what the server offers afterwards, no more and no less. */
  public Update update() {
    Update update = new Update(new ArrayList<>(), new ArrayList<>());
    Document list =
        xml(get(server + "/formList"), "xforms", "http://openrosa.org/xforms/xformsList");
    for (Element form : elements(list, "xform")) {
      String id = text(form, "formID").orElseThrow(() -> new Refused("a form without an id"));
      if (fetch(id, text(form, "hash"), text(form, "downloadUrl"))) {
        update.forms().add(id);
      }
      text(form, "manifestUrl").ifPresent(url -> files(id, url, update.files()));
    }
    List<String> offered =
        elements(list, "xform").stream().map(f -> text(f, "formID").get()).toList();
    kept.keySet().removeIf(name -> !offered.contains(name.replaceFirst("/.*", "")));
    hashes.keySet().retainAll(kept.keySet());
    return update;
  }

  private void files(String form, String manifest, List<String> fetched) {
    Document list = xml(get(manifest), "manifest", "http://openrosa.org/xforms/xformsManifest");
    for (Element file : elements(list, "mediaFile")) {
      String name = form + "/" + text(file, "filename").orElseThrow();
      if (fetch(name, text(file, "hash"), text(file, "downloadUrl"))) {
        fetched.add(name);
      }
      if (file.getAttribute("type").equals("entityList")) {
        integrity(text(file, "integrityUrl").orElseThrow());
      }
    }
  }

  /** Asks about an entity that was made on this phone only: it must not be called gone. */
  private void integrity(String address) {
    String url = address + (address.contains("?") ? "&" : "?") + "id=" + UUID.randomUUID();
    Document answer = xml(get(url), "data", "");
    for (Element entity : elements(answer, "entity")) {
      if (text(entity, "deleted").orElseThrow().equals("true")) {
        throw new Refused("an entity that the server never saw is called deleted");
      }
    }
  }

  private boolean fetch(String name, Optional<String> hash, Optional<String> url) {
    String wanted =
        hash.filter(h -> h.startsWith("md5:")).orElseThrow(() -> new Refused("no hash"));
    if (wanted.equals(hashes.get(name))) {
      return false;
    }
    byte[] content = get(url.orElseThrow());
    if (!wanted.equals("md5:" + md5(content))) {
      throw new Refused(name + " does not have the announced checksum");
    }
    hashes.put(name, wanted);
    kept.put(name, content);
    return true;
  }

  private byte[] get(String address) {
    HttpResponse<byte[]> answer = exchange(request(URI.create(address)).GET());
    if (answer.statusCode() != 200) {
      throw new Refused(answer.statusCode() + " " + message(answer));
    }
    return answer.body();
  }

  /** Sends a finished form; the words of the last answer. */
  public String send(String xml, PhoneFile... files) {
    return send(xml, UTF_8, files);
  }

  /** The same from a phone that writes file names in that charset. */
  public String send(String xml, Charset names, PhoneFile... files) {
    URI address =
        URI.create(server + "/submission?deviceID=" + URLEncoder.encode("collect:x", UTF_8));
    HttpResponse<byte[]> head = exchange(request(address).method("HEAD", BodyPublishers.noBody()));
    if (head.statusCode() != 204) {
      throw new Refused(head.statusCode() + " to HEAD");
    }
    URI target = head.headers().firstValue("Location").map(address::resolve).orElse(address);
    long announced =
        head.headers().firstValueAsLong("X-OpenRosa-Accept-Content-Length").orElseThrow();
    String words = "";
    for (List<PhoneFile> part :
        OpenRosaClient.split(xml, List.of(files), Math.min(announced, bundle))) {
      words = post(target, xml, part, names);
    }
    return words;
  }

  private String post(URI target, String xml, List<PhoneFile> files, Charset names) {
    String boundary = "----" + UUID.randomUUID();
    byte[] body = OpenRosaClient.multipart(boundary, xml.getBytes(UTF_8), files, names);
    HttpResponse<byte[]> answer =
        exchange(
            request(target)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body)));
    return switch (answer.statusCode()) {
      case 201, 202 -> message(answer);
      case 200 -> throw new Refused("200 Network login failure?");
      default -> throw new Refused(answer.statusCode() + " " + message(answer));
    };
  }

  /** Sends a form and drives into a tunnel: all bytes leave, the answer is never read. */
  public void sendAndLoseTheAnswer(String xml) throws IOException {
    String boundary = "tunnel";
    byte[] body = OpenRosaClient.multipart(boundary, xml.getBytes(UTF_8), List.of(), UTF_8);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoLinger(true, 0);
      OutputStream out = socket.getOutputStream();
      String head =
          "POST %s/submission?deviceID=collect%%3Ax HTTP/1.1\r\nHost: %s\r\nX-OpenRosa-Version: 1.0\r\nContent-Type: multipart/form-data; boundary=%s\r\nContent-Length: %d\r\n\r\n"
              .formatted(server.getPath(), server.getAuthority(), boundary, body.length);
      out.write(head.getBytes(UTF_8));
      out.write(body);
      out.flush();
      // The answer begins to arrive; the line breaks before anybody reads it.
      socket.getInputStream().read();
    }
  }

  private HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address)
        .timeout(Duration.ofSeconds(60))
        .header("X-OpenRosa-Version", "1.0")
        .header("User-Agent", "org.odk.collect.android/v2026.2.0 Dalvik/2.1.0");
  }

  /** Without a login first; with it when the server asks for Basic and the line is https. */
  private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
    HttpResponse<byte[]> answer = once(request.build());
    boolean asked =
        answer.statusCode() == 401
            && answer.uri().getScheme().equals("https")
            && answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic ");
    return asked && login.isPresent()
        ? once(request.header("Authorization", login.get()).build())
        : answer;
  }

  private HttpResponse<byte[]> once(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new Refused("no connection: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Document xml(byte[] body, String root, String namespace) {
    try {
      Document page =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(body));
      Element top = page.getDocumentElement();
      String found = top.getNamespaceURI() == null ? "" : top.getNamespaceURI();
      if (!top.getLocalName().equals(root) || !found.equals(namespace)) {
        throw new Refused("the answer is <" + top.getNodeName() + " xmlns=" + found + ">");
      }
      return page;
    } catch (org.xml.sax.SAXException
        | javax.xml.parsers.ParserConfigurationException
        | IOException e) {
      throw new Refused("the answer is not XML: " + e.getMessage());
    }
  }

  private static List<Element> elements(Document page, String name) {
    NodeList found = page.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static Optional<String> text(Element parent, String name) {
    NodeList found = parent.getElementsByTagNameNS("*", name);
    return found.getLength() == 0
        ? Optional.empty()
        : Optional.of(found.item(0).getTextContent().strip());
  }

  private static String message(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8)
        .replaceFirst("(?s).*<message[^>]*>(.*)</message>.*", "$1");
  }

  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
