package org.halte.core.forms;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.halte.base.kernel.Alphabet;
import org.halte.core.people.OrganisationId;

/** One published version of a form, as phones get it; never changed once somebody has it. */
public final class FormVersion {

  /** A name alone in a text or a source, whatever signs it holds; or one inside an expression. */
  private static final Pattern FILE =
      Pattern.compile(
          "(?<=>)jr://[a-z-]+/([^<\"/]+)(?=<)|src=\"jr://[a-z-]+/([^<\"/]+)\""
              + "|jr://[a-z-]+/([^\"'<>\\s)]+)");

  private static final Pattern START = Pattern.compile("<bind[^>]*preloadParams=\"start\"[^>]*>");
  private static final Pattern NODESET = Pattern.compile("nodeset=\"[^\"]*/([^\"/]+)\"");

  private final FormId form;
  private final Optional<OrganisationId> organisation;
  private final Optional<FormId> trialOf;
  private final Optional<String> category;
  private final String title;
  private final String version;
  private final byte[] xform;
  private final String md5;
  private final Instant publishedAt;
  private final List<FormFile> files;
  private final List<String> fileNames;

  FormVersion(
      FormId form,
      Optional<OrganisationId> organisation,
      Optional<FormId> trialOf,
      Optional<String> category,
      String title,
      String version,
      byte[] xform,
      String md5,
      Instant publishedAt,
      List<FormFile> files) {
    this.form = form;
    this.organisation = organisation;
    this.trialOf = trialOf;
    this.category = category;
    this.title = title;
    this.version = version;
    this.xform = xform.clone();
    this.md5 = md5;
    this.publishedAt = publishedAt;
    this.files = List.copyOf(files);
    this.fileNames = fileNamesIn(new String(xform, StandardCharsets.UTF_8));
  }

  /** Every file that an XForm speaks of ({@code jr://…/NAME}). */
  public static List<String> fileNamesIn(String xform) {
    return FILE.matcher(xform)
        .results()
        .map(FormVersion::fileName)
        .filter(name -> !name.equals("last-saved"))
        .distinct()
        .toList();
  }

  private static String fileName(MatchResult found) {
    for (int group = 1; group < found.groupCount(); group++) {
      if (found.group(group) != null) {
        return Alphabet.tidy(unescaped(found.group(group)));
      }
    }
    return found.group(found.groupCount());
  }

  /** XML 1.0, 4.6: the five signs that have a name of their own. */
  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }

  public FormId form() {
    return form;
  }

  /** The form's id as phones carry it and people read it. */
  public String id() {
    return form.publicId();
  }

  /** Whose form it is; empty for a form of the whole instance. */
  public Optional<OrganisationId> organisation() {
    return organisation;
  }

  /** The form that this one tries out; empty for a form in real use. */
  public Optional<FormId> trialOf() {
    return trialOf;
  }

  /** What an own form tells of: the id of the shipped form that it stands beside. */
  public Optional<String> category() {
    return category;
  }

  public String title() {
    return title;
  }

  /** "" when the form has none. */
  public String version() {
    return version;
  }

  /** The XForm, byte by byte what its {@link #md5} is about. */
  public byte[] xform() {
    return xform.clone();
  }

  public String xformText() {
    return new String(xform, StandardCharsets.UTF_8);
  }

  /** Of the exact bytes, 32 lower-case hexadecimal digits. */
  public String md5() {
    return md5;
  }

  public Instant publishedAt() {
    return publishedAt;
  }

  /** Pictures, sounds and tables that were published with it. */
  public List<FormFile> files() {
    return files;
  }

  /** Every file the form speaks of ({@code jr://…/NAME}), published with it or an entity list. */
  public List<String> fileNames() {
    return fileNames;
  }

  /**
   * Whether it was made of that very XForm and those files: to publish it again changes nothing.
   */
  public boolean isMadeOf(byte[] otherXform, List<Publication.Enclosure> enclosures) {
    Map<String, String> own =
        files.stream().collect(Collectors.toMap(FormFile::name, FormFile::md5));
    Map<String, String> others =
        enclosures.stream()
            .collect(
                Collectors.toMap(
                    Publication.Enclosure::name, file -> Digests.md5(file.content()), (a, b) -> b));
    return md5.equals(Digests.md5(otherXform)) && own.equals(others);
  }

  /** The name of the question in which the phone notes when the filling began. */
  public Optional<String> startQuestion() {
    Matcher bind = START.matcher(xformText());
    if (!bind.find()) {
      return Optional.empty();
    }
    Matcher nodeset = NODESET.matcher(bind.group());
    return nodeset.find() ? Optional.of(nodeset.group(1)) : Optional.empty();
  }

  boolean isFor(OrganisationId reader) {
    return organisation.isEmpty() || organisation.get().equals(reader);
  }
}
