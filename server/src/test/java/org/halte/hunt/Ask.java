package org.halte.hunt;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a spy asks.
 *
 * @param path as it stands in the request, encoded; {@code ~} stands for the asker's secret
 * @param type of the body; empty without one
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record Ask(String method, String path, String type, byte[] body, Map<String, String> headers) {

  private static final String BOUNDARY = "la-chasse";

  Ask {
    headers = Map.copyOf(headers);
  }

  static Ask get(String path) {
    return new Ask("GET", path, "", new byte[0], Map.of());
  }

  static Ask of(String method, String path, String json) {
    boolean bare = json.isEmpty();
    return new Ask(
        method,
        path,
        bare ? "" : "application/json",
        json.getBytes(StandardCharsets.UTF_8),
        Map.of());
  }

  static Ask post(String path, String json) {
    return of("POST", path, json);
  }

  /** A file of a multipart form; a part without file name is a plain field. */
  record Part(String field, String fileName, String type, byte[] content) {
    static Part text(String field, String text) {
      return new Part(field, "", "", text.getBytes(StandardCharsets.UTF_8));
    }

    static Part file(String field, String name, String type, String content) {
      return new Part(field, name, type, content.getBytes(StandardCharsets.UTF_8));
    }
  }

  static Ask upload(String path, Part... parts) {
    var body = new ByteArrayOutputStream();
    for (Part part : parts) {
      String file = part.fileName().isEmpty() ? "" : "; filename=\"" + part.fileName() + "\"";
      String type = part.type().isEmpty() ? "" : "\r\nContent-Type: " + part.type();
      String head =
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s%s\r\n\r\n"
              .formatted(BOUNDARY, part.field(), file, type);
      body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      body.writeBytes(part.content());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return new Ask(
        "POST", path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray(), Map.of());
  }

  /** A filled form as phones send it. */
  static Ask report(String xml, Part... files) {
    Part[] parts = new Part[files.length + 1];
    parts[0] = Part.file("xml_submission_file", "report.xml", "text/xml", xml);
    System.arraycopy(files, 0, parts, 1, files.length);
    return upload("/openrosa/~/submission?deviceID=hunt", parts);
  }

  /** The same at another address. */
  Ask at(String other) {
    return new Ask(method, other, type, body, headers);
  }

  Ask with(String header, String value) {
    var more = new java.util.HashMap<>(headers);
    more.put(header, value);
    return new Ask(method, path, type, body, more);
  }

  /** All that the asker said: what an answer merely repeats is no news to them. */
  String said() {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    try {
      return path + " " + URLDecoder.decode(path, StandardCharsets.UTF_8) + " " + text;
    } catch (IllegalArgumentException e) {
      return path + " " + text;
    }
  }

  @Override
  public String toString() {
    String text = new String(body, 0, Math.min(body.length, 300), StandardCharsets.UTF_8);
    String before = headers.containsKey("X-Handed") ? headers.get("X-Handed") + " then " : "";
    return before
        + method
        + " "
        + path
        + (text.isEmpty() ? "" : " ← " + text.replaceAll("\\s+", " "));
  }
}
