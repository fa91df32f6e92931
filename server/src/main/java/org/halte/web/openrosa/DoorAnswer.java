package org.halte.web.openrosa;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An answer ready to be written. */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record DoorAnswer(int status, String contentType, byte[] body) {

  static final String XML = "text/xml; charset=utf-8";

  static DoorAnswer xml(int status, String xml) {
    return new DoorAnswer(status, XML, xml.getBytes(UTF_8));
  }

  static DoorAnswer file(String contentType, byte[] body) {
    return new DoorAnswer(200, contentType, body);
  }

  static DoorAnswer empty(int status) {
    return new DoorAnswer(status, "", new byte[0]);
  }
}
