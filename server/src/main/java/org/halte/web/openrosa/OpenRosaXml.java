package org.halte.web.openrosa;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The XML answers of OpenRosa, in the shapes that Collect checks. */
final class OpenRosaXml {

  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private OpenRosaXml() {}

  /** One form of the list. */
  record FormEntry(
      String id,
      String name,
      String version,
      String md5,
      String downloadUrl,
      @Nullable String manifestUrl) {}

  /** One file of a manifest; an entity list has an address that tells which entities are gone. */
  record FileEntry(String name, String md5, String downloadUrl, @Nullable String integrityUrl) {}

  static String message(String sentence, String nature) {
    return DECLARATION
        + "<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\"><message nature=\""
        + text(nature)
        + "\">"
        + text(sentence)
        + "</message></OpenRosaResponse>\n";
  }

  static String formList(List<FormEntry> forms) {
    StringBuilder xml = new StringBuilder(DECLARATION);
    xml.append("<xforms xmlns=\"http://openrosa.org/xforms/xformsList\">\n");
    for (FormEntry form : forms) {
      xml.append("  <xform>");
      element(xml, "formID", form.id());
      element(xml, "name", form.name());
      element(xml, "version", form.version());
      element(xml, "hash", "md5:" + form.md5());
      element(xml, "downloadUrl", form.downloadUrl());
      if (form.manifestUrl() != null) {
        element(xml, "manifestUrl", form.manifestUrl());
      }
      xml.append("</xform>\n");
    }
    return xml.append("</xforms>\n").toString();
  }

  static String manifest(List<FileEntry> files) {
    StringBuilder xml = new StringBuilder(DECLARATION);
    xml.append("<manifest xmlns=\"http://openrosa.org/xforms/xformsManifest\">\n");
    for (FileEntry file : files) {
      xml.append(
          file.integrityUrl() == null ? "  <mediaFile>" : "  <mediaFile type=\"entityList\">");
      element(xml, "filename", file.name());
      element(xml, "hash", "md5:" + file.md5());
      element(xml, "downloadUrl", file.downloadUrl());
      if (file.integrityUrl() != null) {
        element(xml, "integrityUrl", file.integrityUrl());
      }
      xml.append("</mediaFile>\n");
    }
    return xml.append("</manifest>\n").toString();
  }

  /** Which of the asked entities are gone. */
  static String integrity(Collection<String> asked, Collection<String> gone) {
    StringBuilder xml = new StringBuilder(DECLARATION).append("<data><entities>");
    for (String id : asked) {
      xml.append("<entity id=\"").append(text(id)).append("\">");
      element(xml, "deleted", Boolean.toString(gone.contains(id)));
      xml.append("</entity>");
    }
    return xml.append("</entities></data>\n").toString();
  }

  private static void element(StringBuilder xml, String name, String value) {
    xml.append('<').append(name).append('>').append(text(value));
    xml.append("</").append(name).append('>');
  }

  /** Escaped; what XML cannot hold becomes a question mark. */
  static String text(String value) {
    StringBuilder safe = new StringBuilder(value.length() + 16);
    value
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\t', '\n', '\r' -> safe.append((char) c);
            default -> {
              boolean unfit =
                  c < 0x20 || (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF;
              safe.appendCodePoint(unfit ? '?' : c);
            }
          }
        });
    return safe.toString();
  }
}
