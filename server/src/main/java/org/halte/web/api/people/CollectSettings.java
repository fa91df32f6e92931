package org.halte.web.api.people;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings of ODK Collect for one phone, as Collect reads them from a QR code: JSON, compressed
 * by zlib, in base64. With them Collect keeps exactly the forms of Halte, sends by itself, keeps
 * nothing of what it sent (a phone may be lost or seized) and tells nobody how it is used. Collect
 * drops a key or value that its schema does not know without a word.
 *
 * @see <a href="https://docs.getodk.org/collect-import-export/">Collect's settings</a>
 * @see <a href="https://getodk.org/client-settings.schema.json">The schema of their keys and
 *     values</a>
 */
final class CollectSettings {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CollectSettings() {}

  /**
   * The text for the QR code.
   *
   * @param server address with the phone's token
   * @param project what Collect calls it: the association
   */
  static String qrText(String server, String project) {
    Map<String, Object> general =
        Map.of(
            "protocol", "odk_default",
            "server_url", server,
            "form_update_mode", "match_exactly",
            "periodic_form_updates_check", "every_fifteen_minutes",
            "autosend", "wifi_and_cellular",
            "delete_send", true,
            "analytics", false);
    Map<String, Object> settings =
        Map.of(
            "general",
            general,
            "admin",
            Map.of(),
            "project",
            Map.of("name", project, "icon", "H", "color", "#1F5C53"));
    return compressed(JSON.writeValueAsBytes(settings));
  }

  private static String compressed(byte[] json) {
    var bytes = new ByteArrayOutputStream();
    try (var zlib = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION))) {
      zlib.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return new String(Base64.getEncoder().encode(bytes.toByteArray()), StandardCharsets.US_ASCII);
  }
}
