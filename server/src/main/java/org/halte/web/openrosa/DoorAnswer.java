package org.halte.web.openrosa;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.halte.web.files.ServedFile;

/**
 * An answer ready to be written.
 *
 * @param disposition of a file, the header of that name; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record DoorAnswer(int status, String contentType, String disposition, byte[] body) {

  static final String XML = "text/xml; charset=utf-8";

  static DoorAnswer xml(int status, String xml) {
    return new DoorAnswer(status, XML, "", xml.getBytes(UTF_8));
  }

  /** A form as Halte wrote it. */
  static DoorAnswer form(byte[] xform) {
    return new DoorAnswer(200, XML, "", xform);
  }

  /** A file that somebody gave with a form, or a list. */
  static DoorAnswer file(String name, byte[] content) {
    ServedFile served = ServedFile.of(name, content);
    return new DoorAnswer(200, served.contentType(), served.disposition(), content);
  }

  static DoorAnswer empty(int status) {
    return new DoorAnswer(status, "", "", new byte[0]);
  }
}
