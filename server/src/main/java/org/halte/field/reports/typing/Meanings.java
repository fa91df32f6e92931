package org.halte.field.reports.typing;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.springframework.stereotype.Component;

/**
 * The meaning of each question of a form: the humanitarian hashtag that its {@code hxl} column gave
 * it, kept on the bind of the published XForm.
 */
@Component
public class Meanings {

  private static final Pattern BIND = Pattern.compile("<bind\\b[^>]*>");
  private static final Pattern NODESET = Pattern.compile("\\bnodeset=[\"']([^\"']+)[\"']");
  private static final Pattern HXL = Pattern.compile("\\bhxl=[\"']([^\"']+)[\"']");

  private final FormLibrary library;
  private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

  Meanings(FormLibrary library) {
    this.library = library;
  }

  /** Hashtag by path of question; empty for a version that was never published here. */
  public Map<String, String> of(FormId form, String version) {
    return library
        .findVersion(form, version)
        .or(() -> library.listVersions(form).stream().findFirst())
        .map(found -> known.computeIfAbsent(found.md5(), md5 -> read(found)))
        .orElse(Map.of());
  }

  private static Map<String, String> read(FormVersion version) {
    Map<String, String> meanings = new HashMap<>();
    Matcher bind = BIND.matcher(version.xformText());
    while (bind.find()) {
      Matcher path = NODESET.matcher(bind.group());
      Matcher hashtag = HXL.matcher(bind.group());
      if (path.find() && hashtag.find()) {
        meanings.put(path.group(1), hashtag.group(1));
      }
    }
    return Map.copyOf(meanings);
  }
}
