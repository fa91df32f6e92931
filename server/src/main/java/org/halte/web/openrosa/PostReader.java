package org.halte.web.openrosa;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.halte.core.forms.answers.InstanceReader;
import org.halte.core.intake.IntakeProblem;
import org.halte.core.intake.SentFile;

/**
 * Reads the parts of a POST as they stream in, each into one array: the container's own way would
 * leave photos in the clear in temporary files.
 */
public final class PostReader {

  private static final String FORM_PART = "xml_submission_file";
  private static final int MOST_FILES = 200;
  private static final long MEGABYTE = 1_000_000;

  private final long largestFile;

  /** Reads files up to a size in bytes. */
  public PostReader(long largestFile) {
    this.largestFile = largestFile;
  }

  /** A form and its files as the phone sent them. */
  @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
  public record Post(byte[] xml, List<SentFile> files) {}

  /** Throws DoorProblem and IntakeProblem; IOException when the phone hung up. */
  public Post read(HttpServletRequest request) throws IOException {
    String type = Objects.requireNonNullElse(request.getContentType(), "");
    if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      throw DoorProblem.notMultipart();
    }
    FileUpload upload = new FileUpload();
    // Byte by byte first: phones write names in UTF-8 or Latin-1 without saying which.
    upload.setHeaderEncoding(StandardCharsets.ISO_8859_1.name());
    try {
      return read(upload.getItemIterator(new ServletRequestContext(request)));
    } catch (FileUploadIOException e) {
      throw (DoorProblem) DoorProblem.brokenMultipart().initCause(e);
    } catch (FileUploadException e) {
      throw (DoorProblem) DoorProblem.brokenMultipart().initCause(e);
    }
  }

  private Post read(FileItemIterator parts) throws FileUploadException, IOException {
    byte[] xml = null;
    List<SentFile> files = new ArrayList<>();
    while (parts.hasNext()) {
      FileItemStream part = parts.next();
      if (FORM_PART.equals(part.getFieldName())) {
        xml = readForm(part);
      } else if (part.getName() != null) {
        if (files.size() == MOST_FILES) {
          throw DoorProblem.tooManyFiles(MOST_FILES);
        }
        files.add(readFile(part));
      }
    }
    if (xml == null) {
      throw DoorProblem.noForm();
    }
    return new Post(xml, files);
  }

  private static byte[] readForm(FileItemStream part) throws IOException {
    try (InputStream in = part.openStream()) {
      byte[] content = in.readNBytes(InstanceReader.MAX_BYTES + 1);
      if (content.length > InstanceReader.MAX_BYTES) {
        throw IntakeProblem.xmlTooLarge(
            content.length + in.transferTo(OutputStream.nullOutputStream()));
      }
      return content;
    }
  }

  private SentFile readFile(FileItemStream part) throws IOException {
    String name = fileName(part.getName());
    try (InputStream in = part.openStream()) {
      byte[] content = in.readNBytes((int) largestFile + 1);
      if (content.length > largestFile) {
        long size = content.length + in.transferTo(OutputStream.nullOutputStream());
        throw IntakeProblem.fileTooLarge(name, size / MEGABYTE, largestFile / MEGABYTE);
      }
      return new SentFile(name, content);
    }
  }

  /** The name without folders, in UTF-8 if its bytes are UTF-8, else in Latin-1. */
  static String fileName(String raw) {
    String name = raw;
    try {
      name =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1)))
              .toString();
    } catch (CharacterCodingException e) {
      // Latin-1 after all: every byte is one letter, as read.
    }
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name =
        name.codePoints()
            .filter(c -> !Character.isISOControl(c))
            .limit(200)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return name.isBlank() ? "file" : name;
  }
}
